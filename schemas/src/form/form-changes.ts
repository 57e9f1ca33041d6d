import { canonicalJson } from "../canonical-json.ts";
import { kinds } from "../kinds/index.ts";
import type { Choice, Form, Question, Texts } from "./model.ts";

/** Something that an enumerator who knows one version of a form meets in another. */
export type FormChange =
  | { readonly change: "question-added" | "question-gone" | "question-reworded"; readonly question: Texts }
  | { readonly change: "choice-added" | "choice-gone"; readonly question: Texts; readonly choice: Texts };

/**
 * What is different for whoever asks with a form: questions that came, went or read otherwise, and their choices. What is
 * computed, and the rules behind, are not told.
 *
 * @example
 * ```ts
 * import { formChanges } from "@returns/schemas";
 * import { forms } from "@returns/schemas/forms";
 * import { expect } from "vitest";
 *
 * expect(formChanges(forms.listing, forms.listing)).toEqual([]);
 * expect(formChanges(forms.listing, forms.household).map(({ change }) => change)).toContain("question-gone");
 * ```
 */
export function formChanges(before: Form, now: Form): readonly FormChange[] {
  const [old, next] = [askedIn(before), askedIn(now)];
  const gone = [...old.values()].filter(({ name }) => !next.has(name));
  const added = [...next.values()].filter(({ name }) => !old.has(name));
  const kept = [...next.values()].flatMap((question) => {
    const twin = old.get(question.name);
    return twin === undefined ? [] : [{ twin, question }];
  });
  const told = new Set<string>();
  return [
    ...added.map(({ label }): FormChange => ({ change: "question-added", question: label })),
    ...gone.map(({ label }): FormChange => ({ change: "question-gone", question: label })),
    ...kept.flatMap(({ twin, question }): readonly FormChange[] =>
      canonicalJson(twin.label) === canonicalJson(question.label)
        ? []
        : [{ change: "question-reworded", question: question.label }],
    ),
    // A list of many questions is told once, at the first of them
    ...kept.flatMap(({ twin, question }) => {
      const name = question.list ?? "";
      if (told.has(name)) return [];
      told.add(name);
      return choiceChanges(question.label, choicesOf(before, twin), choicesOf(now, question));
    }),
  ];
}

const askedIn = (form: Form): ReadonlyMap<string, Question> =>
  new Map([...form.questions].filter(([, { kind }]) => kinds[kind].filledBy === "enumerator"));

function choicesOf(form: Form, { list }: Question): readonly Choice[] {
  const found = form.lists.get(list ?? "");
  return found?.source === "form" ? found.choices : [];
}

function choiceChanges(question: Texts, before: readonly Choice[], now: readonly Choice[]): readonly FormChange[] {
  const [old, next] = [new Set(before.map(({ code }) => code)), new Set(now.map(({ code }) => code))];
  return [
    ...now
      .filter(({ code }) => !old.has(code))
      .map(({ label }): FormChange => ({ change: "choice-added", question, choice: label })),
    ...before
      .filter(({ code }) => !next.has(code))
      .map(({ label }): FormChange => ({ change: "choice-gone", question, choice: label })),
  ];
}
