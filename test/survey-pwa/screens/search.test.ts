import type { Choice } from "@returns/schemas";
import { forms } from "@returns/schemas/forms";
import fc from "fast-check";
import { expect, test } from "vitest";
import { fold } from "../../../survey-pwa/src/widgets/fold.ts";
import { searchChoices } from "../../../survey-pwa/src/widgets/search.ts";
import { slips } from "../../../survey-pwa/src/widgets/slips.ts";

const place = (code: string, en: string, ar: string): Choice => ({ code, label: { en, ar } });
const places = [
  place("SD01", "Omdurman", "أم درمان"),
  place("SD02", "El Fasher", "الفاشر"),
  place("SD03", "Kassala Town", "مدينة كسلا"),
  place("SD04", "Rural Kassala", "ريفي كسلا"),
  place("SD05", "Wad Medani Al Kubra", "ود مدني الكبرى"),
  place("SD06", "Village 12", "قرية ١٢"),
];
const found = (typed: string): readonly string[] =>
  searchChoices(places, typed, 50).choices.map((choice) => choice.code);

test("a place is found however its alef, hamza, teh marbuta and yeh are spelt", () => {
  expect(found("ام درمان")).toEqual(["SD01"]);
  expect(found("إم")).toEqual(["SD01"]);
  expect(found("مدينه")).toEqual(["SD03"]);
  expect(found("الكبري")).toEqual(["SD05"]);
  expect(found("كَسَلا")).toEqual(["SD03", "SD04"]);
  expect(found("كـــسلاء")).toEqual(["SD03", "SD04"]);
});

test("a place is found without the article in front of its name", () => {
  expect(found("فاشر")).toEqual(["SD02"]);
  expect(found("fasher")).toEqual(["SD02"]);
});

test("a place is found in any language, in small or capital letters, with or without accents", () => {
  expect(found("omdur")).toEqual(["SD01"]);
  expect(found("EL-FÂSHER")).toEqual(["SD02"]);
});

test("a number in a name is found in Latin, Arabic and Persian digits", () => {
  for (const typed of ["12", "١٢", "۱۲"]) expect(found(typed)).toEqual(["SD06"]);
});

test("names that begin with what was typed come first, then words that do, then letters inside", () => {
  const some = ["Hadama", "Wad Adam", "Adam", "Adamiya"].map((name) => place(name, name, name));
  expect(searchChoices(some, "adam", 9).choices.map(({ code }) => code)).toEqual([
    "Adam",
    "Adamiya",
    "Wad Adam",
    "Hadama",
  ]);
});

test("one letter finds names in which a word begins with it, also behind the article, the best first", () => {
  expect(found("k")).toEqual(["SD03", "SD04", "SD05"]);
  expect(found("f")).toEqual(["SD02"]);
  expect(found("ف")).toEqual(["SD02"]);
  expect(found("ك")).toEqual(["SD03", "SD04", "SD05"]);
  expect(found("s")).toEqual([]);
  const some = ["Hai A", "Al Azaza", "Bara", "A", "Abu"].map((name) => place(name, name, name));
  expect(searchChoices(some, "a", 9).choices.map(({ code }) => code)).toEqual(["A", "Al Azaza", "Abu", "Hai A"]);
});

test("a slip of the finger is forgiven, in both scripts, where nothing is spelt so", () => {
  expect(found("kasala")).toEqual(["SD03", "SD04"]);
  expect(found("medeni")).toEqual(["SD05"]);
  expect(found("فشار")).toEqual(["SD02"]);
  expect(found("wad medni")).toEqual(["SD05"]);
  expect(found("umdurman")).toEqual(["SD01"]);
  expect(found("امدرمان")).toEqual(["SD01"]);
});

test("short words and words that are spelt right find nothing that is only like them", () => {
  expect(found("xa")).toEqual([]);
  expect(found("rural")).toEqual(["SD04"]);
});

test("every locality of Sudan is the first or among the first to be found by its name, in both scripts, also with a slip", () => {
  const list = forms.household.lists.get("sd_locality");
  const localities =
    list?.source === "form" ? list.choices.filter(({ columns }) => columns?.state?.startsWith("SD")) : [];
  expect(localities).toHaveLength(189);
  for (const { code, label } of localities) {
    for (const name of [label.en ?? "", label.ar ?? ""]) {
      const codes = (typed: string) => searchChoices(localities, typed, 30).choices.map((choice) => choice.code);
      expect(codes(name).slice(0, 3)).toContain(code);
      const middle = Math.floor(name.length / 2);
      if (name.length >= 7) expect(codes(name.slice(0, middle) + name.slice(middle + 1))).toContain(code);
    }
  }
});

test("an empty search shows the beginning of the list and how long it is", () => {
  const { choices, total } = searchChoices(places, "  ", 2);
  expect(choices.map((choice) => choice.code)).toEqual(["SD01", "SD02"]);
  expect(total).toBe(6);
});

test("what cannot be shown is counted", () => {
  const many = Array.from({ length: 90 }, (_, n) => place(`P${n}`, `Village ${n}`, `قرية ${n}`));
  expect(searchChoices(many, "village", 30)).toMatchObject({ total: 90, choices: { length: 30 } });
});

test("folding a folded text changes nothing", () => {
  fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => fold(fold(text)) === fold(text)));
});

test("slips are counted as the whole table of distances would count them", () => {
  const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 7 });
  fc.assert(
    fc.property(word, word, (typed, other) => {
      const whole = distance(typed, other);
      const last = Math.min(...Array.from({ length: other.length + 1 }, (_, n) => distance(typed, other.slice(0, n))));
      expect(slips(typed, other, "whole", 2)).toBe(Math.min(whole, 3));
      expect(slips(typed, other, "last", 2)).toBe(Math.min(last, 3));
    }),
    { numRuns: 2_000 },
  );
});

/** The same distance by its definition. */
function distance(a: string, b: string): number {
  if (a === "" || b === "") return a.length + b.length;
  const step = a.at(-1) === b.at(-1) ? 0 : 1;
  const ways = [
    distance(a.slice(0, -1), b) + 1,
    distance(a, b.slice(0, -1)) + 1,
    distance(a.slice(0, -1), b.slice(0, -1)) + step,
  ];
  if (a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1)) {
    ways.push(distance(a.slice(0, -2), b.slice(0, -2)) + 1);
  }
  return Math.min(...ways);
}
