import type { CsvTable } from "./csv.ts";
import { FrameError } from "./error.ts";
import { readDate, readNumber } from "./value.ts";
import type { Variable } from "./variable.ts";

/** Which times and durations cannot be. */
export interface TimesReading {
  readonly variables: readonly Variable[];
  /** The day on which the data were taken, YYYY-MM-DD: what lies after it had not happened. */
  readonly asOf: string;
  /** Columns of dates that may lie ahead, such as the day on which a family means to return. */
  readonly ahead: readonly string[];
  /** Columns of numbers that are lengths of time, and so never below 0. */
  readonly durations: readonly string[];
}

/** The columns in which Kobo and ODK say when an interview began and ended. */
const interview = { start: "start", end: "end" } as const;

/**
 * The rows without the times that cannot be: dates in the future, durations below 0, and the clock of an interview that ended
 * before it began. These cells count as not answered; the rest of the row stays.
 *
 * @returns the rows, and for each column how many cells were left out, why, and in which lines
 * @throws FrameError when a column is named that is not there, or the day is none
 */
export function possibleTimes(
  table: CsvTable,
  { variables, asOf, ahead, durations }: TimesReading,
): { readonly table: CsvTable; readonly remarks: readonly string[] } {
  const today = readDate(asOf);
  const unknown = [...ahead, ...durations].filter((name) => !table.header.includes(name));
  const problems = unknown.map((name) => `there is no column "${name}" whose times could be looked at`);
  if (today === undefined) problems.push(`"${asOf}" is no day: write it as YYYY-MM-DD`);
  if (today === undefined || problems.length > 0) throw new FrameError(table.source, problems);
  const past = datesIn(table, variables).filter((name) => !ahead.includes(name));
  const rules: readonly Rule[] = [
    ...past.map((name) => ({
      columns: [name],
      // East of Greenwich it is tomorrow already
      impossible: ([cell = ""]: readonly string[]) => (readDate(cell) ?? today) > today + 1,
      why: `lie in the future, after ${asOf}`,
      wayOut: `correct them, or name the column with --ahead where it asks what is planned`,
    })),
    ...durations.map((name) => ({
      columns: [name],
      impossible: ([cell = ""]: readonly string[]) => (readNumber(cell) ?? 0) < 0,
      why: "are durations below 0",
      wayOut: "correct them",
    })),
    {
      columns: [interview.start, interview.end],
      impossible: ([start = "", end = ""]) => Date.parse(end) < Date.parse(start),
      why: "are of interviews that ended before they began",
      wayOut: "look at the clock of the phone",
    },
  ];
  return leaveOut(table, rules);
}

/** Cells of a row that cannot be together. */
interface Rule {
  readonly columns: readonly string[];
  readonly impossible: (cells: readonly string[]) => boolean;
  readonly why: string;
  readonly wayOut: string;
}

function leaveOut(table: CsvTable, rules: readonly Rule[]) {
  const remarks: string[] = [];
  const rows = table.rows.map((row) => [...row]);
  for (const { columns, impossible, why, wayOut } of rules) {
    const places = columns.map((name) => table.header.indexOf(name));
    if (places.includes(-1)) continue;
    const lines: number[] = [];
    for (const [index, row] of table.rows.entries()) {
      if (!impossible(places.map((place) => (row[place] ?? "").trim()))) continue;
      for (const place of places) rows[index]?.splice(place, 1, "");
      lines.push(table.lines[index] ?? 0);
    }
    if (lines.length === 0) continue;
    const shown = lines.length > 5 ? `${lines.slice(0, 5).join(", ")} …` : lines.join(", ");
    const named = columns.map((name) => `"${name}"`).join(" and ");
    remarks.push(`${lines.length} answers in ${named} are left out, as they ${why} (line ${shown}): ${wayOut}`);
  }
  return { table: { ...table, rows }, remarks };
}

/** The columns of dates and moments: those that the codebook says, and others that hold nothing else. */
function datesIn(table: CsvTable, variables: readonly Variable[]): readonly string[] {
  const measureOf = new Map(variables.map(({ name, measure }) => [name, measure]));
  return table.header.filter((name, place) => {
    const measure = measureOf.get(name);
    if (measure !== undefined) return measure === "date" || measure === "moment";
    const filled = table.rows.map((row) => (row[place] ?? "").trim()).filter((cell) => cell !== "" && cell !== "NA");
    return filled.length > 0 && filled.every((cell) => readDate(cell) !== undefined);
  });
}
