import type { Design } from "../design/design.ts";
import { simpleRandomVariance, weightedSquares } from "./design-effect.ts";
import { rowsUsed } from "./domain.ts";
import type { Estimate } from "./estimate.ts";
import { baseOf, type EstimateOptions, type JointEstimate, jointEstimate, only } from "./joint.ts";
import { shiftFor } from "./mean.ts";
import { covarianceOf, type SmoothFunction } from "./smooth.ts";
import { type Summand, sumsOf } from "./sums.ts";

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
  const shifts = Float64Array.from(variables, (values) => shiftFor(values, rows));
  const columns: Summand[] = [{ kind: "ones" }];
  for (const [k, values] of variables.entries()) columns.push({ kind: "values", values, shift: shifts[k] ?? 0 });
  const sums = sumsOf(design, rows, columns);
  const statistic = totalsOfShifted(shifts);
  const population = sums.totals[0] ?? 0;
  const simple = Float64Array.from(variables, (values, k) => {
    const mean = (shifts[k] ?? 0) + (sums.totals[k + 1] ?? 0) / population;
    const squares = weightedSquares(design, rows, values, mean);
    return simpleRandomVariance(design, rows, squares, population, options.designEffect) * population ** 2;
  });
  const covariance = covarianceOf(design, sums, statistic);
  return jointEstimate(baseOf(design, rows, options), statistic.value(sums.totals), covariance, simple);
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
