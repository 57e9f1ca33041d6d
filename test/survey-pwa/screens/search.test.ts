import type { Choice } from "@returns/schemas";
import fc from "fast-check";
import { expect, test } from "vitest";
import { fold } from "../../../survey-pwa/src/widgets/fold.ts";
import { searchChoices } from "../../../survey-pwa/src/widgets/search.ts";

const place = (code: string, en: string, ar: string): Choice => ({ code, label: { en, ar } });
const places = [
  place("SD01", "Omdurman", "أم درمان"),
  place("SD02", "El Fasher", "الفاشر"),
  place("SD03", "Kassala Town", "مدينة كسلا"),
  place("SD04", "Rural Kassala", "ريفي كسلا"),
  place("SD05", "Wad Medani Al Kubra", "ود مدني الكبرى"),
];
const found = (typed: string): readonly string[] =>
  searchChoices(places, typed, 50).choices.map((choice) => choice.code);

test("a place is found however its alef, teh marbuta and yeh are spelt", () => {
  expect(found("ام درمان")).toEqual(["SD01"]);
  expect(found("إم")).toEqual(["SD01"]);
  expect(found("مدينه")).toEqual(["SD03"]);
  expect(found("الكبري")).toEqual(["SD05"]);
  expect(found("كَسَلا")).toEqual(["SD03", "SD04"]);
});

test("a place is found without the article in front of its name", () => {
  expect(found("فاشر")).toEqual(["SD02"]);
});

test("a place is found in any language, in small or capital letters, with or without accents", () => {
  expect(found("omdur")).toEqual(["SD01"]);
  expect(found("EL-FÂSHER")).toEqual(["SD02"]);
});

test("places that begin with what was typed come first", () => {
  expect(found("kassala")).toEqual(["SD03", "SD04"]);
  expect(found("rural")).toEqual(["SD04"]);
});

test("an empty search shows the beginning of the list and how long it is", () => {
  const { choices, total } = searchChoices(places, "  ", 2);
  expect(choices.map((choice) => choice.code)).toEqual(["SD01", "SD02"]);
  expect(total).toBe(5);
});

test("20,000 places are searched within the time of one key", () => {
  const many = Array.from({ length: 20_000 }, (_, n) => place(`P${n}`, `Village ${n}`, `قرية ${n}`));
  searchChoices(many, "v", 50);
  const start = performance.now();
  expect(searchChoices(many, "قريه 1999", 50).total).toBe(11);
  expect(performance.now() - start).toBeLessThan(100);
});

test("folding a folded text changes nothing", () => {
  fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => fold(fold(text)) === fold(text)));
});
