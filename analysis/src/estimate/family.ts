/**
 * What a regression says of its response: the link to the linear predictor η, and the variance at a mean μ. The links are the
 * canonical ones, so that dμ/dη is the variance.
 */
export interface Family {
  readonly mean: (eta: number) => number;
  readonly variance: (mu: number) => number;
  readonly link: (mu: number) => number;
  /** A mean inside the range of the family, to start from. */
  readonly start: (y: number, weight: number) => number;
  /** Twice the difference of log likelihoods between a perfect fit and μ. */
  readonly deviance: (y: number, mu: number) => number;
  /** Where y can lie, for the message. */
  readonly range: string;
  readonly allows: (y: number) => boolean;
  /** A part of the response that the intercept can carry, so that large values keep their digits; 0 where it cannot. */
  readonly shift: (response: Float64Array) => number;
}

export type FamilyName = "gaussian" | "binomial" | "poisson";

const yLogRatio = (y: number, mu: number): number => (y === 0 ? 0 : y * Math.log(y / mu));

/**
 * Linear regression (identity link), logistic regression (logit) and log-linear regression (log). The variance of the
 * estimates comes from the design, so over- and under-dispersion do no harm (R: quasibinomial, quasipoisson).
 */
export const families: Readonly<Record<FamilyName, Family>> = {
  gaussian: {
    mean: (eta) => eta,
    variance: () => 1,
    link: (mu) => mu,
    start: (y) => y,
    deviance: (y, mu) => (y - mu) ** 2,
    range: "a number",
    allows: Number.isFinite,
    shift: (response) => response[0] ?? 0,
  },
  binomial: {
    mean: (eta) => 1 / (1 + Math.exp(-eta)),
    variance: (mu) => mu * (1 - mu),
    link: (mu) => Math.log(mu / (1 - mu)),
    start: (y, weight) => (weight * y + 0.5) / (weight + 1),
    deviance: (y, mu) => 2 * (yLogRatio(y, mu) + yLogRatio(1 - y, 1 - mu)),
    range: "between 0 and 1",
    allows: (y) => y >= 0 && y <= 1,
    shift: () => 0,
  },
  poisson: {
    mean: Math.exp,
    variance: (mu) => mu,
    link: Math.log,
    start: (y) => y + 0.1,
    deviance: (y, mu) => 2 * (yLogRatio(y, mu) - (y - mu)),
    range: "0 or more",
    allows: (y) => y >= 0 && Number.isFinite(y),
    shift: () => 0,
  },
};
