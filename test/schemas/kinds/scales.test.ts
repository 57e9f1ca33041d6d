import { kinds, openInterview, type Question } from "@returns/schemas";
import { exportXlsForm } from "@returns/schemas/xlsform";
import { expect, test } from "vitest";
import { choices, faults, formOf, survey } from "../xlsform/sheets.ts";
import { atNoon, rareKinds } from "./rare-kinds.ts";

const problemsOf = (name: string, value: number | readonly string[]) => {
  const interview = openInterview(rareKinds, atNoon);
  interview.set(name, value);
  return interview.question(name).problems.map(({ message }) => message.en);
};

test("a number between two steps of a scale is refused, and the nearest one is named", () => {
  expect(problemsOf("safety", 7)).toEqual([]);
  expect(problemsOf("safety", 7.5)).toEqual(["7.5 lies between two steps: from 0 it goes on by 1, such as 8"]);
  expect(problemsOf("safety", 11)).toEqual(["11 is not between 0 and 10"]);
  expect(problemsOf("share", 0.3), "0.1 + 0.1 + 0.1 is no other number").toEqual([]);
  expect(problemsOf("share", 0.35)).toHaveLength(1);
});

test("the end of a scale that no step reaches is no answer", () => {
  const question: Question = {
    ...openInterview(rareKinds, atNoon).question("safety").question,
    settings: { min: 1, max: 12, step: 4 },
  };
  const judging = { today: "2026-11-24", offered: [] };
  expect(kinds.range.problems(9, question, judging)).toEqual([]);
  expect(kinds.range.problems(12, question, judging)).toMatchObject([
    { message: { en: expect.stringContaining("9") } },
  ]);
});

test("a scale has no value before somebody gives one", () => {
  const state = openInterview(rareKinds, atNoon).question("safety");
  expect([state.value, state.problems.map(({ code }) => code)]).toEqual([undefined, ["required"]]);
});

test("an order that lacks a choice is kept, and is not finished", () => {
  expect(problemsOf("first_needs", ["food", "water"])).toEqual(["2 of 4 are ranked: give every one its place"]);
  expect(problemsOf("first_needs", ["food", "water", "school", "shelter"])).toEqual([]);
  expect(problemsOf("first_needs", ["food", "water", "school", "gold"])).toEqual([
    'The answer "gold" is not among those offered here: choose again',
  ]);
  expect(problemsOf("first_needs", ["food", "food", "school", "water"])).toEqual([
    "This answer cannot be kept: answer again",
  ]);
});

test("rules read an order as ODK writes it: codes in a row, the first one first", () => {
  const form = formOf(
    survey(
      "type|name|label|calculation\nrank n|r|?|\ncalculate|all||string(${r})\ncalculate|top||selected-at(${r}, 0)",
    ),
    choices("list_name|name|label\nn|a|A\nn|b|B\nn|c|C"),
  );
  const interview = openInterview(form, atNoon);
  interview.set("r", ["c", "a", "b"]);
  expect([interview.question("all").value, interview.question("top").value]).toEqual(["c a b", "c"]);
});

test("range and rank are read from a sheet and written for other tools", () => {
  const sheets = [
    survey(
      "type|name|label|parameters\nrange|a|?|start=0;end=1;step=0.25\nrange|b|?|\nrange|c|?|end=5\nrank n|d|?|randomize=true",
    ),
    choices("list_name|name|label\nn|x|X\nn|y|Y"),
  ];
  const form = formOf(...sheets);
  expect(["a", "b", "c"].map((name) => form.questions.get(name)?.settings)).toEqual([
    { min: 0, max: 1, step: 0.25 },
    { min: 1, max: 10, step: 1 },
    { min: 1, max: 5, step: 1 },
  ]);
  expect(faults(...sheets)).toEqual([]);
  expect(form.questions.get("d")?.settings).toEqual({ randomize: true });
  const [sheet] = exportXlsForm(rareKinds).sheets;
  const headers = sheet?.rows[0]?.cells ?? [];
  const cell = (name: string, header: string) =>
    sheet?.rows.find(({ cells }) => cells[1] === name)?.cells[headers.indexOf(header)];
  expect([cell("share", "type"), cell("share", "parameters"), cell("share", "constraint")]).toEqual([
    "range",
    "start=0 end=1 step=0.1",
    "",
  ]);
  expect([cell("first_needs", "type"), cell("welcome", "appearance")]).toEqual(["rank needs", "likert"]);
});
