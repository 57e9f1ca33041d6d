import { DesignError } from "../design/design-error.ts";
import { chosenDegreesOfFreedom, type IntervalOptions } from "../estimate/joint.ts";
import type { Measured } from "../estimate/measured.ts";
import { compensatedSum } from "../estimate/compensated.ts";
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
  { design, rowOf }: SampledClusters,
  domain: readonly Cells[],
  width: number,
  columnsOf: (cells: Cells) => readonly (readonly [number, Float64Array])[],
  options: IntervalOptions,
): Measured {
  const units = design.levels[0].stratumOf.length;
  const columns = Array.from({ length: width }, () => new Float64Array(units));
  const present = new Uint8Array(units);
  const live = new Set<number>();
  let respondents = 0;
  for (const cells of domain) {
    const added = [[0, cells.weight] as const, ...columnsOf(cells)];
    for (const [index, cluster] of cells.clusters.entries()) {
      const row = rowOf.get(cluster) ?? refuseUnknown(cluster);
      const unit = design.unitOf[row] ?? 0;
      for (const [column, amounts] of added) {
        const sums = columns[column];
        if (sums !== undefined) sums[unit] = (sums[unit] ?? 0) + (amounts[index] ?? 0);
      }
      const count = cells.live[index] ?? 0;
      if (count > 0) live.add(row);
      respondents += count;
      present[unit] = 1;
    }
  }
  const totals = Float64Array.from(columns, compensatedSum);
  return {
    totals,
    covariance: ({ gradient }) => variance(design, { kind: "clusters", columns, present }, gradient(totals)),
    base: {
      respondents,
      weighted: totals[0] ?? 0,
      degreesOfFreedom: chosenDegreesOfFreedom(design, Int32Array.from(live), options),
      level: options.level,
    },
    counted: respondents,
  };
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

function refuseUnknown(cluster: string): never {
  throw new DesignError(
    `Cannot place cluster "${cluster}" in the design, as it came into the table after the design was read: read both in one ` +
      "transaction",
  );
}
