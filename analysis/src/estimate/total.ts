import type { Design } from "../design/design.ts";
import { simpleRandomVariance, weightedSquares } from "./design-effect.ts";
import { rowsUsed } from "./domain.ts";
import type { Estimate } from "./estimate.ts";
import type { Summand } from "./group-sums.ts";
import { type DesignEffectBase, type EstimateOptions, type JointEstimate, jointEstimate, only } from "./joint.ts";
import { shiftFor } from "./mean.ts";
import { type Measured, measure } from "./measured.ts";
import type { SmoothFunction } from "./smooth.ts";

/**
 * The weighted total of a variable, Σwy (Horvitz & Thompson 1952).
 *
 * @param values one per row; NaN where missing
 */
export function total(design: Design, values: Float64Array, options: EstimateOptions): Estimate {
  return only(totals(design, [values], options));
}

/** How many units of the population the domain has, Σw. */
export function populationSize(design: Design, options: EstimateOptions): Estimate {
  return total(design, new Float64Array(design.rows).fill(1), options);
}

/** The totals of several variables with their covariances. Rows are dropped when any of the variables is missing. */
export function totals(design: Design, variables: readonly Float64Array[], options: EstimateOptions): JointEstimate {
  const rows = rowsUsed(design, options, variables, []);
  const shifts = Float64Array.from(variables, (values) => shiftFor(design, values, rows));
  const columns: Summand[] = [];
  for (const [k, values] of variables.entries()) columns.push({ kind: "values", values, shift: shifts[k] ?? 0 });
  const squaresAround = (k: number, centre: number) =>
    weightedSquares(design, rows, variables[k] ?? new Float64Array(0), centre);
  return totalsOf(measure(design, rows, columns, options), shifts, squaresAround, options.designEffect);
}

/**
 * The totals of what was measured as [Σw, Σw(y₁ − c₁), Σw(y₂ − c₂), …].
 *
 * @param squaresAround Σw(yₖ − centre)²
 */
export function totalsOf(
  { totals: sums, covariance, base, counted }: Measured,
  shifts: Float64Array,
  squaresAround: (k: number, centre: number) => number,
  designEffect: DesignEffectBase,
): JointEstimate {
  const statistic = totalsOfShifted(shifts);
  const population = sums[0] ?? 0;
  const simple = shifts.map((shift, k) => {
    const squares = squaresAround(k, shift + (sums[k + 1] ?? 0) / population);
    return simpleRandomVariance(counted, squares, population, designEffect) * population ** 2;
  });
  return jointEstimate(base, statistic.value(sums), covariance(statistic), simple);
}

/** Totals from [Σw, Σw(y₁ − c₁), …]: the shift is put back by c Σw. */
function totalsOfShifted(shifts: Float64Array): SmoothFunction {
  return {
    value: (sums) => shifts.map((shift, k) => (sums[k + 1] ?? 0) + shift * (sums[0] ?? 0)),
    gradient: () =>
      Array.from(shifts, (shift, k) => [
        { column: k + 1, factor: 1 },
        { column: 0, factor: shift },
      ]),
  };
}
