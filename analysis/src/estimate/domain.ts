import type { Design } from "../design/design.ts";
import { DesignError } from "../design/design-error.ts";
import { sumOf } from "./vectors.ts";

/**
 * What to do with rows whose value is missing (NaN, or code −1):
 * - `drop`: leave them out, as a domain does; a row is left out when any variable of the call is missing
 * - `propagate`: the estimate is NaN as soon as one row of the domain has no value
 */
export type MissingPolicy = "drop" | "propagate";

/** The part of the rows that an estimate is about: a 1 for each row in it, or the rows themselves, in ascending order. */
export type Domain = Uint8Array | Int32Array;

export interface DomainOptions {
  /** Everybody where absent. The rows outside stay in the design. */
  readonly domain?: Domain;
  readonly missing: MissingPolicy;
}

/** The rows that an estimate rests on: those of the domain, without the missing ones where these are dropped. */
export function rowsUsed(
  design: Design,
  { domain, missing }: DomainOptions,
  values: readonly Float64Array[],
  codes: readonly Int32Array[],
): Int32Array {
  for (const column of [...values, ...codes, ...(domain instanceof Uint8Array ? [domain] : [])]) {
    if (column.length !== design.rows) {
      throw new DesignError(
        `Cannot match a variable with the design: it has ${column.length} rows, the design ${design.rows}`,
      );
    }
  }
  let rows = domain === undefined ? everyRow(design) : domain instanceof Uint8Array ? markedRows(domain) : domain;
  if (missing === "propagate") return rows;
  for (const column of values) rows = withValue(rows, column);
  for (const column of codes) rows = withCode(rows, column);
  return rows;
}

const known = new WeakMap<Design, Int32Array>();

/** All rows of a design, listed once for it: most estimates are about everybody. */
export function everyRow(design: Design): Int32Array {
  const rows = known.get(design) ?? countUp(design.rows);
  known.set(design, rows);
  return rows;
}

/** 0, 1, 2 … */
export function countUp(length: number): Int32Array {
  const rows = new Int32Array(length);
  for (let row = 0; row < length; row++) rows[row] = row;
  return rows;
}

/** The places of the ones. */
export function markedRows(marks: Uint8Array): Int32Array {
  const rows = new Int32Array(marks.length);
  let count = 0;
  for (let row = 0; row < marks.length; row++) if (marks[row] === 1) rows[count++] = row;
  return rows.subarray(0, count);
}

/** The rows that have a number; the same array where all have one, as is usual, so that nothing is copied. */
function withValue(rows: Int32Array, values: Float64Array): Int32Array {
  if (rows.length === values.length && isComplete(values)) return rows;
  let count = 0;
  while (count < rows.length && !Number.isNaN(values[rows[count] ?? 0])) count++;
  if (count === rows.length) return rows;
  const kept = rows.slice();
  for (let i = count; i < rows.length; i++) {
    const row = rows[i] ?? 0;
    if (!Number.isNaN(values[row])) kept[count++] = row;
  }
  return kept.subarray(0, count);
}

/** A sum is a number only where every value is one; the other way about it is not so, as infinities may cancel. */
const isComplete = (values: Float64Array): boolean => !Number.isNaN(sumOf(values)) || !values.some(Number.isNaN);

/** The rows that stand for somebody; the same array where all do. */
export function withWeight(rows: Int32Array, weights: Float64Array): Int32Array {
  let count = 0;
  while (count < rows.length && weights[rows[count] ?? 0] !== 0) count++;
  if (count === rows.length) return rows;
  const kept = rows.slice();
  for (let i = count; i < rows.length; i++) {
    const row = rows[i] ?? 0;
    if (weights[row] !== 0) kept[count++] = row;
  }
  return kept.subarray(0, count);
}

/** The rows that have a code; the same array where all have one. */
export function withCode(rows: Int32Array, codes: Int32Array): Int32Array {
  let count = 0;
  while (count < rows.length && (codes[rows[count] ?? 0] ?? -1) >= 0) count++;
  if (count === rows.length) return rows;
  const kept = rows.slice();
  for (let i = count; i < rows.length; i++) {
    const row = rows[i] ?? 0;
    if ((codes[row] ?? -1) >= 0) kept[count++] = row;
  }
  return kept.subarray(0, count);
}
