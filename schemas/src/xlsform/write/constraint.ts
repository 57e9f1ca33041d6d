import type { Form, LanguageTag, Question, Texts } from "../../form/model.ts";
import { kinds } from "../../kinds/index.ts";
import type { Kind } from "../../kinds/kind.ts";
import { aloneCodes } from "../read/exclusive.ts";
import { kindTypes } from "../types.ts";

/** One rule for other tools: an expression of our language, and what is said when it does not hold. */
export interface Constraint {
  readonly test: string;
  readonly message: Texts;
}

/**
 * All that blocks an answer here, as the one constraint that an XLSForm has for it: the rules of the question, those of the
 * form that are shown at it, its limits, and choices that stand alone.
 */
export function constraintOf(question: Question, form: Form): Constraint | undefined {
  if (kinds[question.kind].filledBy !== "enumerator") return undefined;
  const rules = [...question.checks, ...form.checks.filter(({ at }) => at === question.name)]
    .filter(({ severity }) => severity === "hard")
    .map(({ test, message }): Constraint => ({ test, message }));
  const all = [...rules, ...limits(question, form.languages), ...aloneOf(question, form)];
  const [first] = all;
  if (first === undefined || all.length === 1) return first;
  const tags = [...new Set(all.flatMap(({ message }) => Object.keys(message)))];
  return {
    test: all.map(({ test }) => `(${test})`).join(" and "),
    message: Object.fromEntries(tags.map((tag) => [tag, all.flatMap(({ message }) => message[tag] ?? []).join("\n")])),
  };
}

/** Limits of numbers, days, texts and counts, said in signs that need no language. */
function limits({ kind, settings }: Question, languages: readonly LanguageTag[]): readonly Constraint[] {
  const { maxSelected, maxLength } = settings;
  // Limits that stand in the parameters of a scale are kept by whoever shows it
  const { min, max } = kindTypes[kind].parameters?.min === undefined ? settings : {};
  const limit = (test: string, sign: string): readonly Constraint[] => [
    { test, message: Object.fromEntries(languages.map((tag) => [tag, sign])) },
  ];
  const literal = (value: unknown): string => (typeof value === "string" ? `date('${value}')` : String(value));
  const roster = rosterOf(kind, settings);
  return [
    ...(min === undefined ? [] : limit(`. >= ${literal(min)}`, `≥ ${min}`)),
    ...(max === undefined || max === "any" ? [] : limit(`. <= ${literal(max)}`, `≤ ${max}`)),
    ...(maxSelected === undefined ? [] : limit(`count-selected(.) <= ${maxSelected}`, `≤ ${maxSelected}`)),
    ...(typeof maxLength === "number" && maxLength < 2_000
      ? limit(`string-length(.) <= ${maxLength}`, `≤ ${maxLength}`)
      : []),
    ...(roster === undefined ? [] : limit(`. >= 1 and . <= count(\${${roster}})`, "≥ 1")),
  ];
}

const rosterOf = (kind: Question["kind"], settings: Question["settings"]): string | undefined => {
  const { roster }: Kind = kinds[kind];
  return typeof settings.roster === "string" && roster !== undefined ? settings.roster : undefined;
};

/** Choices that cannot be combined with another, where several can be chosen. */
function aloneOf(question: Question, form: Form): readonly Constraint[] {
  const list = form.lists.get(question.list ?? "");
  if (list?.source !== "form" || kinds[question.kind].measure(question) !== "categories") return [];
  const said = aloneCodes(
    form,
    question,
    list.choices.map(({ code }) => code),
  );
  return list.choices
    .filter((choice) => choice.exclusive === true && !said.has(choice.code))
    .map(({ code, label }) => ({ test: `not(selected(., '${code}') and count-selected(.) > 1)`, message: label }));
}
