import type { Design } from "../design/design.ts";
import { DesignError } from "../design/design-error.ts";
import type { Estimate } from "./estimate.ts";
import { type FamilyName, families } from "./family.ts";
import { withInterval } from "./joint.ts";
import { entry } from "./linear-algebra.ts";
import type { ModelColumn } from "./model-matrix.ts";
import type { Regression } from "./regression.ts";

/** One population in two states: the columns of the model as they would be before and after. */
export interface Change {
  readonly from: readonly ModelColumn[];
  readonly to: readonly ModelColumn[];
}

/**
 * The average marginal effect of a change: by how much the mean answer of the population would differ, as the regression
 * has it, if everybody went from one state to the other and kept all else. Of a logistic regression it is a difference of
 * shares, which readers understand better than odds ratios.
 *
 * The error comes from the coefficients by the delta method; the households are taken as they are.
 *
 * @param change from `modelMatrix` with the changed variable set to the one value and to the other
 */
export function averageMarginalEffect(
  design: Design,
  fit: Regression,
  family: FamilyName,
  change: Change,
  level: number,
): Estimate {
  const before = averagePrediction(design, fit, family, change.from);
  const after = averagePrediction(design, fit, family, change.to);
  const gradient = after.gradient.map((each, k) => each - (before.gradient[k] ?? 0));
  const { estimates, covariance } = fit.coefficients;
  let variance = 0;
  for (const [i, left] of gradient.entries())
    for (const [j, right] of gradient.entries()) variance += left * right * entry(covariance, i, j);
  const [{ respondents, weighted } = { respondents: 0, weighted: 0 }] = estimates;
  const base = { respondents, weighted, degreesOfFreedom: fit.residualDf, level };
  return withInterval(base, after.mean - before.mean, Math.sqrt(Math.max(0, variance)), Number.NaN);
}

/** The mean of the fitted answers, and its derivatives by the coefficients. */
function averagePrediction(design: Design, fit: Regression, family: FamilyName, columns: readonly ModelColumn[]) {
  const { mean, variance } = families[family];
  const used = fit.columns.map(({ name }) => {
    const column = columns.find((each) => each.name === name);
    if (column === undefined)
      throw new DesignError(`Cannot predict without the column "${name}", which the regression has`);
    return column.values;
  });
  const coefficients = fit.coefficients.estimates.map(({ estimate }) => estimate);
  const gradient = new Float64Array(coefficients.length);
  let [sum, size] = [0, 0];
  for (const row of fit.fitted.rows) {
    const weight = design.weights[row] ?? 0;
    const eta = used.reduce((total, values, k) => total + (values[row] ?? Number.NaN) * (coefficients[k] ?? 0), 0);
    const mu = mean(eta);
    sum += weight * mu;
    size += weight;
    // dμ/dη
    const steepness = weight * variance(mu);
    for (const [k, values] of used.entries()) gradient[k] = (gradient[k] ?? 0) + steepness * (values[row] ?? 0);
  }
  return { mean: sum / size, gradient: gradient.map((each) => each / size) };
}
