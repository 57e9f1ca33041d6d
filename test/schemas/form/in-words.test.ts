import {
  choices,
  codebook,
  conditionsInWords,
  defineForm,
  expressionInWords,
  group,
  integer,
  roster,
  selectMany,
  selectOne,
  text,
} from "@returns/schemas";
import { forms } from "@returns/schemas/forms";
import { expect, test } from "vitest";

const yes_no = choices("yes_no", { yes: "Yes", no: "No", unsure: "Not sure" });
const needs_list = choices("needs_list", { water: "Water", food: "Food" });
const form = defineForm(
  {
    id: "words",
    version: "1",
    title: "Words",
    languages: ["en", "ar"],
    translations: {
      ar: {
        title: "كلمات",
        lists: { yes_no: { yes: "نعم", no: "لا", unsure: "لست متأكدًا" }, needs_list: { water: "ماء", food: "غذاء" } },
        sections: {
          a: {
            label: "أ",
            of: {
              age: "العمر",
              returns: "هل تعودون؟",
              needs: "الاحتياجات",
              people: { label: "الأفراد", of: { who: "من؟" } },
            },
          },
        },
        checks: {},
      },
    },
    checks: [],
  },
  {
    a: group(
      { label: "A" },
      {
        age: integer({ label: "**Age** of ${who}", role: "demographic" }),
        returns: selectOne(yes_no, { label: "Do you return?", role: "intention" }),
        needs: selectMany(needs_list, { label: "Needs", role: "socio-economic" }),
        people: roster({ label: "People", max: 9 }, { who: text({ label: "Who?", role: "identifier", purpose: "x" }) }),
      },
    ),
  },
);

const spoken: readonly (readonly [string, string])[] = [
  ["${age} >= 15 and selected(${needs}, 'water')", "“Age of …” ≥ 15 and “Needs” includes “Water”"],
  ["${age} >= 5 and ${age} <= 24", "“Age of …” is from 5 to 24"],
  ["${age} <= 5 and ${age} >= 24", "“Age of …” ≤ 5 and “Age of …” ≥ 24"],
  ["${returns} = 'yes' or ${returns} = 'unsure'", "“Do you return?” is “Yes” or “Not sure”"],
  ["${returns} != 'yes' and ${returns} != 'no'", "“Do you return?” is not “Yes” or “No”"],
  ["${returns} != 'yes' or ${returns} != 'no'", "“Do you return?” is not “Yes” or “Do you return?” is not “No”"],
  ["not(selected(${needs}, 'food'))", "“Needs” does not include “Food”"],
  [
    "${age} > 5 and (${returns} = 'yes' or ${age} < 9)",
    "“Age of …” > 5 and (“Do you return?” is “Yes” or “Age of …” < 9)",
  ],
  ["${age} = ''", "“Age of …” has no answer"],
  ["not(is-missing(${age}, 'dk'))", "“Age of …” is known"],
  ["is-missing(${age})", "“Age of …” is not known or refused"],
  ["count-selected(${needs}) > 1", "the number of answers to “Needs” > 1"],
  ["count-if(${people}, ${who} != '') = 2", "the number of lines in “People” where “Who?” has an answer is 2"],
  ["(${age} + 1) * 2 < 9", "((“Age of …” + 1) × 2) < 9"],
  ["if(${age} > 4, 1, -1) = 1", "(1 if “Age of …” > 4, else -1) is 1"],
  ["regex(., '[a-z]+')", "regex(., '[a-z]+')"],
  ["this is ( no expression", "this is ( no expression"],
];

test.each(spoken)("%s is said in words", (source, words) => {
  expect(expressionInWords(source, form, "en")).toBe(words);
});

test("the same condition is said in Arabic with the words of the form's Arabic, and no sign that could turn round", () => {
  expect(expressionInWords("${age} >= 15 and selected(${needs}, 'water')", form, "ar")).toBe(
    "«العمر» لا يقل عن 15 والإجابات على «الاحتياجات» تشمل «ماء»",
  );
});

test("conditions of the groups around a question are said with its own", () => {
  expect(conditionsInWords(["${age} > 1 or ${age} < 0", "${returns} = 'no'"], form, "en")).toBe(
    "(“Age of …” > 1 or “Age of …” < 0) and “Do you return?” is “No”",
  );
});

test("every condition of the household form has words in all three languages, without a code or a name in braces", () => {
  for (const { relevant } of codebook(forms.household)) {
    for (const language of ["en", "ar", "fr"]) {
      const words = conditionsInWords(relevant, forms.household, language);
      expect(words).not.toMatch(/\$\{|selected\(|is-missing\(/);
    }
  }
});
