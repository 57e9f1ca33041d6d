import { calculate, choices, defineForm, formChanges, group, integer, selectMany, text } from "@returns/schemas";
import { expect, test } from "vitest";

const needs = choices("needs", { water: "Water", food: "Food" });
const fewer = choices("needs", { food: "Food", work: "Work" });
const remark = text({ label: "Anything else?", role: "identifier", purpose: "Remarks" });
const head = { id: "visit", title: "Visit", languages: ["en"], translations: {}, checks: [] } as const;
const first = defineForm(
  { ...head, version: "1" },
  {
    all: group(
      { label: "All" },
      {
        people: integer({ label: "How many people?", role: "demographic" }),
        wanted: selectMany(needs, { label: "What do you need?", role: "socio-economic" }),
        before: selectMany(needs, { label: "What did you need?", role: "socio-economic" }),
        remark,
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
        people: integer({ label: "How many people live here?", role: "demographic" }),
        children: integer({ label: "How many children?", role: "demographic" }),
        adults: calculate({
          calculation: "${people} - ${children}",
          label: "Adults",
          measure: "number",
          role: "demographic",
        }),
        wanted: selectMany(fewer, { label: "What do you need?", role: "socio-economic" }),
        before: selectMany(fewer, { label: "What did you need?", role: "socio-economic" }),
      },
    ),
  },
);

test("what an enumerator meets in a new version is told: questions and choices that came, went or read otherwise", () => {
  expect(formChanges(first, second)).toEqual([
    { change: "question-added", question: { en: "How many children?" } },
    { change: "question-gone", question: { en: "Anything else?" } },
    { change: "question-reworded", question: { en: "How many people live here?" } },
    { change: "choice-added", question: { en: "What do you need?" }, choice: { en: "Work" } },
    { change: "choice-gone", question: { en: "What do you need?" }, choice: { en: "Water" } },
  ]);
});
