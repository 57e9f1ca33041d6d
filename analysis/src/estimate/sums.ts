import { residualize } from "../design/calibration-step.ts";
import type { ClusterDesign, Design, ReplicateDesign } from "../design/design.ts";

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
export interface ReplicateParts {
  readonly kind: "replicates";
  readonly totals: readonly Float64Array[];
}

/** Weight × value of each row, 0 outside the domain, one array a column. */
export interface RowParts {
  readonly kind: "pairs";
  readonly columns: readonly Float64Array[];
}

/** What is added up for each row, before it is weighted. */
export type SummedColumn =
  | { readonly kind: "ones" }
  /** value − shift: a shift near the values keeps digits that large values would lose. */
  | { readonly kind: "values"; readonly values: Float64Array; readonly shift: number }
  /** 1 where the row has this code. */
  | { readonly kind: "code"; readonly codes: Int32Array; readonly code: number };

/** Adds up columns over the rows of a domain. */
export function sumsOf(design: Design, rows: Int32Array, columns: readonly SummedColumn[]): Sums {
  const totals = Float64Array.from(columns, (column) => total(rows, design.weights, column));
  switch (design.kind) {
    case "clusters":
      return { totals, parts: clusterParts(design, rows, columns) };
    case "replicates":
      return { totals, parts: replicateParts(design, rows, columns) };
    case "pairs":
      return { totals, parts: { kind: "pairs", columns: columns.map((each) => weighted(design, rows, each)) } };
  }
}

/** The parts of influence values that were worked out row by row: `influence` has the weight in it and is 0 outside `rows`. */
export function partsOfInfluence(
  design: ClusterDesign,
  rows: Int32Array,
  influence: Iterable<Float64Array>,
): ClusterParts {
  const present = presentUnits(design, rows);
  const columns = Array.from(influence, (values) => unitSums(design, residualize(design.calibration, values)));
  return { kind: "clusters", columns, present };
}

/** Σ of values that is exact to the last digit or two whatever their order (A. Neumaier, 1974). */
export function compensatedSum(values: Iterable<number>): number {
  let sum = 0;
  let lost = 0;
  for (const value of values) {
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return Number.isFinite(lost) ? sum + lost : sum;
}

function clusterParts(design: ClusterDesign, rows: Int32Array, columns: readonly SummedColumn[]): ClusterParts {
  if (design.calibration.length > 0) {
    return partsOfInfluence(
      design,
      rows,
      columns.map((each) => weighted(design, rows, each)),
    );
  }
  const lost = new Float64Array(unitCount(design));
  return {
    kind: "clusters",
    columns: columns.map((column) => unitTotals(design, rows, column, lost)),
    present: presentUnits(design, rows),
  };
}

/** In a calibrated design every unit takes part, as its residuals need not be 0 outside the domain. */
function presentUnits(design: ClusterDesign, rows: Int32Array): Uint8Array {
  const present = new Uint8Array(unitCount(design));
  if (design.calibration.length > 0) return present.fill(1);
  for (const row of rows) present[design.unitOf[row] ?? 0] = 1;
  return present;
}

const unitCount = ({ levels }: ClusterDesign): number => levels.at(-1)?.stratumOf.length ?? 0;

function unitTotals(design: ClusterDesign, rows: Int32Array, column: SummedColumn, lost: Float64Array): Float64Array {
  const { unitOf, weights } = design;
  const sums = new Float64Array(lost.length);
  lost.fill(0);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] ?? 0;
    const value = (weights[row] ?? 0) * valueAt(column, row);
    const unit = unitOf[row] ?? 0;
    const sum = sums[unit] ?? 0;
    const next = sum + value;
    if (next !== value)
      lost[unit] = (lost[unit] ?? 0) + (Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum);
    sums[unit] = next;
  }
  for (let unit = 0; unit < sums.length; unit++) sums[unit] = (sums[unit] ?? 0) + (lost[unit] ?? 0);
  return sums;
}

function unitSums(design: ClusterDesign, values: Float64Array): Float64Array {
  const sums = new Float64Array(unitCount(design));
  for (let row = 0; row < values.length; row++) {
    const unit = design.unitOf[row] ?? 0;
    sums[unit] = (sums[unit] ?? 0) + (values[row] ?? 0);
  }
  return sums;
}

function replicateParts(design: ReplicateDesign, rows: Int32Array, columns: readonly SummedColumn[]): ReplicateParts {
  const totals = design.replicates.map((weights) =>
    Float64Array.from(columns, (column) => total(rows, weights, column)),
  );
  return { kind: "replicates", totals };
}

function total(rows: Int32Array, weights: Float64Array, column: SummedColumn): number {
  let sum = 0;
  let lost = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] ?? 0;
    const value = (weights[row] ?? 0) * valueAt(column, row);
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return sum + lost;
}

function weighted(design: Design, rows: Int32Array, column: SummedColumn): Float64Array {
  const values = new Float64Array(design.rows);
  for (const row of rows) values[row] = (design.weights[row] ?? 0) * valueAt(column, row);
  return values;
}

function valueAt(column: SummedColumn, row: number): number {
  switch (column.kind) {
    case "ones":
      return 1;
    case "values":
      return (column.values[row] ?? Number.NaN) - column.shift;
    case "code":
      return column.codes[row] === column.code ? 1 : 0;
  }
}
