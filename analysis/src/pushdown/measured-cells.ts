import type { ClusterDesign } from "../design/design.ts";
import { compensatedSum } from "../estimate/compensated.ts";
import { markedRows } from "../estimate/domain.ts";
import { chosenDegreesOfFreedom, type IntervalOptions } from "../estimate/joint.ts";
import type { Measured } from "../estimate/measured.ts";
import { variance } from "../estimate/variance.ts";
import type { Cells } from "./cells.ts";
import type { SampledClusters } from "./clusters.ts";

/**
 * What an estimator needs, from the sums of the clusters of one domain.
 *
 * @param width how many columns there are; the first is that of the weights
 * @param columnsOf what some cells add to the other columns: the column, and an amount for each cluster
 */
export function measuredFrom(
  { design }: SampledClusters,
  domain: readonly Cells[],
  width: number,
  columnsOf: (cells: Cells) => readonly (readonly [number, Float64Array])[],
  options: IntervalOptions,
): Measured {
  const units = design.levels[0].stratumOf.length;
  const columns = Array.from({ length: width }, () => new Float64Array(units));
  const present = new Uint8Array(units);
  const live = new Uint8Array(design.rows);
  let respondents = 0;
  for (const cells of domain) {
    const unitOf = unitsOf(design, cells.clusters);
    addAmounts(columns[0] ?? nothing, unitOf, cells.weight);
    for (const [column, amounts] of columnsOf(cells)) addAmounts(columns[column] ?? nothing, unitOf, amounts);
    markPresent(present, unitOf);
    markLive(live, cells);
    respondents += cells.live;
  }
  const totals = Float64Array.from(columns, compensatedSum);
  return {
    totals,
    covariance: ({ gradient }) => variance(design, { kind: "clusters", columns, present }, gradient(totals)),
    base: {
      respondents,
      weighted: totals[0] ?? 0,
      degreesOfFreedom: chosenDegreesOfFreedom(design, markedRows(live), options),
      level: options.level,
    },
    counted: respondents,
  };
}

function unitsOf({ unitOf }: ClusterDesign, rows: Int32Array): Int32Array {
  const units = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i++) units[i] = unitOf[rows[i] ?? 0] ?? 0;
  return units;
}

function markPresent(present: Uint8Array, unitOf: Int32Array): void {
  for (let i = 0; i < unitOf.length; i++) present[unitOf[i] ?? 0] = 1;
}

function markLive(live: Uint8Array, { clusters, weight }: Cells): void {
  for (let i = 0; i < clusters.length; i++) if ((weight[i] ?? 0) > 0) live[clusters[i] ?? 0] = 1;
}

function addAmounts(sums: Float64Array, unitOf: Int32Array, amounts: Float64Array): void {
  for (let i = 0; i < unitOf.length; i++) {
    const unit = unitOf[i] ?? 0;
    sums[unit] = (sums[unit] ?? 0) + (amounts[i] ?? 0);
  }
}

/** Σw(a + Σ bₖ(yₖ − cₖ))² over the cells, from their sums and products. */
export function squaresOf(domain: readonly Cells[], constant: number, factors: readonly number[]): number {
  let squares = 0;
  for (const { weight, sums, products } of domain) {
    squares += constant * constant * compensatedSum(weight);
    for (const [i, factor] of factors.entries()) {
      squares += 2 * constant * factor * compensatedSum(sums[i] ?? nothing);
      for (const [j, other] of factors.entries())
        squares += factor * other * compensatedSum(products[i * factors.length + j] ?? nothing);
    }
  }
  return squares;
}

const nothing = new Float64Array(0);
