import type { Design } from "./design.ts";
import { DesignError } from "./design-error.ts";
import { cross, type Grouping } from "./grouping.ts";
import { postStratify } from "./post-stratify.ts";

/**
 * Weights under which every group has the composition of a standard population, so that groups can be compared as if,
 * say, their ages were alike: post-stratification of `by` within `over`, each group keeping its estimated size.
 *
 * @param shares of the standard population, one a label of `by`; they need not add up to 1
 * @param counted 1 for rows that count; the others get weight 0 (those without the variable that is studied)
 */
export function standardize(
  design: Design,
  by: Grouping,
  over: Grouping,
  shares: Float64Array,
  counted: Uint8Array,
): Design {
  if (shares.length !== by.labels.length) {
    throw new DesignError(
      `Cannot standardise ${by.labels.length} groups to ${shares.length} shares: give one share a group`,
    );
  }
  const reduced = withoutRows(design, counted);
  const sum = shares.reduce((total, share) => total + share, 0);
  const overSizes = sizesOf(reduced.weights, over);
  const cells = cross([withOnly(by, reduced.weights), withOnly(over, reduced.weights)]);
  const sizes = new Map<string, number>();
  for (let row = 0; row < design.rows; row++) {
    const label = cells.labels[cells.codes[row] ?? -1];
    if (label !== undefined)
      sizes.set(label, ((shares[by.codes[row] ?? 0] ?? 0) / sum) * (overSizes[over.codes[row] ?? 0] ?? 0));
  }
  return postStratify(reduced, cells, sizes);
}

function withoutRows(design: Design, counted: Uint8Array): Design {
  const keep = (weights: Float64Array) => weights.map((weight, row) => (counted[row] === 1 ? weight : 0));
  if (design.kind !== "replicates") return { ...design, weights: keep(design.weights) };
  return { ...design, weights: keep(design.weights), replicates: design.replicates.map(keep) };
}

/** Rows of weight 0 are in no group. */
const withOnly = (groups: Grouping, weights: Float64Array): Grouping => ({
  ...groups,
  codes: groups.codes.map((code, row) => (weights[row] === 0 ? -1 : code)),
});

function sizesOf(weights: Float64Array, groups: Grouping): Float64Array {
  const sizes = new Float64Array(groups.labels.length);
  for (const [row, weight] of weights.entries()) {
    const code = groups.codes[row] ?? -1;
    if (code >= 0) sizes[code] = (sizes[code] ?? 0) + weight;
  }
  return sizes;
}
