import type { Family } from "./family.ts";

/** How well a regression fits, with weights scaled to a mean of 1. */
export interface Goodness {
  readonly deviance: number;
  /** Of the fit with nothing but an intercept; with nothing at all where the model has no intercept. */
  readonly nullDeviance: number;
  readonly dispersion: number;
  /** Pearson's, (y − μ)/√V(μ), of each row of the fit. */
  readonly residuals: Float64Array;
}

export interface FittedModelRows {
  readonly response: Float64Array;
  readonly weights: Float64Array;
  readonly eta: Float64Array;
  readonly intercept: boolean;
}

export function goodnessOf({ response, weights, eta, intercept }: FittedModelRows, family: Family): Goodness {
  const residuals = new Float64Array(response.length);
  let sum = 0;
  let sumY = 0;
  let sumR = 0;
  let sumRR = 0;
  let n = 0;
  for (let i = 0; i < response.length; i++) {
    const weight = weights[i] ?? 0;
    const y = response[i] ?? 0;
    const mu = family.mean(eta[i] ?? 0);
    const residual = (y - mu) / Math.sqrt(family.variance(mu));
    residuals[i] = residual;
    sum += weight;
    sumY += weight * y;
    sumR += weight * residual;
    sumRR += weight * residual * residual;
    n += weight === 0 ? 0 : 1;
  }
  const nullMean = intercept ? sumY / sum : family.mean(0);
  let deviance = 0;
  let nullDeviance = 0;
  for (let i = 0; i < response.length; i++) {
    const weight = weights[i] ?? 0;
    const y = response[i] ?? 0;
    deviance += weight * family.deviance(y, family.mean(eta[i] ?? 0));
    nullDeviance += weight * family.deviance(y, nullMean);
  }
  // The population variance of the Pearson residuals
  const dispersion = ((sumRR - (sumR * sumR) / sum) / sum) * (n / (n - 1));
  return { deviance, nullDeviance, dispersion, residuals };
}
