import { DesignError } from "../design/design-error.ts";
import { chosenDegreesOfFreedom, type IntervalOptions } from "../estimate/joint.ts";
import type { Measured } from "../estimate/measured.ts";
import { compensatedSum } from "../estimate/sums.ts";
import { variance } from "../estimate/variance.ts";
import type { Cell } from "./cells.ts";
import type { SampledClusters } from "./clusters.ts";

/**
 * What an estimator needs, from the sums of the clusters of one domain.
 *
 * @param width how many columns there are; the first is that of the weights
 * @param add adds the columns but the first of one cell to the sums of its cluster
 */
export function measuredFrom(
  { design, rowOf }: SampledClusters,
  cells: readonly Cell[],
  width: number,
  add: (cell: Cell, to: (column: number, amount: number) => void) => void,
  options: IntervalOptions,
): Measured {
  const units = design.levels[0].stratumOf.length;
  const columns = Array.from({ length: width }, () => new Float64Array(units));
  const present = new Uint8Array(units);
  const live = new Set<number>();
  let respondents = 0;
  for (const cell of cells) {
    const row = rowOf.get(cell.cluster);
    if (row === undefined) {
      throw new DesignError(
        `Cannot place cluster "${cell.cluster}" in the design, as it came into the table after the design was read: read both ` +
          "in one transaction",
      );
    }
    const unit = design.unitOf[row] ?? 0;
    const to = (column: number, amount: number) => {
      const sums = columns[column];
      if (sums !== undefined) sums[unit] = (sums[unit] ?? 0) + amount;
    };
    to(0, cell.weight);
    add(cell, to);
    present[unit] = 1;
    if (cell.live > 0) live.add(row);
    respondents += cell.live;
  }
  const totals = Float64Array.from(columns, compensatedSum);
  const base = {
    respondents,
    weighted: totals[0] ?? 0,
    degreesOfFreedom: chosenDegreesOfFreedom(design, Int32Array.from(live), options),
    level: options.level,
  };
  return {
    totals,
    covariance: ({ gradient }) => variance(design, { kind: "clusters", columns, present }, gradient(totals)),
    base,
    counted: respondents,
  };
}

/** Σw(a + Σ bₖ(yₖ − cₖ))² over the cells, from their sums and products. */
export function squaresOf(cells: readonly Cell[], constant: number, factors: readonly number[]): number {
  let squares = 0;
  for (const { weight, sums, products } of cells) {
    squares += constant * constant * weight;
    for (const [i, factor] of factors.entries()) {
      squares += 2 * constant * factor * (sums[i] ?? 0);
      for (const [j, other] of factors.entries()) squares += factor * other * (products[i * factors.length + j] ?? 0);
    }
  }
  return squares;
}
