import type { AnswerValue, Measure } from "@returns/schemas";
import { buildFrame } from "./build-frame.ts";
import { type ColumnSource, plainLabel } from "./column.ts";
import type { CsvTable } from "./csv.ts";
import { FrameError } from "./error.ts";
import type { Frame } from "./frame.ts";
import { readDate, readNumber } from "./value.ts";
import type { Variable } from "./variable.ts";

/** What is known about a CSV file beyond its cells. */
export interface CsvReading {
  readonly unit: string;
  /** The codebook; columns that it does not name are typed by what they hold. */
  readonly variables: readonly Variable[];
  /** Codes outside a choice list, such as answers that a cleaner has recoded: stop, or keep them as further levels. */
  readonly unlisted: "refuse" | "keep";
  /** Columns that are never read, such as names and telephone numbers. */
  readonly ignore?: readonly string[];
}

/**
 * The frame of a CSV file: our own export, one of Kobo or ODK Central with XML names, or any other with a header.
 *
 * A select-multiple question is read from its columns of 0 and 1 (`q/a` or `q.a`), as those are what cleaners edit, and
 * where there are none from its column of codes (`a b`); `disagreements` tells where the two differ. Codes stay text: a
 * P-code or a cluster `007` keeps its zeros.
 *
 * @throws FrameError with every line that cannot be read
 */
export function frameFromCsv(table: CsvTable, reading: CsvReading): Frame {
  const declared = new Map(reading.variables.map((variable) => [variable.name, variable]));
  const multiples = multipleColumns(table, reading.variables);
  const owned = new Set(multiples.flatMap(({ choices }) => choices.map(({ index }) => index)));
  const fromChoices = new Map(multiples.map((multiple) => [multiple.variable.name, multiple]));
  const columns: readonly ColumnSource[] = [
    ...table.header.flatMap((name, index) => {
      if (fromChoices.has(name) || reading.ignore?.includes(name) === true) return [];
      const cells = table.rows.map((row) => row[index] ?? "");
      const variable = declared.get(name) ?? (owned.has(index) ? undefined : inferred(name, cells, table));
      return variable === undefined ? [] : [{ variable, answers: cells.map((cell) => answer(cell, variable)) }];
    }),
    ...multiples.map((multiple) => ({
      variable: multiple.variable,
      answers: table.rows.map((row) => chosen(row, multiple)),
      offered: offeredIn(table, multiple),
    })),
  ];
  return buildFrame(
    columns.map((column) => withUnlisted(column, reading.unlisted)),
    {
      unit: reading.unit,
      rows: table.rows.length,
      source: table.source,
      place: (row) => `line ${table.lines[row]}`,
    },
  );
}

/** Where the two ways of writing a select-multiple answer disagree, a sentence for each variable: for the analyst. */
export const disagreements = (table: CsvTable, variables: readonly Variable[]): readonly string[] =>
  multipleColumns(table, variables).flatMap((multiple) => {
    if (multiple.codes === undefined) return [];
    const { codes } = multiple;
    const lines = table.rows.flatMap((row, index) => {
      const written = (row[codes] ?? "").split(/\s+/).filter((code) => code !== "");
      const same = [...written].sort().join(" ") === [...(chosen(row, multiple) ?? [])].sort().join(" ");
      return same ? [] : [table.lines[index]];
    });
    const shown = lines.length > 5 ? `${lines.slice(0, 5).join(", ")} …` : lines.join(", ");
    return lines.length === 0
      ? []
      : [
          `${multiple.variable.name}: the codes and the columns of 0 and 1 differ in ${lines.length} rows (line ${shown})`,
        ];
  });

/** A cell as an answer. R writes NA for what is missing, and a number column that holds only 0 as FALSE. */
function answer(cell: string, variable: Variable): AnswerValue | undefined {
  const text = cell.trim();
  if (text === "" || (text === "NA" && !variable.levels.some((level) => level.code === "NA"))) return undefined;
  if (variable.measure === "number" && /^(?:TRUE|FALSE)$/.test(text)) return text === "TRUE" ? 1 : 0;
  return ["categories", "ranking"].includes(variable.measure) ? codesIn(text, variable) : text;
}

/** Several codes, or the reason why there are none. */
const codesIn = (text: string, { measure, missing }: Variable): AnswerValue =>
  measure === "ranking" && Object.hasOwn(missing, text) ? text : text.split(/\s+/);

/** The type of a column that no codebook names, by what it holds. */
function inferred(name: string, cells: readonly string[], table: CsvTable): Variable {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== "" && cell !== "NA");
  const shortened = filled.find((cell) => /^\d(?:\.\d+)?E\+\d{2}$/.test(cell) && Number(cell) >= 1e11);
  if (shortened !== undefined) {
    const line = table.lines[cells.indexOf(shortened)];
    throw new FrameError(table.source, [
      `line ${line}: a spreadsheet has shortened the codes in "${name}" to ${shortened}. Export them again as text`,
    ]);
  }
  return { name, label: plainLabel(name), measure: measureOf(filled), levels: [], missing: {} };
}

const mostLevels = 200;

function measureOf(filled: readonly string[]): Measure {
  if (filled.length === 0) return "text";
  if (filled.every((cell) => readNumber(cell) !== undefined && !/^[+-]?0\d/.test(cell))) return "number";
  if (filled.every((cell) => cell.length === 10 && readDate(cell) !== undefined)) return "date";
  return new Set(filled).size <= mostLevels ? "category" : "text";
}

function withUnlisted(column: ColumnSource, unlisted: CsvReading["unlisted"]): ColumnSource {
  const { variable, answers } = column;
  if (unlisted === "refuse" || variable.levels.length === 0) return column;
  const listed = new Set(variable.levels.map((level) => level.code));
  const found = new Set(answers.flatMap((value) => (Array.isArray(value) ? value : [value])));
  const further = [...found].filter((code): code is string => typeof code === "string" && !listed.has(code)).sort();
  const levels = [...variable.levels, ...further.map((code) => ({ code, label: plainLabel(code) }))];
  return { ...column, variable: { ...variable, levels } };
}

/** The columns of a select-multiple question: one for the codes, where it is there, and one for each choice. */
interface Multiple {
  readonly variable: Variable;
  readonly codes: number | undefined;
  readonly choices: readonly { readonly code: string; readonly index: number }[];
}

function multipleColumns(table: CsvTable, variables: readonly Variable[]): readonly Multiple[] {
  const indexOf = new Map(table.header.map((name, index) => [name, index]));
  return variables
    .filter(({ measure }) => measure === "categories")
    .map((variable) => ({
      variable,
      codes: indexOf.get(variable.name),
      choices: variable.levels.flatMap(({ code }) => {
        const index = indexOf.get(`${variable.name}/${code}`) ?? indexOf.get(`${variable.name}.${code}`);
        return index === undefined ? [] : [{ code, index }];
      }),
    }))
    .filter(({ choices }) => choices.length > 0);
}

/** The chosen codes; `undefined` where all columns are empty: the question was not asked. */
function chosen(row: readonly string[], { codes, choices }: Multiple): readonly string[] | undefined {
  if (choices.every(({ index }) => (row[index] ?? "").trim() === "")) return undefined;
  const columns = new Set(choices.map(({ code }) => code));
  const others = (codes === undefined ? "" : (row[codes] ?? "")).split(/\s+/);
  return [
    ...choices.filter(({ index }) => isYes(row[index] ?? "")).map(({ code }) => code),
    ...others.filter((code) => code !== "" && !columns.has(code)),
  ];
}

/** A choice whose cell is empty where the question was answered came into the form later. */
function offeredIn(table: CsvTable, { choices }: Multiple): (row: number, code: string) => boolean {
  const columnOf = new Map(choices.map(({ code, index }) => [code, index]));
  return (row, code) => {
    const index = columnOf.get(code);
    return index === undefined || (table.rows[row]?.[index] ?? "").trim() !== "";
  };
}

const isYes = (cell: string): boolean => /^(?:1|1\.0|true)$/i.test(cell.trim());
