import { forms } from "@returns/schemas/forms";
import { expect, test } from "vitest";
import { qualitySigns } from "../../../server/src/project/quality.ts";

const { household } = forms;
const at = (minutes: number) => ({
  startedAt: "2026-11-24T08:00:00.000Z",
  finalisedAt: new Date(Date.UTC(2026, 10, 24, 8, minutes)).toISOString(),
});

/** Every question with choices of its own, answered with the choice at one place of its list. */
const answeredAt = (place: (nth: number) => number) =>
  Object.fromEntries(
    [...household.questions.values()].flatMap(({ name, kind, list }, nth) => {
      const choices = household.lists.get(list ?? "");
      if (kind !== "selectOne" || choices?.source !== "form") return [];
      const code = choices.choices[place(nth) % choices.choices.length]?.code;
      return code === undefined ? [] : [[name, code]];
    }),
  );
const alike = answeredAt(() => 0);
const varied = answeredAt((nth) => nth);

test("[B64] all answers at the same place of their lists within two minutes: both signs are seen", () => {
  expect(qualitySigns(household, { answers: alike, ...at(2) })).toEqual(["hurried", "alike"]);
});

test("an interview at the pace of a conversation with answers of its own has no sign", () => {
  expect(Object.keys(varied).length).toBeGreaterThan(40);
  expect(qualitySigns(household, { answers: varied, ...at(25) })).toEqual([]);
  expect(qualitySigns(household, { answers: alike, ...at(25) })).toEqual(["alike"]);
  expect(qualitySigns(household, { answers: varied, ...at(2) })).toEqual(["hurried"]);
});

test("a short visit says nothing, and members count as much as the household", () => {
  expect(qualitySigns(household, { answers: { visit_result: "refused", consent_given: "no" }, ...at(0) })).toEqual([]);
  const member = Array.from({ length: 12 }, () => ({ member_sex: "female", member_age: 30 }));
  expect(qualitySigns(household, { answers: { member }, ...at(1) })).toEqual(["hurried", "alike"]);
});
