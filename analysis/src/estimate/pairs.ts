import type { PairwiseDesign } from "../design/design.ts";
import { type Matrix, zeros } from "./linear-algebra.ts";

/**
 * Covariances where the joint probabilities of drawing are known, with the rows themselves as clusters:
 * Horvitz–Thompson Σᵢⱼ Δᵢⱼ tᵢ tⱼ, or Yates–Grundy −½ Σᵢⱼ Δᵢⱼ (tᵢ − tⱼ)², where Δᵢⱼ = 1 − πᵢπⱼ/πᵢⱼ and t is the
 * influence value of the row with its weight in it (Särndal, Swensson & Wretman 1992, 2.8).
 */
export function pairwiseVariance(design: PairwiseDesign, influence: readonly Float64Array[]): Matrix {
  const size = influence.length;
  const result = zeros(size, size);
  for (let a = 0; a < size; a++) {
    for (let b = 0; b <= a; b++) {
      const value = covariance(design, influence[a] ?? new Float64Array(0), influence[b] ?? new Float64Array(0));
      const [rowA, rowB] = [result[a], result[b]];
      if (rowA !== undefined) rowA[b] = value;
      if (rowB !== undefined) rowB[a] = value;
    }
  }
  return result;
}

function covariance({ dependence, form }: PairwiseDesign, left: Float64Array, right: Float64Array): number {
  let sum = 0;
  for (const [i, row] of dependence.entries()) {
    for (const [j, share] of row.entries()) {
      const [li, lj, ri, rj] = [left[i] ?? 0, left[j] ?? 0, right[i] ?? 0, right[j] ?? 0];
      sum += form === "Horvitz-Thompson" ? share * li * rj : -0.5 * share * (li - lj) * (ri - rj);
    }
  }
  return sum;
}
