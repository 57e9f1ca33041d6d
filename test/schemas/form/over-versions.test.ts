import { frameFromRows } from "@returns/analysis";
import {
  choices,
  compareForms,
  defineForm,
  formOverVersions,
  group,
  integer,
  roster,
  selectOne,
  text,
} from "@returns/schemas";
import { expect, test } from "vitest";

const head = { id: "visit", title: "Visit", languages: ["en"], translations: {}, checks: [] } as const;
const first = defineForm(
  { ...head, version: "1" },
  {
    all: group(
      { label: "All" },
      {
        need: selectOne(choices("needs", { water: "Water", food: "Food" }), { label: "Need", role: "socio-economic" }),
        rooms: integer({ label: "Rooms", role: "socio-economic" }),
        people: roster(
          { label: "People", max: 9 },
          {
            age: integer({ label: "Age", role: "demographic" }),
            works: integer({ label: "Works", role: "demographic" }),
          },
        ),
      },
    ),
  },
);
const second = defineForm(
  { ...head, version: "2" },
  {
    all: group(
      { label: "All" },
      {
        // The list has another name and lacks a choice, two questions are gone, one is new
        need: selectOne(choices("wants", { food: "Food", work: "Work" }), { label: "Need", role: "socio-economic" }),
        dwelling: text({ label: "Dwelling", role: "socio-economic" }),
        people: roster({ label: "People", max: 9 }, { age: integer({ label: "Age", role: "demographic" }) }),
      },
    ),
  },
);

test("answers under all versions of a form are read together: every question has its column, every answer its code", () => {
  expect(compareForms(first, second)).toEqual([]);
  const form = formOverVersions(second, [first]);
  expect(form.hash).toBe(second.hash);
  const rows = [
    { need: "water", rooms: 3, people: [{ age: 40, works: 1 }] },
    { need: "work", dwelling: "tent", people: [{ age: 5 }] },
  ];
  const household = frameFromRows(form, rows, "household");
  expect([...household.columns.keys()].sort()).toEqual(["dwelling", "need", "rooms"]);
  expect(household.columns.get("need")).toMatchObject({
    levels: [{ code: "food" }, { code: "work" }, { code: "water" }],
  });
  expect([...frameFromRows(form, rows, "people").columns.keys()].sort()).toEqual(["age", "works"]);
  expect(() => frameFromRows(second, rows, "household")).toThrow(/water/);
});
