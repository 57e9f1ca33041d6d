import { householdPlan, runPlan, surveyOptions } from "@returns/analysis";
import { forms } from "@returns/schemas/forms";
import { expect, test } from "vitest";
import { households, units } from "./simulated.ts";

const tables = runPlan(householdPlan, units, { ...surveyOptions, provisional: true, simulated: true });

test("every table of the plan is made from the interviews that the form records", () => {
  expect(tables.map(({ id }) => id)).toEqual(householdPlan.map(({ id }) => id));
  for (const table of tables)
    expect(
      table.cells.some(({ value }) => value.status === "shown"),
      table.id,
    ).toBe(true);
  expect(forms.household.answers.safeParse(households[0]).error?.issues.map(({ code }) => code) ?? []).not.toContain(
    "unrecognized_keys",
  );
});

test("persons in T05 are as many as household members with a known age", () => {
  const members = households.flatMap(({ member }) => (Array.isArray(member) ? member : []));
  expect(tables.find(({ id }) => id === "T05")?.base.respondents).toBe(members.length);
});

test("the households of T14 add up to the displaced households of the weights", () => {
  const table = tables.find(({ id }) => id === "T14.households");
  const last = { row: (table?.rows.length ?? 0) - 1, column: (table?.columns.length ?? 0) - 1 };
  const corner = table?.cells.find(({ row, column }) => row === last.row && column === last.column)?.value;
  expect(corner).toMatchObject({ status: "shown" });
  expect(corner?.status === "shown" ? corner.estimate : 0).toBeCloseTo(table?.base.weighted ?? 0, 6);
});

test("titles, universes and derived variables have all languages of the form", () => {
  const labels = householdPlan.flatMap(({ title, universe, derive }) => [
    title,
    ...(universe === undefined ? [] : [universe.label]),
    ...Object.values(derive ?? {}).map(({ label }) => label),
  ]);
  for (const label of labels) expect(Object.keys(label)).toEqual(["en", "ar", "fr"]);
});

test("strata have the names that the project gives them", () => {
  const table = tables.find(({ id }) => id === "T36");
  expect(table?.rows.find(({ code }) => code === "SD03-camp")?.label.ar).toBe("مخيمات جنوب دارفور");
});
