import { expect, test } from "vitest";
import { wordsFor } from "../../../survey-pwa/src/words/index.ts";
import { appLanguages, directionOf, speak } from "../../../survey-pwa/src/words/language.ts";

const counts = [0, 1, 2, 3, 7, 11, 21, 100, 101, 1_000];

test.each(appLanguages)("every sentence of the app exists in %s, for every count, without empty places", (language) => {
  for (const { name, text } of sentences(wordsFor(language, "latn").words)) {
    expect(text, name).not.toBe("");
    expect(text, name).not.toMatch(/undefined|NaN|\[object/);
  }
});

test.each(appLanguages)("what an enumerator reads in %s ends without a period and never says invalid", (language) => {
  const messages = sentences(wordsFor(language, "latn").words).filter(({ name }) => name !== "enrol.intro");
  for (const { name, text } of messages) {
    expect(text, name).not.toMatch(/[.۔]$/);
    expect(text, name).not.toMatch(/invalid|غير صالح|invalide/i);
  }
});

test("Arabic and French say everything in their own words", () => {
  const english = new Map(sentences(wordsFor("en", "latn").words).map(({ name, text }) => [name, text]));
  const same = (["ar", "fr"] as const).map((language) =>
    sentences(wordsFor(language, "latn").words).filter(
      ({ name, text }) => /[a-z]{4}/i.test(text) && english.get(name) === text,
    ),
  );
  expect(same[0]).toEqual([]);
  // The same word in both languages
  expect(new Set(same[1]?.map(({ name }) => name.split("(")[0]))).toEqual(
    new Set(["interview.sections", "settings.form", "settings.version", "answers.points", "answers.point"]),
  );
});

test("Arabic has its own words for one, two, a few, many and a hundred", () => {
  const { words } = wordsFor("ar", "latn");
  const kinds = [1, 2, 3, 11, 100].map((count) => words.interview.questionsLeft(count));
  expect(kinds).toEqual(["بقي سؤال واحد", "بقي سؤالان", "بقيت 3 أسئلة", "بقي 11 سؤالًا", "بقي 100 سؤال"]);
});

test("numbers are written with Latin digits in Arabic unless the enumerator wants the others", () => {
  expect(wordsFor("ar", "latn").words.choices.upTo(3)).toContain("3");
  expect(wordsFor("ar", "arab").words.choices.upTo(3)).toContain("٣");
  expect(wordsFor("fr", "arab").words.choices.upTo(3)).toContain("3");
});

test("a day is written out, so that day and month cannot be mistaken", () => {
  expect(wordsFor("en", "latn").figures.day("2023-04-05")).toBe("5 April 2023");
  expect(wordsFor("fr", "latn").figures.day("2023-04-05")).toBe("5 avril 2023");
  expect(wordsFor("ar", "latn").figures.day("2023-04-05")).toBe("5 أبريل 2023");
  expect(wordsFor("en", "latn").figures.day("not a day")).toBe("not a day");
});

test("the direction of a text follows from its language, whatever it begins with", () => {
  expect(directionOf("ar-SD")).toBe("rtl");
  expect(directionOf("fr-SN")).toBe("ltr");
  expect(speak({ en: "Hello", ar: "UNHCR." }, "ar")).toEqual({ text: "UNHCR.", lang: "ar", dir: "rtl" });
});

test("a question without a translation is read out in the language that is there, in its own direction", () => {
  expect(speak({ en: "How many?" }, "ar")).toEqual({ text: "How many?", lang: "en", dir: "ltr" });
});

/** All sentences of a catalogue; those that take values are said with several. */
const sentences = (words: object, within = ""): readonly { readonly name: string; readonly text: string }[] =>
  Object.entries(words).flatMap(([key, value]: [string, unknown]) => {
    const name = within === "" ? key : `${within}.${key}`;
    if (typeof value === "string") return [{ name, text: value }];
    if (typeof value === "function") {
      return counts.map((count) => ({ name: `${name}(${count})`, text: String(value(count, count)) }));
    }
    return typeof value === "object" && value !== null ? sentences(value, name) : [];
  });
