import type { ReplicateDesign } from "../design/design.ts";
import { type Matrix, zeros } from "./linear-algebra.ts";

/**
 * Covariances from replicates: scale × Σ factorᵣ (θᵣ − c)(θᵣ − c)ᵀ, where c is the mean of the replicates that count
 * (factor above 0) or the estimate of the full sample, as the design says (Wolter 2007; Shao & Tu 1995).
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
  const centre = design.centre === "full-sample" ? full : meanOfCounting(design, replicates, size);
  for (const [r, estimates] of replicates.entries()) {
    const factor = design.scale * (design.factors[r] ?? 0);
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

function meanOfCounting(design: ReplicateDesign, replicates: readonly Float64Array[], size: number): Float64Array {
  const counting = replicates.filter((_, r) => (design.factors[r] ?? 0) > 0);
  const mean = new Float64Array(size);
  for (const estimates of counting) {
    for (let a = 0; a < size; a++) mean[a] = (mean[a] ?? 0) + (estimates[a] ?? 0) / counting.length;
  }
  return mean;
}
