import { residualize } from "../design/calibration-step.ts";
import type { ClusterDesign, Design } from "../design/design.ts";

/**
 * Weighted sums of a few columns, which is all that most estimators need of the data: their totals over the domain, and
 * the parts that the variance is made from.
 */
export interface Sums {
  /** Σ weight × value over the domain, one a column. */
  readonly totals: Float64Array;
  readonly parts: ClusterParts | ReplicateParts | RowParts;
}

/** The sums of each sampling unit; in a calibrated design those of the residuals. */
export interface ClusterParts {
  readonly kind: "clusters";
  /** One array a column, one entry a unit. */
  readonly columns: readonly Float64Array[];
  /** 1 for units that have a row in the domain. */
  readonly present: Uint8Array;
}

/** The totals under each set of replicate weights: one array a replicate, one entry a column. */
interface ReplicateParts {
  readonly kind: "replicates";
  readonly totals: readonly Float64Array[];
}

/** Weight × value of each row, 0 outside the domain, one array a column. */
interface RowParts {
  readonly kind: "pairs";
  readonly columns: readonly Float64Array[];
}

/** What is added up for each row, before it is weighted. */
export type Summand =
  | { readonly kind: "ones" }
  /** value − shift: a shift near the values keeps digits that large values would lose. */
  | { readonly kind: "values"; readonly values: Float64Array; readonly shift: number }
  /** 1 where the value is at most the limit. */
  | { readonly kind: "at-most"; readonly values: Float64Array; readonly limit: number }
  /** One column a code, with 1 where the row has this code. */
  | { readonly kind: "codes"; readonly codes: Int32Array; readonly count: number };

/** Adds up columns over the rows of a domain. */
export function sumsOf(design: Design, rows: Int32Array, summands: readonly Summand[]): Sums {
  const everything = { codeOf: new Int32Array(design.rows), count: 1 };
  const totalsWith = (weights: Float64Array) =>
    Float64Array.from(groupSums(weights, everything, rows, summands), ([sum = 0]) => sum);
  switch (design.kind) {
    case "clusters": {
      if (design.calibration.length > 0) {
        const parts = partsOfInfluence(design, rows, weighted(design, rows, summands));
        return { totals: totalsWith(design.weights), parts };
      }
      const units = { codeOf: design.unitOf, count: unitCount(design) };
      const columns = groupSums(design.weights, units, rows, summands);
      const totals = Float64Array.from(columns, compensatedSum);
      return { totals, parts: { kind: "clusters", columns, present: presentUnits(design, rows) } };
    }
    case "replicates":
      return {
        totals: totalsWith(design.weights),
        parts: { kind: "replicates", totals: design.replicates.map(totalsWith) },
      };
    case "pairs": {
      const columns = [...weighted(design, rows, summands)];
      return { totals: totalsWith(design.weights), parts: { kind: "pairs", columns } };
    }
  }
}

/** The parts of influence values that were worked out row by row: each has the weight in it and is 0 outside `rows`. */
export function partsOfInfluence(
  design: ClusterDesign,
  rows: Int32Array,
  influence: Iterable<Float64Array>,
): ClusterParts {
  const lost = new Float64Array(unitCount(design));
  const columns = Array.from(influence, (values) => {
    const sums = new Float64Array(lost.length);
    addTo(sums, lost, residualize(design.calibration, values), design.unitOf);
    return sums;
  });
  return { kind: "clusters", columns, present: presentUnits(design, rows) };
}

/** Σ of values that is exact to the last digit or two whatever their order (A. Neumaier, 1974). */
export function compensatedSum(values: Float64Array): number {
  let sum = 0;
  let lost = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return Number.isFinite(lost) ? sum + lost : sum;
}

/** Which group each row of the design is in. */
interface Groups {
  readonly codeOf: Int32Array;
  readonly count: number;
}

/** The sums of each group of rows, one array a column. */
function groupSums(
  weights: Float64Array,
  groups: Groups,
  rows: Int32Array,
  summands: readonly Summand[],
): Float64Array[] {
  const groupOf = new Int32Array(rows.length);
  const weight = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] ?? 0;
    groupOf[i] = groups.codeOf[row] ?? 0;
    weight[i] = weights[row] ?? 0;
  }
  const lost = new Float64Array(groups.count);
  const scratch = new Float64Array(rows.length);
  const columns: Float64Array[] = [];
  for (const summand of summands) {
    if (summand.kind === "codes") {
      columns.push(...codeSums(weight, groupOf, groups.count, rows, summand.codes, summand.count));
      continue;
    }
    const sums = new Float64Array(groups.count);
    addTo(sums, lost, contributionsOf(summand, weight, rows, scratch), groupOf);
    columns.push(sums);
  }
  return columns;
}

/** Weight × value of each of the rows; written into `scratch` unless it is the weight itself. */
function contributionsOf(
  summand: Exclude<Summand, { kind: "codes" }>,
  weight: Float64Array,
  rows: Int32Array,
  scratch: Float64Array,
): Float64Array {
  switch (summand.kind) {
    case "ones":
      return weight;
    case "values": {
      const { values, shift } = summand;
      for (let i = 0; i < rows.length; i++)
        scratch[i] = (weight[i] ?? 0) * ((values[rows[i] ?? 0] ?? Number.NaN) - shift);
      return scratch;
    }
    case "at-most": {
      const { values, limit } = summand;
      for (let i = 0; i < rows.length; i++)
        scratch[i] = (values[rows[i] ?? 0] ?? Number.NaN) <= limit ? (weight[i] ?? 0) : 0;
      return scratch;
    }
  }
}

/** One array a code, all in one pass. */
function codeSums(
  weight: Float64Array,
  groupOf: Int32Array,
  groups: number,
  rows: Int32Array,
  codes: Int32Array,
  count: number,
): Float64Array[] {
  const cellOf = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i++) cellOf[i] = (groupOf[i] ?? 0) + groups * (codes[rows[i] ?? 0] ?? 0);
  const sums = new Float64Array(groups * count);
  addTo(sums, new Float64Array(sums.length), weight, cellOf);
  return Array.from({ length: count }, (_, code) => sums.subarray(code * groups, (code + 1) * groups));
}

/** Adds each value to the sum of its group, with what rounding loses kept apart until the end; `lost` is for scratch. */
function addTo(sums: Float64Array, lost: Float64Array, values: Float64Array, groupOf: Int32Array): void {
  lost.fill(0);
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    if (value === 0) continue;
    const group = groupOf[i] ?? 0;
    const sum = sums[group] ?? 0;
    const next = sum + value;
    lost[group] = (lost[group] ?? 0) + (Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum);
    sums[group] = next;
  }
  for (let group = 0; group < sums.length; group++) sums[group] = (sums[group] ?? 0) + (lost[group] ?? 0);
}

/** Weight × value of each row of the design, 0 outside the domain. */
function* weighted(design: Design, rows: Int32Array, summands: readonly Summand[]): Generator<Float64Array> {
  const eachRow = { codeOf: new Int32Array(design.rows).map((_, row) => row), count: design.rows };
  for (const summand of summands) yield* groupSums(design.weights, eachRow, rows, [summand]);
}

/** In a calibrated design every unit takes part, as its residuals need not be 0 outside the domain. */
function presentUnits(design: ClusterDesign, rows: Int32Array): Uint8Array {
  const present = new Uint8Array(unitCount(design));
  if (design.calibration.length > 0) return present.fill(1);
  for (let i = 0; i < rows.length; i++) present[design.unitOf[rows[i] ?? 0] ?? 0] = 1;
  return present;
}

const unitCount = ({ levels }: ClusterDesign): number => levels.at(-1)?.stratumOf.length ?? 0;
