import type { AnswerValue, Choice, ChoiceList, LanguageTag, Question } from "../form/model.ts";
import { type Judging, type Kind, type KindProblem, numberSetting, type Reading } from "./kind.ts";
import { words } from "./words.ts";

/** Typed codes are taken as they are: whether a code is offered is judged with the filter, later. */
export function readCode(typed: string): Reading {
  const code = typed.trim();
  return code === "" ? { status: "empty" } : { status: "value", value: code };
}

export function readCodes(typed: string): Reading {
  const codes = typed.split(/\s+/).filter((code) => code !== "");
  return codes.length === 0 ? { status: "empty" } : { status: "value", value: [...new Set(codes)] };
}

/** The labels of one or several codes; a code without a label is shown as it is. */
export const showCodes: Kind["show"] = (value, list, language) =>
  codesOf(value)
    .map((code) => labelOf(code, list, language))
    .join(language.startsWith("ar") ? "، " : ", ");

/** Says that an answer is not among the choices that the filter leaves. */
export function offeredProblems(value: AnswerValue, _question: Question, judging: Judging): readonly KindProblem[] {
  const strange = codesOf(value).find((code) => !judging.offered.some((choice) => choice.code === code));
  return strange === undefined ? [] : [{ code: "choice", severity: "error", message: words.notOffered(strange) }];
}

/** What can be wrong with several answers: one not offered, an exclusive one that is not alone, too many. */
export function manyProblems(value: AnswerValue, question: Question, judging: Judging): readonly KindProblem[] {
  const codes = codesOf(value);
  const exclusive =
    codes.length > 1 ? judging.offered.find((c) => c.exclusive === true && codes.includes(c.code)) : undefined;
  const most = numberSetting(question, "maxSelected");
  const found: KindProblem[] = [...offeredProblems(value, question, judging)];
  if (exclusive !== undefined) {
    found.push({ code: "exclusive", severity: "error", message: words.exclusive(exclusive.label) });
  }
  if (most !== undefined && codes.length > most) {
    found.push({ code: "too-many", severity: "error", message: words.tooMany(codes.length, most) });
  }
  return found;
}

export const someChoice = (offered: readonly Choice[], random: () => number): Choice | undefined =>
  offered[Math.floor(random() * offered.length)];

/** One exclusive choice, or a few that go together, in the order of the list. */
export function someChoices(
  offered: readonly Choice[],
  most: number | undefined,
  random: () => number,
): readonly string[] | undefined {
  const first = someChoice(offered, random);
  if (first === undefined) return undefined;
  if (first.exclusive === true) return [first.code];
  const together = offered.filter((choice) => choice.exclusive !== true && (choice === first || random() < 0.25));
  const kept = together.slice(0, most ?? together.length);
  return (kept.includes(first) ? kept : [first]).map((choice) => choice.code);
}

/** The codes in a value; a number, as a calculation may give it, stands for itself. */
const codesOf = (value: AnswerValue): readonly string[] =>
  Array.isArray(value) ? value : typeof value === "object" ? [] : [String(value)];

function labelOf(code: string, list: ChoiceList | undefined, language: LanguageTag): string {
  const choice = list?.source === "form" ? list.choices.find((candidate) => candidate.code === code) : undefined;
  return choice?.label[language] ?? choice?.label.en ?? code;
}
