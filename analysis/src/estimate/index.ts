export { byDomain, type DomainResult } from "./by-domain.ts";
export {
  betaQuantile,
  betaTails,
  chiSquaredQuantile,
  chiSquaredTails,
  fisherQuantile,
  fisherTails,
  normalQuantile,
  normalTails,
  studentQuantile,
  studentTails,
  type Tails,
} from "./distributions.ts";
export type { DomainOptions, MissingPolicy } from "./domain.ts";
export { meansByGroup, totalsByGroup } from "./domains-jointly.ts";
export type { Estimate } from "./estimate.ts";
export type { DesignEffectBase, EstimateOptions, IntervalOptions, JointEstimate } from "./joint.ts";
export type { Matrix } from "./linear-algebra.ts";
export { mean, means } from "./mean.ts";
export { type Categories, categoryShares, type ProportionOptions, proportion } from "./proportion.ts";
export type { ProportionInterval } from "./proportion-interval.ts";
export {
  effectiveSample,
  kornGraubardLimits,
  type ProportionBasis,
  proportionInterval,
} from "./proportion-interval.ts";
export { type Fraction, ratio, ratios } from "./ratio.ts";
export { size, total, totals } from "./total.ts";
