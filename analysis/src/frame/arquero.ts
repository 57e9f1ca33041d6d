import { type ColumnTable, table } from "arquero";
import type { Column, Frame } from "./frame.ts";

/**
 * The frame as an Arquero table, for preparing, joining and reshaping: a category becomes its code, a select-multiple
 * question one column of 0 and 1 for each choice (`obstacle/uxo`), a date its ISO text, and what is missing `null`.
 *
 * Arquero never sums for an estimate: the estimators read the typed columns of the frame.
 *
 * @example
 * ```ts
 * import { frameFromCsv, readCsv, toArquero } from "@returns/analysis";
 *
 * const frame = frameFromCsv(readCsv("state,persons\nSD01,6\nSD02,4\nSD01,5", "a.csv"), {
 *   unit: "household",
 *   variables: [],
 *   unlisted: "refuse",
 * });
 * const counted = toArquero(frame).groupby("state").count().orderby("state");
 * expect(counted.array("count")).toEqual([2, 1]);
 * ```
 */
export const toArquero = (frame: Frame): ColumnTable =>
  table(Object.fromEntries([...frame.columns.values()].flatMap(plainColumns)));

function plainColumns(column: Column): readonly (readonly [string, readonly unknown[]])[] {
  const missing = (row: number): boolean => column.missing[row] !== 0;
  switch (column.type) {
    case "category":
      return [[column.name, Array.from(column.codes, (code) => column.levels[code]?.code ?? null)]];
    case "number":
      return [[column.name, Array.from(column.values, (value, row) => (missing(row) ? null : value))]];
    case "date":
      return [[column.name, Array.from(column.values, (value, row) => (missing(row) ? null : isoDate(value)))]];
    case "text":
      return [[column.name, column.values.map((value, row) => (missing(row) ? null : value))]];
    case "categories":
      return column.levels.map((level, index) => [
        `${column.name}/${level.code}`,
        Array.from(column.selected[index] ?? [], (flag, row) => (missing(row) || flag > 1 ? null : flag)),
      ]);
  }
}

/** ISO 8601 of days since 1970-01-01. */
const isoDate = (days: number): string => new Date(days * 86_400_000).toISOString().slice(0, 10);
