import { checkForm, type Form, formFromWire, formToWire, joinParts, splitAnswers } from "@returns/schemas";
import { forms } from "@returns/schemas/forms";
import { describe, expect, test } from "vitest";
import { interviewWith } from "./respondents.ts";

const respondents = 20;

for (const form of Object.values<Form>(forms)) {
  describe(form.id, () => {
    test("nothing is wrong with the form", () => {
      expect(checkForm(form)).toEqual([]);
    });

    test("it comes back from the wire as the same form", () => {
      const read = formFromWire(JSON.parse(JSON.stringify(formToWire(form))));
      expect(read).toMatchObject({ status: "form", form: { id: form.id, hash: form.hash } });
    });

    test("every text is written in every language", () => {
      const missing = textsOf(form).filter((text) => form.languages.some((language) => (text[language] ?? "") === ""));
      expect(missing).toEqual([]);
    });

    for (let seed = 1; seed <= respondents; seed += 1) {
      test(`respondent ${seed} finishes the interview, and the form accepts the answers`, () => {
        const { interview, finalised } = interviewWith(form, seed);
        expect(interview.problems().filter(({ severity }) => severity === "error")).toEqual([]);
        if (finalised.status !== "finalised") throw new Error(JSON.stringify(finalised.problems));
        expect(form.answers.safeParse(finalised.answers)).toMatchObject({ success: true });
        expect(joinParts(splitAnswers(form, finalised.answers))).toEqual(finalised.answers);
      });
    }
  });
}

test("the same respondent gives the same answers twice", () => {
  expect(interviewWith(forms.household, 7).finalised).toEqual(interviewWith(forms.household, 7).finalised);
});

function textsOf(form: Form) {
  const questions = [...form.questions.values()];
  return [
    form.title,
    ...questions.map(({ label }) => label),
    ...questions.flatMap(({ hint }) => (hint === undefined ? [] : [hint])),
    ...questions.flatMap(({ checks }) => checks.map(({ message }) => message)),
    ...form.checks.map(({ message }) => message),
    ...[...form.rosters.values()].map(({ label }) => label),
    ...form.sections.map(({ label }) => label),
    ...[...form.lists.values()].flatMap((list) =>
      list.source === "form" ? list.choices.map(({ label }) => label) : [],
    ),
  ];
}
