import { batchRules, forms, householdDesign } from "@returns/schemas/forms";
import { expect, test } from "vitest";

test("the twelve rules that compare interviews look at variables of the form only", () => {
  expect(batchRules.map(({ id }) => id)).toEqual(
    Array.from({ length: 12 }, (_, i) => `Q${String(i + 1).padStart(2, "0")}`),
  );
  for (const name of batchRules.flatMap(({ variables }) => variables))
    expect(forms.household.questions.has(name)).toBe(true);
});

test("every rule is said in English, Arabic and French", () => {
  for (const { message } of batchRules) expect(Object.keys(message)).toEqual(["en", "ar", "fr"]);
});

test("the variables of the sampling design stand in the form, and none of them tells who the household is", () => {
  const { unit, stratum, cluster } = householdDesign;
  for (const name of [unit, stratum, cluster]) expect(forms.household.questions.get(name)?.role).toBe("design");
});
