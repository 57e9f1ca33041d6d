import { addExactly, roundedOff, settle } from "./compensated.ts";
import { addScaled } from "./vectors.ts";

/** What is added up for each row, before it is weighted. */
export type Summand =
  /** value − shift: a shift near the values keeps digits that large values would lose. */
  | { readonly kind: "values"; readonly values: Float64Array; readonly shift: number }
  /** 1 where the value is at most the limit. */
  | { readonly kind: "at-most"; readonly values: Float64Array; readonly limit: number }
  /** One column a code, with 1 where the row has this code. */
  | { readonly kind: "codes"; readonly codes: Int32Array; readonly count: number };

/** The rows that are added up, and for each row of the design its weight and its group. */
export interface WeightedRows {
  readonly rows: Int32Array;
  readonly weights: Float64Array;
  readonly groupOf: Int32Array;
  readonly groups: number;
}

/** The weights of rows by group. */
export interface WeightSums {
  /** Σw of each group. */
  readonly sums: Float64Array;
  /** 1 for groups that have a row. */
  readonly present: Uint8Array;
  /** How many rows have a weight. */
  readonly live: number;
}

/** Σ weight in each group of rows, and what else one pass over the weights can tell. */
export function weightSums({ rows, weights, groupOf, groups }: WeightedRows): WeightSums {
  const sums = new Float64Array(groups);
  const lost = scratch(groups);
  const present = new Uint8Array(groups);
  const live = addWeights({ rows, weights, groupOf, groups }, sums, lost, present);
  settle(sums, lost);
  return { sums, present, live };
}

/**
 * Σ weight × summand in each group of rows: one array a column, one entry a group.
 *
 * This is where nearly all the time of an estimate goes, so each kind of summand has a loop of its own over the rows,
 * which reads typed arrays, allocates nothing and calls nothing that the compiler cannot put in place.
 */
export const groupSums = (input: WeightedRows, summands: readonly Summand[]): Float64Array[] =>
  summands.flatMap((summand) =>
    summand.kind === "codes" ? codeSums(input, summand).columns : [valueSums(input, summand)],
  );

function valueSums(input: WeightedRows, summand: Exclude<Summand, { kind: "codes" }>): Float64Array {
  const sums = new Float64Array(input.groups);
  const lost = scratch(sums.length);
  if (summand.kind === "values") addValues(input, summand.values, summand.shift, sums, lost);
  else addAtMost(input, summand.values, summand.limit, sums, lost);
  settle(sums, lost);
  return sums;
}

/**
 * One array a code, all in one pass, in which the sums of a group stand side by side: a row finds them in the cache. As each
 * row has one code, the sums of the codes are those of the weights too.
 */
export function codeSums(
  input: WeightedRows,
  { codes, count }: Extract<Summand, { kind: "codes" }>,
): WeightSums & { readonly columns: Float64Array[] } {
  const cells = new Float64Array(input.groups * count);
  const lost = scratch(cells.length);
  const present = new Uint8Array(input.groups);
  const live = addCodes(input, codes, count, cells, lost, present);
  settle(cells, lost);
  const columns = Array.from({ length: count }, (_, code) => everyNth(cells, code, count, input.groups));
  const sums = new Float64Array(input.groups);
  for (const column of columns) addScaled(sums, column, 1);
  return { columns, sums, present, live };
}

function everyNth(values: Float64Array, first: number, step: number, length: number): Float64Array {
  const column = new Float64Array(length);
  for (let i = 0; i < length; i++) column[i] = values[first + i * step] ?? 0;
  return column;
}

/** Gives how many rows have a weight. */
function addWeights(
  { rows, weights, groupOf }: WeightedRows,
  sums: Float64Array,
  lost: Float64Array,
  present: Uint8Array,
): number {
  let [group, sum, rest, live] = [-1, 0, 0, 0];
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] ?? 0;
    const value = weights[row] ?? 0;
    if (value !== 0) live++;
    // Rows of a cluster mostly stand together: its sum stays at hand until another cluster comes
    if (groupOf[row] !== group) {
      keep(sums, lost, group, sum, rest);
      group = groupOf[row] ?? 0;
      sum = sums[group] ?? 0;
      rest = lost[group] ?? 0;
      present[group] = 1;
    }
    const next = sum + value;
    rest += roundedOff(sum, value, next);
    sum = next;
  }
  keep(sums, lost, group, sum, rest);
  return live;
}

function addValues(
  { rows, weights, groupOf }: WeightedRows,
  values: Float64Array,
  shift: number,
  sums: Float64Array,
  lost: Float64Array,
): void {
  let [group, sum, rest] = [-1, 0, 0];
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] ?? 0;
    const value = (weights[row] ?? 0) * ((values[row] ?? Number.NaN) - shift);
    if (groupOf[row] !== group) {
      keep(sums, lost, group, sum, rest);
      group = groupOf[row] ?? 0;
      sum = sums[group] ?? 0;
      rest = lost[group] ?? 0;
    }
    const next = sum + value;
    rest += roundedOff(sum, value, next);
    sum = next;
  }
  keep(sums, lost, group, sum, rest);
}

function keep(sums: Float64Array, lost: Float64Array, group: number, sum: number, rest: number): void {
  if (group < 0) return;
  sums[group] = sum;
  lost[group] = rest;
}

function addAtMost(
  { rows, weights, groupOf }: WeightedRows,
  values: Float64Array,
  limit: number,
  sums: Float64Array,
  lost: Float64Array,
): void {
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] ?? 0;
    if ((values[row] ?? Number.NaN) <= limit) addExactly(sums, lost, groupOf[row] ?? 0, weights[row] ?? 0);
  }
}

/** Gives how many rows have a weight. */
function addCodes(
  { rows, weights, groupOf }: WeightedRows,
  codes: Int32Array,
  count: number,
  sums: Float64Array,
  lost: Float64Array,
  present: Uint8Array,
): number {
  let live = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] ?? 0;
    const group = groupOf[row] ?? 0;
    const weight = weights[row] ?? 0;
    if (weight !== 0) live++;
    present[group] = 1;
    addExactly(sums, lost, group * count + (codes[row] ?? 0), weight);
  }
  return live;
}

let spare = new Float64Array(0);

/** Zeros to work with, the same memory each time: nobody may keep them. */
function scratch(length: number): Float64Array {
  if (spare.length < length) spare = new Float64Array(length);
  return spare.subarray(0, length).fill(0);
}
