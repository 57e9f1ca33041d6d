import type { Design } from "../design/design.ts";
import type { Summand } from "./group-sums.ts";
import { type Base, chosenDegreesOfFreedom, type IntervalOptions } from "./joint.ts";
import type { Matrix } from "./linear-algebra.ts";
import { covarianceOf, type SmoothFunction } from "./smooth.ts";
import { sumsOf } from "./sums.ts";

/**
 * All that an estimate of one domain is made from. Whether rows were added up here or by a database (`pushdown`), no
 * estimator can tell.
 */
export interface Measured {
  /** Σw over the domain, and after it Σ weight × value, one a column. */
  readonly totals: Float64Array;
  /** Covariances of estimates that are smooth functions of the totals. */
  readonly covariance: (statistic: SmoothFunction) => Matrix;
  readonly base: Base;
  /**
   * The sample size of a variance, for design effects: rows of positive weight. With replicate weights all rows count, as
   * R's survey does: a row may have weight 0 in the full sample and take part in a replicate.
   */
  readonly counted: number;
}

/** Adds up 1 and further columns over the rows of a domain, in memory. */
export function measure(
  design: Design,
  rows: Int32Array,
  summands: readonly Summand[],
  options: IntervalOptions,
): Measured {
  const sums = sumsOf(design, rows, summands);
  return {
    totals: sums.totals,
    covariance: (statistic) => covarianceOf(design, sums, statistic),
    base: {
      respondents: sums.live,
      weighted: sums.totals[0] ?? 0,
      degreesOfFreedom: chosenDegreesOfFreedom(design, rows, options),
      level: options.level,
    },
    counted: design.kind === "replicates" ? rows.length : sums.live,
  };
}
