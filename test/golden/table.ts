import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readCsv } from "@returns/analysis";

export type CellValue = number | string | boolean | null;

/** A column as R's read.csv makes it: numbers, or a factor where a cell is not a number. */
export interface GoldenColumn {
  readonly values: readonly CellValue[];
  readonly factor: boolean;
  /** The levels of a factor that has lost rows, which R keeps; else those that occur. */
  readonly levels?: readonly CellValue[];
}

export interface GoldenTable {
  readonly rows: number;
  readonly columns: ReadonlyMap<string, GoldenColumn>;
}

const cache = new Map<string, GoldenTable>();

/** Reads one data file; empty cells are missing. */
export function readTable(dataDir: string, dataset: string): GoldenTable {
  const path = join(dataDir, `${dataset}.csv`);
  const known = cache.get(path);
  if (known !== undefined) return known;
  const { header, rows } = readCsv(readFileSync(path, "utf8"), path);
  const columns = new Map(header.map((name, index) => [name, columnOf(rows.map((cells) => cells[index] ?? ""))]));
  const table = { rows: rows.length, columns };
  cache.set(path, table);
  return table;
}

export function columnNamed(table: GoldenTable, name: string): GoldenColumn {
  const column = table.columns.get(name);
  if (column === undefined) throw new Error(`The data have no column "${name}"`);
  return column;
}

/** The rows whose mark is 1. */
export function keepRows(table: GoldenTable, keep: Uint8Array): GoldenTable {
  const columns = new Map<string, GoldenColumn>();
  for (const [name, column] of table.columns) {
    const values = column.values.filter((_, row) => keep[row] === 1);
    columns.set(name, { ...column, values, ...(column.factor && { levels: allLevelsOf(column) }) });
  }
  return { rows: keep.reduce((sum, mark) => sum + mark, 0), columns };
}

/** The rows of two tables that share a key, in the order of the key's text, as R's merge gives them. */
export function mergeTables(left: GoldenTable, right: GoldenTable, key: string): GoldenTable {
  const rightRowOf = new Map(columnNamed(right, key).values.map((value, row) => [String(value), row]));
  const leftKeys = columnNamed(left, key).values;
  const pairs = leftKeys
    .flatMap((value, row) => {
      const other = rightRowOf.get(String(value));
      return other === undefined || value === null ? [] : [{ value, row, other }];
    })
    .sort((a, b) => compareCells(a.value, b.value));
  const columns = new Map<string, GoldenColumn>();
  const pick = (column: GoldenColumn, at: (pair: { row: number; other: number }) => number): GoldenColumn => ({
    ...column,
    values: pairs.map((pair) => column.values[at(pair)] ?? null),
  });
  for (const [name, column] of left.columns)
    columns.set(
      name,
      pick(column, (pair) => pair.row),
    );
  for (const [name, column] of right.columns) {
    if (!columns.has(name))
      columns.set(
        name,
        pick(column, (pair) => pair.other),
      );
  }
  return { rows: pairs.length, columns };
}

/** Numbers by size, everything else by code points. */
export function compareCells(a: CellValue, b: CellValue): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  const [left, right] = [String(a), String(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The values that occur, in order. */
export function levelsOf(column: GoldenColumn): CellValue[] {
  return [...new Set(column.values.filter((value) => value !== null))].sort(compareCells);
}

/** The values of a factor that its tables show, also those that no row has any more. */
export const allLevelsOf = (column: GoldenColumn): readonly CellValue[] => column.levels ?? levelsOf(column);

/** Numbers as they are, TRUE as 1 and FALSE as 0; missing as NaN. */
export function numbersOf(column: GoldenColumn): Float64Array {
  return Float64Array.from(column.values, (value) => {
    if (typeof value === "string") throw new Error(`"${value}" is no number`);
    return value === null ? Number.NaN : Number(value);
  });
}

const numeric = /^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$/;
const logical = new Map([
  ["TRUE", true],
  ["T", true],
  ["FALSE", false],
  ["F", false],
]);

function columnOf(cells: readonly string[]): GoldenColumn {
  const present = cells.filter((cell) => cell !== "");
  if (present.every((cell) => numeric.test(cell))) {
    return { values: cells.map((cell) => (cell === "" ? null : Number(cell))), factor: false };
  }
  if (present.every((cell) => logical.has(cell))) {
    return { values: cells.map((cell) => logical.get(cell) ?? null), factor: false };
  }
  return { values: cells.map((cell) => (cell === "" ? null : cell)), factor: true };
}
