/** How unequal weights are, and what that costs. Rows of weight 0 stand for nobody and are not counted. */
export interface WeightDiagnostics {
  readonly respondents: number;
  /** Households that they stand for together. */
  readonly sum: number;
  readonly mean: number;
  readonly median: number;
  readonly smallest: number;
  readonly largest: number;
  /**
   * n Σw² / (Σw)²: how many times larger the variance of a mean is than with equal weights, where the weights have nothing
   * to do with what is asked (Kish 1965, 11.7). What strata were given on purpose is in it as well.
   */
  readonly designEffect: number;
  /** Respondents ÷ design effect. */
  readonly effectiveRespondents: number;
  /** Share of the sum that the largest 5 % of the weights (at least one) carry: 0.05 where all are equal. */
  readonly largestShare: number;
}

/**
 * Figures to judge weights by before anything is estimated with them.
 *
 * @example
 * ```ts
 * import { weightDiagnostics } from "@returns/analysis";
 *
 * const { designEffect, effectiveRespondents } = weightDiagnostics(Float64Array.of(1, 1, 1, 3));
 * expect(designEffect).toBeCloseTo((4 * 12) / 36, 12);
 * expect(effectiveRespondents).toBeCloseTo(3, 12);
 * ```
 */
export function weightDiagnostics(weights: Float64Array): WeightDiagnostics {
  const sorted = weights.filter((weight) => weight !== 0).sort();
  const n = sorted.length;
  const sum = total(sorted);
  const squares = sorted.reduce((all, weight) => all + weight * weight, 0);
  const designEffect = (n * squares) / sum ** 2;
  const middle = ((sorted[Math.floor((n - 1) / 2)] ?? Number.NaN) + (sorted[Math.floor(n / 2)] ?? Number.NaN)) / 2;
  return {
    respondents: n,
    sum,
    mean: sum / n,
    median: middle,
    smallest: sorted[0] ?? Number.NaN,
    largest: sorted[n - 1] ?? Number.NaN,
    designEffect,
    effectiveRespondents: n / designEffect,
    largestShare: total(sorted.subarray(n - Math.max(1, Math.round(n / 20)))) / sum,
  };
}

const total = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);
