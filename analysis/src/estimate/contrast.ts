import type { Estimate } from "./estimate.ts";
import { type Base, type JointEstimate, withInterval } from "./joint.ts";
import { entry } from "./linear-algebra.ts";

/** A smooth function of estimates and its derivatives by them, one an estimate. */
export interface ContrastFunction {
  readonly value: (estimates: Float64Array) => number;
  readonly gradient: (estimates: Float64Array) => Float64Array;
}

/**
 * A sum of estimates, each times a coefficient: the difference of two domains is the coefficients 1 and −1.
 *
 * The variance is that of the sum with all covariances, so domains that share clusters are compared rightly.
 */
export function linearContrast(joint: JointEstimate, coefficients: Float64Array, level: number): Estimate {
  const value = (estimates: Float64Array) => estimates.reduce((sum, each, i) => sum + each * (coefficients[i] ?? 0), 0);
  return contrast(joint, { value, gradient: () => coefficients }, level);
}

/** A smooth function of estimates, such as a ratio or a logarithm of two, by the delta method. */
export function contrast({ estimates, covariance }: JointEstimate, f: ContrastFunction, level: number): Estimate {
  const values = Float64Array.from(estimates, ({ estimate }) => estimate);
  const gradient = f.gradient(values);
  let variance = 0;
  for (const [i, left] of gradient.entries()) {
    for (const [j, right] of gradient.entries())
      if (left !== 0 && right !== 0) variance += left * right * entry(covariance, i, j);
  }
  const base: Base = {
    respondents: estimates.reduce((sum, each) => Math.max(sum, each.respondents), 0),
    weighted: estimates.reduce((sum, each) => Math.max(sum, each.weighted), 0),
    degreesOfFreedom: Math.min(...estimates.map((each) => each.degreesOfFreedom)),
    level,
  };
  return withInterval(base, f.value(values), Math.sqrt(Math.max(0, variance)), Number.NaN);
}

/**
 * The difference between two estimates from samples that were drawn independently, such as two rounds of a survey with
 * new clusters: the second minus the first. Their variances add up, and the degrees of freedom are Satterthwaite's.
 *
 * Rounds that share clusters belong into one design, with the round as a domain: use `linearContrast` there.
 */
export function independentDifference(first: Estimate, second: Estimate, level: number): Estimate {
  const [a, b] = [first.standardError ** 2, second.standardError ** 2];
  const base: Base = {
    respondents: first.respondents + second.respondents,
    weighted: first.weighted + second.weighted,
    degreesOfFreedom: (a + b) ** 2 / (a ** 2 / first.degreesOfFreedom + b ** 2 / second.degreesOfFreedom),
    level,
  };
  return withInterval(base, second.estimate - first.estimate, Math.sqrt(a + b), Number.NaN);
}
