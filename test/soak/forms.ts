import { compareEngines, trialOf } from "../oracle/differential.ts";

/**
 * Answers forms made by chance in our engine and in ODK Web Forms', and compares every question after every step.
 *
 * @returns whether they agreed on all
 */
export async function compareForms(forms: number, seed: number): Promise<boolean> {
  let agreed = 0;
  let steps = 0;
  for (let each = seed; each < seed + forms; each += 1) {
    const { form, script } = trialOf(each);
    const outcome = await compareEngines(form, script);
    if (outcome.status === "agreed") {
      agreed += 1;
      steps += outcome.steps;
      continue;
    }
    console.log(`seed ${each}:\n  ${outcome.done.join("\n  ")}`);
    for (const difference of outcome.differences) {
      const [place = ""] = difference.split(":");
      const question = form.questions.get(place.split("/").at(-1) ?? "");
      console.log(`  ${difference}\n    ${JSON.stringify(question)}`);
    }
  }
  console.log(`${steps} steps compared`);
  console.log(`forms: ${agreed} of ${forms}`);
  return agreed === forms;
}
