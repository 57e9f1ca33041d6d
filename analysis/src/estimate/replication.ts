import type { ReplicateDesign } from "../design/design.ts";
import { type Matrix, zeros } from "./linear-algebra.ts";

/**
 * Covariances from replicates: scale × Σ factorᵣ (θᵣ − c)(θᵣ − c)ᵀ, where c is the mean of the replicates that count
 * (factor above 0) or the estimate of the full sample, as the design says (Wolter 2007; Shao & Tu 1995).
 *
 * Replicates that have no estimate are left out, as in R's survey: a small domain may have no weight in some of them.
 *
 * @param replicates for each replicate its estimates
 */
export function replicateVariance(
  design: ReplicateDesign,
  full: Float64Array,
  replicates: readonly Float64Array[],
): Matrix {
  const size = full.length;
  const result = zeros(size, size);
  const found = replicates.flatMap((estimates, r) =>
    estimates.some(Number.isNaN) ? [] : [{ estimates, factor: design.factors[r] ?? 0 }],
  );
  if (found.length === 0) return result.map((row) => row.fill(Number.NaN));
  const centre = design.centre === "full-sample" ? full : meanOfCounting(found, size);
  for (const { estimates, factor: own } of found) {
    const factor = design.scale * own;
    for (let a = 0; a < size; a++) {
      const row = result[a];
      const scaled = factor * ((estimates[a] ?? 0) - (centre[a] ?? 0));
      for (let b = 0; row !== undefined && b < size; b++) {
        row[b] = (row[b] ?? 0) + scaled * ((estimates[b] ?? 0) - (centre[b] ?? 0));
      }
    }
  }
  return result;
}

interface Replicate {
  readonly estimates: Float64Array;
  readonly factor: number;
}

function meanOfCounting(replicates: readonly Replicate[], size: number): Float64Array {
  const counting = replicates.filter(({ factor }) => factor > 0);
  const mean = new Float64Array(size);
  for (const { estimates } of counting) {
    for (let a = 0; a < size; a++) mean[a] = (mean[a] ?? 0) + (estimates[a] ?? 0) / counting.length;
  }
  return mean;
}
