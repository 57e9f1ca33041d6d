export { byDomain, type DomainResult } from "./by-domain.ts";
export { type ContrastFunction, contrast, independentDifference, linearContrast } from "./contrast.ts";
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
export type { Domain, DomainOptions, MissingPolicy } from "./domain.ts";
export { meansByGroup, totalsByGroup } from "./domains-jointly.ts";
export type { Estimate } from "./estimate.ts";
export { type Family, type FamilyName, families } from "./family.ts";
export {
  type IndependenceOptions,
  type IndependenceResult,
  type IndependenceTest,
  independence,
} from "./independence.ts";
export type { DesignEffectBase, EstimateOptions, IntervalOptions, JointEstimate } from "./joint.ts";
export type { Matrix } from "./linear-algebra.ts";
export { averageMarginalEffect, type Change } from "./marginal-effect.ts";
export { mean, means } from "./mean.ts";
export { type ModelColumn, type ModelTerm, type ModelVariable, modelMatrix } from "./model-matrix.ts";
export { type Categories, categoryShares, categoryTotals, type ProportionOptions, proportion } from "./proportion.ts";
export type { ProportionInterval } from "./proportion-interval.ts";
export {
  effectiveSample,
  kornGraubardLimits,
  type ProportionBasis,
  proportionInterval,
} from "./proportion-interval.ts";
export { exceedsZero, exceedsZeroBySaddlePoint, type QuadraticForm, satterthwaiteTail } from "./quadratic-form.ts";
export {
  median,
  type QuantileInterval,
  type QuantileOptions,
  quantile,
  quantiles,
  shareAtOrBelow,
} from "./quantile.ts";
export {
  type OrderStatistics,
  orderStatistics,
  type QuantileRule,
  type QuantileTies,
  quantileAt,
} from "./quantile-rule.ts";
export { type Fraction, ratio, ratios } from "./ratio.ts";
export { type Regression, type RegressionInput, type RegressionOptions, regression } from "./regression.ts";
export { sortRows } from "./sort-rows.ts";
export { populationCovariances, populationVariance } from "./spread.ts";
export { oneSampleTTest, type TTest, type TTestOptions, twoSampleTTest } from "./t-test.ts";
export { type TermTest, termTest } from "./term-test.ts";
export { populationSize, total, totals } from "./total.ts";
