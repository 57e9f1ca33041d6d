import { residualize } from "../design/calibration-step.ts";
import type { ClusterDesign, Design } from "../design/design.ts";
import { addExactly, compensatedSum, settle } from "./compensated.ts";
import { everyRow } from "./domain.ts";
import { codeSums, groupSums, type Summand, weightSums } from "./group-sums.ts";
import { liveRows } from "./live-rows.ts";

/**
 * Weighted sums of a few columns, which is all that most estimators need of the data: their totals over the domain, and
 * the parts that the variance is made from. The first column is that of the weights.
 */
export interface Sums {
  /** Σw over the domain, and after it Σ weight × value, one a column. */
  readonly totals: Float64Array;
  readonly parts: ClusterParts | ReplicateParts | RowParts;
  /** Rows of the domain with a weight above 0. */
  readonly live: number;
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

/** Adds up 1 and further columns over the rows of a domain. */
export function sumsOf(design: Design, rows: Int32Array, summands: readonly Summand[]): Sums {
  if (design.kind === "clusters" && design.calibration.length === 0) {
    const input = { rows, weights: design.weights, groupOf: design.unitOf, groups: unitCount(design) };
    const [first, ...others] = summands;
    // Categories alone, which most tables are made of, give the weights as well
    const alone = first?.kind === "codes" && others.length === 0 ? codeSums(input, first) : undefined;
    const { sums, present, live } = alone ?? weightSums(input);
    const columns = [sums, ...(alone?.columns ?? groupSums(input, summands))];
    return { totals: Float64Array.from(columns, compensatedSum), parts: { kind: "clusters", columns, present }, live };
  }
  const totalsWith = totalsOver(design, rows, summands);
  const totals = totalsWith(design.weights);
  const live = liveRows(design, rows);
  switch (design.kind) {
    case "clusters":
      return { totals, parts: partsOfInfluence(design, rows, weighted(design, rows, summands)), live };
    case "replicates":
      return { totals, parts: { kind: "replicates", totals: design.replicates.map(totalsWith) }, live };
    case "pairs":
      return { totals, parts: { kind: "pairs", columns: [...weighted(design, rows, summands)] }, live };
  }
}

/** The parts of influence values that were worked out row by row: each has the weight in it and is 0 outside `rows`. */
export function partsOfInfluence(
  design: ClusterDesign,
  rows: Int32Array,
  influence: Iterable<Float64Array>,
): ClusterParts {
  const columns = Array.from(influence, (values) => {
    const sums = new Float64Array(unitCount(design));
    const lost = new Float64Array(sums.length);
    const residuals = residualize(design.calibration, values);
    for (let row = 0; row < design.rows; row++) addExactly(sums, lost, design.unitOf[row] ?? 0, residuals[row] ?? 0);
    settle(sums, lost);
    return sums;
  });
  return { kind: "clusters", columns, present: presentUnits(design, rows) };
}

/** Weight × value of each row of the design, 0 outside the domain. */
function* weighted(design: Design, rows: Int32Array, summands: readonly Summand[]): Generator<Float64Array> {
  const input = { rows, weights: design.weights, groupOf: everyRow(design), groups: design.rows };
  yield weightSums(input).sums;
  for (const summand of summands) yield* groupSums(input, [summand]);
}

/** The totals of all rows together, under any weights. */
function totalsOver(design: Design, rows: Int32Array, summands: readonly Summand[]) {
  let groupOf = new Int32Array(0);
  return (weights: Float64Array): Float64Array => {
    if (groupOf.length === 0) groupOf = new Int32Array(design.rows);
    const input = { rows, weights, groupOf, groups: 1 };
    return Float64Array.from([weightSums(input).sums, ...groupSums(input, summands)], ([sum = 0]) => sum);
  };
}

/** In a calibrated design every unit takes part, as its residuals need not be 0 outside the domain. */
export function presentUnits(design: ClusterDesign, rows: Int32Array): Uint8Array {
  const present = new Uint8Array(unitCount(design));
  if (design.calibration.length > 0) return present.fill(1);
  for (let i = 0; i < rows.length; i++) present[design.unitOf[rows[i] ?? 0] ?? 0] = 1;
  return present;
}

/** How many sampling units the variance is made from. */
export const unitCount = ({ levels }: ClusterDesign): number => levels.at(-1)?.stratumOf.length ?? 0;
