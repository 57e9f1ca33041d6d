import { readFileSync } from "node:fs";
import { join } from "node:path";
import { forms } from "@returns/schemas/forms";
import { expect, test } from "vitest";
import { z } from "zod";
import { sharedFolder } from "../machine/shared.ts";

const Words = z.looseObject({ en: z.string(), ar: z.string().optional(), fr: z.string().optional() });
const Questionnaire = z.looseObject({
  lists: z.record(
    z.string(),
    z.looseObject({ choices: z.array(Words.extend({ code: z.string(), flags: z.string() })) }),
  ),
  forms: z.looseObject({
    household: z.looseObject({
      items: z.array(
        z.looseObject({
          item: z.string(),
          name: z.string().optional(),
          label: Words.optional(),
          required: z.boolean().optional(),
          role: z.string().optional(),
          sensitivity: z.string().optional(),
          list: z.string().optional(),
        }),
      ),
    }),
  }),
});

const shared = sharedFolder();
const questionnaire =
  shared === undefined
    ? undefined
    : Questionnaire.parse(JSON.parse(readFileSync(join(shared, "domain/questionnaire.json"), "utf8")));
const asked = questionnaire?.forms.household.items.filter(({ item }) => item === "question") ?? [];
const unless = questionnaire === undefined ? " (did not run: the questionnaire is not here)" : "";
const compare = test.skipIf(questionnaire === undefined);

const { questions, lists } = forms.household;

compare(`all 273 variables of the questionnaire are asked in its order${unless}`, () => {
  expect(asked).toHaveLength(273);
  expect([...questions.keys()]).toEqual(asked.map(({ name }) => name));
});

compare(`every question is asked in the words of the questionnaire, in English, Arabic and French${unless}`, () => {
  const polished = new Set(["site_type"]);
  for (const { name = "", label } of asked) {
    if (label === undefined || polished.has(name)) continue;
    expect({ name, ...questions.get(name)?.label }).toMatchObject({ name, ...label });
  }
});

compare(`role, sensitivity and whether an answer is needed are those of the questionnaire${unless}`, () => {
  for (const { name = "", role, sensitivity, required } of asked) {
    expect({ name, question: questions.get(name) }).toMatchObject({ name, question: { role, sensitivity, required } });
  }
});

compare(`every list has the codes and words of the questionnaire${unless}`, () => {
  const used = new Set(asked.flatMap(({ list }) => (list === undefined || list.endsWith(".csv") ? [] : [list])));
  for (const name of used) {
    const list = lists.get(name);
    // The roster of members is a list in the questionnaire, and no list here
    if (name === "member") continue;
    const choices = list?.source === "form" ? list.choices : [];
    const wanted = questionnaire?.lists[name]?.choices ?? [];
    expect({ name, codes: choices.map(({ code }) => code) }).toEqual({ name, codes: wanted.map(({ code }) => code) });
    for (const [index, { en, ar, flags }] of wanted.entries()) {
      expect(choices[index]).toMatchObject({ label: { en, ar } });
      expect([choices[index]?.exclusive === true, choices[index]?.other === true]).toEqual([
        flags.includes("x"),
        flags.includes("o"),
      ]);
    }
  }
});
