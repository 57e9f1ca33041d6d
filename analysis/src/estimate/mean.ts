import type { Design } from "../design/design.ts";
import { simpleRandomVariance, weightedSquares } from "./design-effect.ts";
import { rowsUsed } from "./domain.ts";
import type { Estimate } from "./estimate.ts";
import type { Summand } from "./group-sums.ts";
import { type DesignEffectBase, type EstimateOptions, type JointEstimate, jointEstimate, only } from "./joint.ts";
import { type Measured, measure } from "./measured.ts";
import type { SmoothFunction } from "./smooth.ts";

/**
 * The weighted mean of a variable, Σwy / Σw.
 *
 * It is a ratio of two totals, so each row's influence is w (y − ȳ)/Σw (Särndal, Swensson & Wretman 1992, 5.7).
 *
 * @param values one per row; NaN where missing
 * @returns in the unit of `values`; NaN when no row is left
 */
export function mean(design: Design, values: Float64Array, options: EstimateOptions): Estimate {
  return only(means(design, [values], options));
}

/** The means of several variables with their covariances. Rows are dropped when any of the variables is missing. */
export function means(design: Design, variables: readonly Float64Array[], options: EstimateOptions): JointEstimate {
  const rows = rowsUsed(design, options, variables, []);
  const shifts = Float64Array.from(variables, (values) => shiftFor(design, values, rows));
  const columns: Summand[] = [];
  for (const [k, values] of variables.entries()) columns.push({ kind: "values", values, shift: shifts[k] ?? 0 });
  const squaresAround = (k: number, centre: number) =>
    weightedSquares(design, rows, variables[k] ?? new Float64Array(0), centre);
  return meansOf(measure(design, rows, columns, options), shifts, squaresAround, options.designEffect);
}

/**
 * The means of what was measured as [Σw, Σw(y₁ − c₁), Σw(y₂ − c₂), …].
 *
 * @param squaresAround Σw(yₖ − centre)²
 */
export function meansOf(
  { totals, covariance, base, counted }: Measured,
  shifts: Float64Array,
  squaresAround: (k: number, centre: number) => number,
  designEffect: DesignEffectBase,
): JointEstimate {
  const statistic = meansOfTotals(shifts);
  const estimates = statistic.value(totals);
  const simple = estimates.map((estimate, k) =>
    simpleRandomVariance(counted, squaresAround(k, estimate), totals[0] ?? 0, designEffect),
  );
  return jointEstimate(base, estimates, covariance(statistic), simple);
}

/** Means from the totals [Σw, Σw(y₁ − c₁), Σw(y₂ − c₂), …]. */
export function meansOfTotals(shifts: Float64Array): SmoothFunction {
  return {
    value: (totals) => shifts.map((shift, k) => shift + (totals[k + 1] ?? 0) / (totals[0] ?? 0)),
    gradient: (totals) => {
      const size = totals[0] ?? 0;
      return Array.from(shifts, (_, k) => [
        { column: k + 1, factor: 1 / size },
        { column: 0, factor: -(totals[k + 1] ?? 0) / size / size },
      ]);
    },
  };
}

/**
 * A value to subtract before summing: the first one that is there and counts. Any value of the variable keeps the digits that
 * a large common part (years, coordinates, amounts in pounds) would push out of the sums.
 */
export function shiftFor({ weights }: Design, values: Float64Array, rows: Int32Array): number {
  for (const row of rows) {
    const value = values[row] ?? Number.NaN;
    if (Number.isFinite(value) && weights[row] !== 0) return value;
  }
  return 0;
}
