import type { Design } from "../design/design.ts";
import type { DesignEffectBase } from "./joint.ts";
import { compensatedSum } from "./sums.ts";

/**
 * The variance that the mean of `values` over `rows` would have in a simple random sample of as many rows: s²/n, and
 * times 1 − n/N̂ when drawn without replacement (Kish 1965). A variance divided by it is the design effect.
 *
 * s² is the weighted variance, with n/(n − 1). Weights that were scaled to a mean of 1 give N̂ = n, which makes sense with
 * replacement only.
 */
export function simpleRandomVariance(
  design: Design,
  rows: Int32Array,
  value: (row: number) => number,
  mean: number,
  base: DesignEffectBase,
): number {
  const { weights } = design;
  const n = countedRows(design, rows);
  const population = compensatedSum(Float64Array.from(rows, (row) => weights[row] ?? 0));
  const squares = compensatedSum(Float64Array.from(rows, (row) => (weights[row] ?? 0) * (value(row) - mean) ** 2));
  const ofMean = squares / population / (n - 1);
  return base === "with-replacement" ? ofMean : ofMean * ((population - n) / population);
}

/**
 * The sample size of a variance: rows of positive weight. With replicate weights all rows count, as R's survey does: a row
 * may have weight 0 in the full sample and take part in a replicate.
 */
export function countedRows(design: Design, rows: Int32Array): number {
  if (design.kind === "replicates") return rows.length;
  return rows.reduce((count, row) => count + (design.weights[row] === 0 ? 0 : 1), 0);
}
