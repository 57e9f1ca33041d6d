import { type AnswerValue, isMedia } from "@returns/schemas";
import type { Column, Labels, Level } from "./frame.ts";
import { type Codes, missingCode, readDate, readNumber } from "./value.ts";
import type { Variable } from "./variable.ts";

/** One typed column, and what could not be read in it: the index of the row and the reason. */
export interface BuiltColumn {
  readonly column: Column | undefined;
  readonly problems: readonly { readonly row: number; readonly why: string }[];
}

/** An answer as it was recorded, or `undefined` where the question was not asked. */
export type Recorded = AnswerValue | undefined;

/** A variable with its answers, one per row. */
export interface ColumnSource {
  readonly variable: Variable;
  readonly answers: readonly Recorded[];
  /** Whether a choice of a select-multiple question was in the form of that day. */
  readonly offered?: (row: number, code: string) => boolean;
}

/** Makes the typed column of a variable. */
export function buildColumn({ variable, answers, offered }: ColumnSource): BuiltColumn {
  switch (variable.measure) {
    case "category":
    // As months and years sort by their codes, those that occur stand in the order of time
    case "period":
      return categoryColumn(variable, answers);
    case "categories":
      return categoriesColumn(variable, answers, offered ?? (() => true));
    case "number":
      return measuredColumn(variable, answers, "number");
    case "date":
    // Of a moment the day: no estimator here counts hours
    case "moment":
      return measuredColumn(variable, answers, "date");
    case "text":
    case "time":
      return textColumn(variable, answers);
    case "media":
      return categoryColumn({ ...variable, levels: [thereIsOne] }, answers.map(presence));
    // Its places are columns of their own
    case "ranking":
    case "place":
    case "none":
      return { column: undefined, problems: [] };
  }
}

/** All that the analysis knows of a photo or recording. */
const thereIsOne: Level = { code: "yes", label: { en: "Yes", ar: "نعم", fr: "Oui" } };

/** The answer itself where it comes from a phone, "yes" where it comes from the office's tables. */
const presence = (answer: Recorded): Recorded => (isMedia(answer) ? thereIsOne.code : answer);

function categoryColumn(variable: Variable, answers: readonly Recorded[]): BuiltColumn {
  const levels = variable.levels.length > 0 ? variable.levels : levelsFound(answers.map(codeOf), variable.missing);
  const indexOf = new Map(levels.map((level, index) => [level.code, index]));
  const codes = new Int32Array(answers.length).fill(-1);
  const missing = new Uint8Array(answers.length);
  const problems: { row: number; why: string }[] = [];
  for (const [row, answer] of answers.entries()) {
    const code = codeOf(answer);
    const reason = missingCode(code, variable.missing);
    const index = indexOf.get(code);
    if (reason > 0) missing[row] = reason;
    else if (index !== undefined) codes[row] = index;
    else problems.push({ row, why: `"${code}" is not in the list of ${variable.name}` });
  }
  return { column: { type: "category", name: variable.name, label: variable.label, levels, codes, missing }, problems };
}

function categoriesColumn(
  variable: Variable,
  answers: readonly Recorded[],
  offered: (row: number, code: string) => boolean,
): BuiltColumn {
  const chosen = answers.map(codesOf);
  const levels = variable.levels.length > 0 ? variable.levels : levelsFound(chosen.flat(), variable.missing);
  const indexOf = new Map(levels.map((level, index) => [level.code, index]));
  const selected = levels.map(() => new Uint8Array(answers.length));
  const missing = new Uint8Array(answers.length);
  const problems: { row: number; why: string }[] = [];
  for (const [row, answer] of answers.entries()) {
    const codes = chosen[row] ?? [];
    const reason = answer === undefined ? 1 : codes.length === 1 ? missingCode(codes[0] ?? "", variable.missing) : 0;
    if (reason > 0) {
      missing[row] = reason;
      continue;
    }
    for (const code of codes) {
      const index = indexOf.get(code);
      if (index === undefined) problems.push({ row, why: `"${code}" is not in the list of ${variable.name}` });
      else selected[index]?.fill(1, row, row + 1);
    }
    for (const [index, { code }] of levels.entries()) if (!offered(row, code)) selected[index]?.fill(255, row, row + 1);
  }
  return {
    column: { type: "categories", name: variable.name, label: variable.label, levels, selected, missing },
    problems,
  };
}

function measuredColumn(variable: Variable, answers: readonly Recorded[], type: "number" | "date"): BuiltColumn {
  const values = new Float64Array(answers.length).fill(Number.NaN);
  const missing = new Uint8Array(answers.length);
  const problems: { row: number; why: string }[] = [];
  const read = type === "number" ? readNumber : readDate;
  const expected = type === "number" ? "a number" : "a date (YYYY-MM-DD)";
  for (const [row, answer] of answers.entries()) {
    const text = codeOf(answer);
    const reason = missingCode(text, variable.missing);
    const value = typeof answer === "number" && type === "number" ? answer : read(text);
    if (reason > 0) missing[row] = reason;
    else if (value !== undefined && Number.isFinite(value)) values[row] = value;
    else problems.push({ row, why: `${variable.name} should be ${expected}, found "${text}"` });
  }
  return { column: { type, name: variable.name, label: variable.label, values, missing }, problems };
}

function textColumn(variable: Variable, answers: readonly Recorded[]): BuiltColumn {
  const texts = answers.map(codeOf);
  const missing = Uint8Array.from(texts, (text) => missingCode(text, variable.missing));
  const values = texts.map((text, row) => (missing[row] === 0 ? text : ""));
  return { column: { type: "text", name: variable.name, label: variable.label, values, missing }, problems: [] };
}

/** The codes that occur, in code-point order, each with itself as label. */
const levelsFound = (codes: readonly string[], reasons: Codes): readonly Level[] =>
  [...new Set(codes)]
    .filter((code) => missingCode(code, reasons) === 0)
    .sort((a, b) => (a < b ? -1 : 1))
    .map((code) => ({ code, label: plainLabel(code) }));

/** A label for something that has no name but its code. `und` is the tag for "no language" (BCP 47). */
export const plainLabel = (code: string): Labels => ({ und: code });

const codeOf = (answer: Recorded): string =>
  typeof answer === "string" ? answer : typeof answer === "number" || typeof answer === "boolean" ? String(answer) : "";

const codesOf = (answer: Recorded): readonly string[] =>
  Array.isArray(answer)
    ? answer
    : codeOf(answer)
        .split(/\s+/)
        .filter((code) => code !== "");
