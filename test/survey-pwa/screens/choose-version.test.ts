import { choices, defineForm, type Form, group, integer, selectOne } from "@returns/schemas";
import { expect, test } from "vitest";
import type { ProjectForm } from "../../../survey-pwa/src/app/forms.ts";
import { chooseVersion } from "../../../survey-pwa/src/interview/choose-version.ts";
import type { SavedDraft } from "../../../survey-pwa/src/store/phone.ts";

const version = (number: string, codes: Readonly<Record<string, string>>): Form =>
  defineForm(
    { id: "visit", version: number, title: "Visit", languages: ["en"], translations: {}, checks: [] },
    {
      all: group(
        { label: "All" },
        {
          people: integer({ label: "People", role: "demographic" }),
          need: selectOne(choices("needs", codes), { label: "Need", role: "socio-economic" }),
        },
      ),
    },
  );
const first = version("1", { water: "Water", food: "Food" });
const second = version("2", { food: "Food" });

const known = (form: Form): ProjectForm => ({
  id: form.id,
  version: form.version,
  title: form.title,
  read: () => form,
});
const begun = (answers: SavedDraft["draft"]["answers"]): SavedDraft => ({
  id: "i",
  savedAt: "2026-11-24T08:00:00Z",
  meta: {
    ...{ formId: "visit", formVersion: "1", formHash: first.hash, assignmentId: null, title: "", language: "en" },
    ...{ position: "", questions: 2, answered: 1, startedAt: "2026-11-24T08:00:00+02:00" },
  },
  draft: { formHash: first.hash, answers, typed: {}, members: {}, confirmed: [] },
});

test("an interview on the form in use, or on one that was retired, goes on without a word", () => {
  const saved = begun({ people: 7 });
  expect(chooseVersion(saved, [known(first)], [])).toEqual({ form: first, saved, notice: undefined });
  expect(chooseVersion(saved, [], [known(first)])).toEqual({ form: first, saved, notice: undefined });
});

test("one that fits the newest version moves to it with all its answers, also where its own form is gone", () => {
  for (const older of [[known(first)], []]) {
    const chosen = chooseVersion(begun({ people: 7, need: "food" }), [known(second)], older);
    expect(chosen?.form).toBe(second);
    expect(chosen?.saved.draft).toMatchObject({ formHash: second.hash, answers: { people: 7, need: "food" } });
    expect(chosen?.notice).toMatchObject({ status: "moved", version: "2" });
  }
});

test("one with an answer that the newest version does not have stays with its own, and is never forced", () => {
  const saved = begun({ need: "water" });
  const chosen = chooseVersion(saved, [known(second)], [known(first)]);
  expect(chosen).toEqual({
    form: first,
    saved,
    notice: { status: "stays", version: "2", reasons: [{ code: "unfit", label: { en: "Need" } }] },
  });
  expect(chooseVersion(saved, [known(second)], [])).toBeUndefined();
});
