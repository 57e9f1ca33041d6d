import type { Design } from "../design/design.ts";
import type { Matrix } from "./linear-algebra.ts";
import { pairwiseVariance } from "./pairs.ts";
import { replicateVariance } from "./replication.ts";
import type { Sums } from "./sums.ts";
import { type Combination, variance } from "./variance.ts";

/**
 * Estimates that are smooth functions of weighted totals, which is what most are: a mean is one total divided by another.
 *
 * The gradient turns them into influence values (Taylor linearisation: Binder 1983; Demnati & Rao 2004); with replicate
 * weights the values themselves are repeated. So each estimator says its function once, and every design can carry it.
 */
export interface SmoothFunction {
  readonly value: (totals: Float64Array) => Float64Array;
  /** For each estimate its derivatives by the totals, without those that are 0. */
  readonly gradient: (totals: Float64Array) => readonly Combination[];
}

/** The covariance matrix of the estimates. */
export function covarianceOf(
  design: Design,
  { totals, parts }: Pick<Sums, "totals" | "parts">,
  statistic: SmoothFunction,
): Matrix {
  if (design.kind === "clusters" && parts.kind === "clusters")
    return variance(design, parts, statistic.gradient(totals));
  if (design.kind === "replicates" && parts.kind === "replicates") {
    return replicateVariance(design, statistic.value(totals), parts.totals.map(statistic.value));
  }
  if (design.kind === "pairs" && parts.kind === "pairs") {
    const influence = statistic.gradient(totals).map((combination) => combine(parts.columns, combination, design.rows));
    return pairwiseVariance(design, influence);
  }
  throw new TypeError("The sums were made with another design");
}

function combine(columns: readonly Float64Array[], combination: Combination, length: number): Float64Array {
  const sum = new Float64Array(length);
  for (const { column, factor } of combination) {
    const values = columns[column];
    for (let row = 0; row < length; row++) sum[row] = (sum[row] ?? 0) + factor * (values?.[row] ?? 0);
  }
  return sum;
}
