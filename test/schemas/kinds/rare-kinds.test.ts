import { checkForm, codebook, formFromWire, formToWire } from "@returns/schemas";
import { exportXlsForm, importXlsForm, readWorkbook, writeXlsx } from "@returns/schemas/xlsform";
import { expect, test } from "vitest";
import { answeredByChance, rareKinds } from "./rare-kinds.ts";

test("the form of rarer kinds has nothing wrong with it", () => expect(checkForm(rareKinds)).toEqual([]));

test("it travels as data and comes back as the same form", () => {
  const back = formFromWire(JSON.parse(JSON.stringify(formToWire(rareKinds))));
  expect(back.status === "form" && back.form.hash).toBe(rareKinds.hash);
});

test("it reads back from its workbook as the same form", () => {
  const workbook = readWorkbook(writeXlsx(exportXlsForm(rareKinds).sheets));
  if (workbook.status !== "workbook") throw new Error(workbook.message);
  const back = importXlsForm(workbook.sheets, "rare.xlsx");
  expect(back.status === "form" && formToWire(back.form)).toEqual(formToWire(rareKinds));
});

test("whoever answers it by chance can finish, and the form takes all that was answered", () => {
  for (let seed = 1; seed <= 40; seed += 1) {
    expect(rareKinds.answers.safeParse(answeredByChance(seed)).error?.issues).toBeUndefined();
  }
});

test("every variable of it is in the codebook", () => {
  expect(codebook(rareKinds).map(({ variable, measure }) => `${variable}: ${measure}`)).toEqual([
    "audit: text",
    "read_out: category",
    "batch: number",
    "people: number",
    "doubled: number",
    "left: period",
    "born: period",
    "came: moment",
    "planned: date",
    "months_away: number",
    "way: place",
    "field: place",
    "way_length: number",
    "field_area: number",
    "fetch_water: category",
    "meet_others: category",
    "call_home: category",
    "sold: categories",
    "sold_before: categories",
    "safety: number",
    "share: number",
    "welcome: category",
    "first_needs: ranking",
  ]);
});
