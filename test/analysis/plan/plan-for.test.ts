import { householdPlan, Plan, planFor } from "@returns/analysis";
import type { forms } from "@returns/schemas/forms";
import { expect, test } from "vitest";

const table = planFor<typeof forms.household>();
const sides = {
  rows: { axis: "categories", levels: "all" },
  columns: { axis: "groups", by: [], total: "first" },
} as const;
const common = { id: "X", title: { en: "X" }, unit: "household", chart: "bar", ...sides } as const;

test("a misspelt variable does not compile", () => {
  // @ts-expect-error obstacle is spelt with an "e"
  table({ ...common, measure: { statistic: "proportion", of: ["obstacl"], within: "group", show: [] } });
  // @ts-expect-error no member has this question
  table({ ...common, measure: { statistic: "mean", of: ["member_height"] } });
  const right = table({ ...common, measure: { statistic: "proportion", of: ["obstacle"], within: "group", show: [] } });
  expect(right.id).toBe("X");
});

test("the plan that comes with the household interview is one that the command would accept", () => {
  expect(Plan.parse(JSON.parse(JSON.stringify(householdPlan)))).toEqual(householdPlan);
});

test("a plan whose sides do not fit what it measures is refused with the reason", () => {
  const result = Plan.safeParse([
    { ...common, measure: { statistic: "mean", of: ["hh_size"] } },
    { ...common, measure: { statistic: "proportion", of: ["a", "b"], within: "group", show: [] } },
  ]);
  expect(result.error?.issues.map(({ message }) => message)).toEqual([
    'X: only a proportion has categories; use the axes "variables" and "groups" for a mean',
    'X: 2 variables need the axis "variables" on one side',
    'two entries have the id "X"',
  ]);
});
