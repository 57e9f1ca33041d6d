import type { Grouping } from "../design/grouping.ts";
import { WeightError } from "./weight-error.ts";

/** What became of a household that was drawn. */
export type Outcome = "responded" | "did-not-respond" | "not-eligible";

/**
 * Weights after the households of a class that did not answer were given to those of the class that did: each weight is
 * multiplied by Σ weights of the eligible ÷ Σ weights of the respondents (Särndal, Swensson & Wretman 1992, 15.6.2). It takes away
 * what non-response biases as far as answering depends on the class alone, so choose classes that tell apart who answers.
 *
 * @param outcomes one per row, as `weights`; households that are not eligible stand for nobody
 * @returns 0 for every row that did not respond
 * @throws WeightError with every class that nobody answered for, and the first row without a class
 *
 * @example
 * ```ts
 * import { grouping, respondentWeights } from "@returns/analysis";
 *
 * const camp = grouping(["tents", "tents", "tents", "huts"]);
 * const outcomes = ["responded", "did-not-respond", "not-eligible", "responded"] as const;
 * expect([...respondentWeights(Float64Array.of(10, 10, 10, 5), camp, outcomes)]).toEqual([20, 0, 0, 5]);
 * ```
 */
export function respondentWeights(
  weights: Float64Array,
  { codes, labels }: Grouping,
  outcomes: readonly Outcome[],
): Float64Array {
  const eligible = new Float64Array(labels.length);
  const responded = new Float64Array(labels.length);
  const problems: string[] = [];
  for (const [row, outcome] of outcomes.entries()) {
    if (outcome === "not-eligible") continue;
    const code = codes[row] ?? -1;
    if (code < 0) {
      problems.push(
        `row ${row + 1} is in no class of non-response: complete it, or choose a variable that every row has`,
      );
      break;
    }
    eligible[code] = (eligible[code] ?? 0) + (weights[row] ?? 0);
    if (outcome === "responded") responded[code] = (responded[code] ?? 0) + (weights[row] ?? 0);
  }
  for (const [code, label] of labels.entries()) {
    if ((eligible[code] ?? 0) > 0 && responded[code] === 0)
      problems.push(`nobody of class "${label}" responded, so nobody can stand for it: merge it with another class`);
  }
  if (problems.length > 0) throw new WeightError(problems);
  return weights.map((weight, row) => {
    const code = codes[row] ?? -1;
    return outcomes[row] === "responded" ? (weight * (eligible[code] ?? 0)) / (responded[code] ?? 1) : 0;
  });
}
