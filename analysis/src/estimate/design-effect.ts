import type { Design } from "../design/design.ts";
import type { DesignEffectBase } from "./joint.ts";

/**
 * The variance that a mean would have in a simple random sample of as many rows: s²/n, and times 1 − n/N̂ when drawn
 * without replacement (Kish 1965). A variance divided by it is the design effect.
 *
 * s² is the weighted variance n/(n − 1) Σw(y − ȳ)²/Σw. Weights that were scaled to a mean of 1 give N̂ = n, which makes
 * sense with replacement only.
 *
 * @param n how many rows it rests on; NaN where these are fewer than 2
 * @param squares Σw(y − ȳ)²
 * @param population Σw
 */
export function simpleRandomVariance(n: number, squares: number, population: number, base: DesignEffectBase): number {
  // One row tells nothing of how rows vary
  if (n < 2) return Number.NaN;
  const ofMean = squares / population / (n - 1);
  return base === "with-replacement" ? ofMean : ofMean * ((population - n) / population);
}

/** Σw(y − mean)². */
export function weightedSquares({ weights }: Design, rows: Int32Array, values: Float64Array, mean: number): number {
  let sum = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] ?? 0;
    const deviation = (values[row] ?? Number.NaN) - mean;
    sum += (weights[row] ?? 0) * deviation * deviation;
  }
  return sum;
}
