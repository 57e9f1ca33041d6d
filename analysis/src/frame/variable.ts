import { type ChoiceList, type Form, kinds, type ListSource, type Measure, type Question } from "@returns/schemas";
import type { Labels, Level } from "./frame.ts";

/** What the analysis knows about one column before it has seen any answer: one line of the codebook. */
export interface Variable {
  readonly name: string;
  readonly label: Labels;
  readonly measure: Measure;
  /** In the order of the questionnaire; empty where the codes are only known from the data. */
  readonly levels: readonly Level[];
  /** Codes that stand for a reason and not for an answer. */
  readonly missing: Readonly<Record<string, "dk" | "ref">>;
}

/**
 * The variables of a form on one unit: the household itself, or the members of a roster (`unit` is its name).
 *
 * Identifiers are left out: the analysis never sees a name or a telephone number. So are notes and positions; of
 * a photo it sees that there is one.
 *
 * @param lists rows of the lists that come with the project, for the labels of sites and clusters
 */
export const variablesOf = (form: Form, unit: string, lists?: ListSource): readonly Variable[] =>
  [...form.questions.values()]
    .filter((question) => question.role !== "identifier" && unitOf(form, question, unit) === unit)
    .map((question) => variableOf(form, question, lists))
    .filter(({ measure }) => measure !== "none" && measure !== "place");

const unitOf = (form: Form, question: Question, unit: string): string =>
  question.rosters.at(-1) ?? (form.rosters.has(unit) ? "" : unit);

function variableOf(form: Form, question: Question, lists: ListSource | undefined): Variable {
  const list = question.list === undefined ? undefined : form.lists.get(question.list);
  return {
    name: question.name,
    label: question.label,
    measure: kinds[question.kind].measure(question),
    levels: list === undefined ? [] : levelsOf(list, form.languages, lists),
    missing: { dk: "dk", ref: "ref" },
  };
}

function levelsOf(list: ChoiceList, languages: readonly string[], lists: ListSource | undefined): readonly Level[] {
  if (list.source === "form") return list.choices.map(({ code, label }) => ({ code, label }));
  return (lists?.rows(list.name) ?? []).flatMap((row) => {
    const code = row[list.codeColumn];
    if (code === undefined) return [];
    const label = row[list.labelColumn] ?? code;
    return [{ code, label: Object.fromEntries(languages.map((language) => [language, label])) }];
  });
}
