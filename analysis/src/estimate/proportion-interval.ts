import { betaQuantile, studentQuantile } from "./distributions.ts";
import { findRoot } from "./root.ts";

/**
 * How the interval of a proportion is made:
 * - `logit`: symmetric on the log-odds scale, so it stays within 0 and 1; good for most tables
 * - `beta`: Korn & Graubard 1998, the binomial (Clopper–Pearson) interval at the effective sample size; the careful
 *   choice for small proportions, and that of NCHS
 * - `wilson`: the score interval at the effective sample size
 * - `arcsine`: symmetric on the variance-stabilising scale asin √p
 * - `likelihood`: the binomial likelihood at the effective sample size, as far down as t² (Rao & Scott 1984)
 * - `wald`: p ± t × standard error, which may leave [0, 1]; for comparison with other software only
 */
export type ProportionInterval = "logit" | "beta" | "wilson" | "arcsine" | "likelihood" | "wald";

/** A proportion and what its interval is made from. */
export interface ProportionBasis {
  readonly share: number;
  readonly standardError: number;
  readonly respondents: number;
  readonly degreesOfFreedom: number;
  readonly level: number;
}

export interface Limits {
  readonly lower: number;
  readonly upper: number;
}

const nowhere: Limits = { lower: Number.NaN, upper: Number.NaN };

/**
 * The confidence interval of a proportion.
 *
 * At 0 % and 100 %, where every method but `wald` breaks down as the standard error is 0, it is the one-sided binomial
 * limit at the number of respondents: 0 to 1 − (α/2)^(1/n), or its mirror image (as NCHS does; R's survey answers with
 * limits such as 2e-12, or none).
 */
export function proportionInterval(method: ProportionInterval, basis: ProportionBasis): Limits {
  const { share, standardError, respondents, degreesOfFreedom, level } = basis;
  const t = studentQuantile((1 + level) / 2, degreesOfFreedom);
  if (Number.isNaN(share) || Number.isNaN(t)) return nowhere;
  if (method === "wald") return { lower: share - t * standardError, upper: share + t * standardError };
  if (share <= 0) return { lower: 0, upper: 1 - ((1 - level) / 2) ** (1 / respondents) };
  if (share >= 1) return { lower: ((1 - level) / 2) ** (1 / respondents), upper: 1 };
  // A variance of 0 between 0 and 1: shares that are fixed by the design, such as those of strata
  if (standardError === 0) return { lower: share, upper: share };
  switch (method) {
    case "logit":
      return logitLimits(share, t * standardError);
    case "arcsine":
      return arcsineLimits(share, t * standardError);
    case "wilson":
      return wilsonLimits(share, standardError, t);
    case "likelihood":
      return likelihoodLimits(share, standardError, t);
    case "beta":
      return kornGraubardLimits(share, Math.min(respondents, effectiveSample(basis)), level);
  }
}

/**
 * The number of respondents of a simple random sample that would be as precise: p(1 − p)/se², lowered for the degrees of
 * freedom of the design by (t with n − 1 ÷ t with the design's)² (Korn & Graubard 1998).
 */
export function effectiveSample({
  share,
  standardError,
  respondents,
  degreesOfFreedom,
  level,
}: ProportionBasis): number {
  const tail = (1 + level) / 2;
  const adjustment = studentQuantile(tail, respondents - 1) / studentQuantile(tail, degreesOfFreedom);
  return ((share * (1 - share)) / standardError ** 2) * adjustment ** 2;
}

/** The binomial interval of Clopper & Pearson 1934 for a share of a sample size that need not be whole. */
export function kornGraubardLimits(share: number, sample: number, level: number): Limits {
  const tail = (1 - level) / 2;
  const [yes, no] = [sample * share, sample * (1 - share)];
  return { lower: betaQuantile(tail, yes, no + 1), upper: betaQuantile(1 - tail, yes + 1, no) };
}

function logitLimits(share: number, reach: number): Limits {
  const logOdds = Math.log(share / (1 - share));
  const step = reach / (share * (1 - share));
  return { lower: 1 / (1 + Math.exp(step - logOdds)), upper: 1 / (1 + Math.exp(-step - logOdds)) };
}

function arcsineLimits(share: number, reach: number): Limits {
  const angle = Math.asin(Math.sqrt(share));
  const step = reach / (2 * Math.sqrt(share * (1 - share)));
  return {
    lower: Math.sin(Math.max(0, angle - step)) ** 2,
    upper: Math.sin(Math.min(Math.PI / 2, angle + step)) ** 2,
  };
}

function wilsonLimits(share: number, standardError: number, t: number): Limits {
  const sample = (share * (1 - share)) / standardError ** 2;
  const denominator = 1 + t ** 2 / sample;
  const centre = share + t ** 2 / (2 * sample);
  const reach = (t / (2 * sample)) * Math.sqrt(4 * sample * share * (1 - share) + t ** 2);
  return { lower: (centre - reach) / denominator, upper: (centre + reach) / denominator };
}

/** Where twice the log likelihood ratio, n_e times the binomial deviance, reaches t². */
function likelihoodLimits(share: number, standardError: number, t: number): Limits {
  const sample = (share * (1 - share)) / standardError ** 2;
  const excess = (logOdds: number) => {
    const other = 1 / (1 + Math.exp(-logOdds));
    const ratio = share * Math.log(share / other) + (1 - share) * Math.log((1 - share) / (1 - other));
    return 2 * sample * ratio - t ** 2;
  };
  const start = Math.log(share / (1 - share));
  const limit = (direction: number) => {
    let reach = 1;
    while (reach < 512 && excess(start + direction * reach) < 0) reach *= 2;
    return 1 / (1 + Math.exp(-findRoot(excess, start, start + direction * reach)));
  };
  return { lower: limit(-1), upper: limit(1) };
}
