import { openInterview } from "@returns/schemas";
import { expect, test } from "vitest";
import { matrixParts, type Part } from "../../../survey-pwa/src/interview/matrix-parts.ts";
import { atNoon, rareKinds } from "../../schemas/kinds/rare-kinds.ts";
import { choices, formOf, survey } from "../../schemas/xlsform/sheets.ts";

const said = (parts: readonly Part[]) =>
  parts.map((part) =>
    part.part === "matrix" ? part.rows : part.item.item === "question" ? part.item.path : part.item.name,
  );

test("all questions of a table-list with the same choices stand in one matrix, and the group inside it below", () => {
  const items = openInterview(rareKinds, atNoon).layout("habits");
  expect(said(matrixParts(items, rareKinds, "table-list"))).toEqual([
    ["fetch_water", "meet_others", "call_home"],
    "more",
  ]);
  expect(said(matrixParts(items, rareKinds, undefined))).toEqual(["fetch_water", "meet_others", "call_home", "more"]);
});

test("what stands between two rows, another list, another way to tick and a list that is too long part a matrix", () => {
  const form = formOf(
    survey(`type|name|label|choice_filter
select_one l|a|?|
select_one l|b|?|
note|between|.|
select_one l|c|?|
select_multiple l|d|?|
select_multiple l|e|?|
select_one long|f|?|
select_one long|g|?|
select_one l|h|?|name = 'x'
select_one l|i|?|name = 'x'`),
    choices(`list_name|name|label
l|x|X
l|y|Y
${Array.from({ length: 8 }, (_, i) => `long|c${i}|C`).join("\n")}`),
  );
  const items = openInterview(form, atNoon).layout("part_1");
  expect(said(matrixParts(items, form, "w1 table-list"))).toEqual([
    ["a", "b"],
    "between",
    "c",
    ["d", "e"],
    "f",
    "g",
    "h",
    "i",
  ]);
});
