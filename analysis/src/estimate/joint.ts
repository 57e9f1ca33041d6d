import { degreesOfFreedom, designDegreesOfFreedom } from "../design/degrees-of-freedom.ts";
import type { Design } from "../design/design.ts";
import { compensatedSumOf } from "./compensated.ts";
import { studentQuantile } from "./distributions.ts";
import type { DomainOptions } from "./domain.ts";
import type { Estimate } from "./estimate.ts";
import type { Matrix } from "./linear-algebra.ts";
import { liveRows } from "./live-rows.ts";

export interface IntervalOptions {
  /**
   * Degrees of freedom of the interval: of the whole design (srvyr), of the clusters that the domain has rows in (NCHS,
   * conservative), or a number; infinity gives the normal distribution, R's default for means and totals.
   */
  readonly degreesOfFreedom: "design" | "domain" | number;
  /** Confidence level, such as 0.95. */
  readonly level: number;
}

/** How the simple random sample is drawn that a variance is compared with: a design effect's denominator. */
export type DesignEffectBase = "with-replacement" | "without-replacement";

export interface EstimateOptions extends DomainOptions, IntervalOptions {
  readonly designEffect: DesignEffectBase;
}

/** Several estimates of one call and how they vary together. */
export interface JointEstimate {
  readonly estimates: readonly Estimate[];
  /** Covariances of the estimates, in their order. */
  readonly covariance: Matrix;
}

/** What a design says about the rows of an estimate: how many, how many they stand for, and how freely they vary. */
export interface Base {
  readonly respondents: number;
  readonly weighted: number;
  readonly degreesOfFreedom: number;
  readonly level: number;
}

export function baseOf(design: Design, rows: Int32Array, options: IntervalOptions): Base {
  return {
    respondents: liveRows(design, rows),
    weighted: compensatedSumOf(design.weights, rows),
    degreesOfFreedom: chosenDegreesOfFreedom(design, rows, options),
    level: options.level,
  };
}

export function chosenDegreesOfFreedom(
  design: Design,
  rows: Int32Array,
  { degreesOfFreedom: choice }: IntervalOptions,
): number {
  if (choice === "design") return designDegreesOfFreedom(design);
  return choice === "domain" ? degreesOfFreedom(design, rows) : choice;
}

/** Puts estimates, their covariances and their base together, with symmetric t intervals. */
export function jointEstimate(
  base: Base,
  values: Float64Array,
  covariance: Matrix,
  simpleVariances: Float64Array,
): JointEstimate {
  const estimates = Array.from(values, (value, i) => {
    const variance = covariance[i]?.[i] ?? Number.NaN;
    return withInterval(base, value, Math.sqrt(Math.max(0, variance)), variance / (simpleVariances[i] ?? Number.NaN));
  });
  return { estimates, covariance };
}

/** estimate ± t × standard error; no interval when the degrees of freedom are not positive. */
export function withInterval(base: Base, estimate: number, standardError: number, designEffect: number): Estimate {
  const { respondents, weighted, degreesOfFreedom, level } = base;
  const reach = studentQuantile((1 + level) / 2, degreesOfFreedom) * standardError;
  return {
    estimate,
    standardError,
    lower: estimate - reach,
    upper: estimate + reach,
    degreesOfFreedom,
    respondents,
    weighted,
    designEffect,
  };
}

/** The one estimate of a joint estimate of one variable. */
export function only({ estimates: [first] }: JointEstimate): Estimate {
  if (first === undefined) throw new TypeError("A joint estimate without estimates");
  return first;
}
