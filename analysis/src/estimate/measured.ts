import type { Design } from "../design/design.ts";
import { countedRows } from "./design-effect.ts";
import { type Base, baseOf, type IntervalOptions } from "./joint.ts";
import type { Matrix } from "./linear-algebra.ts";
import { covarianceOf, type SmoothFunction } from "./smooth.ts";
import { type Summand, sumsOf } from "./sums.ts";

/**
 * All that an estimate of one domain is made from. Whether rows were added up here or by a database (`pushdown`), no
 * estimator can tell.
 */
export interface Measured {
  /** Σ weight × value over the domain, one a column. */
  readonly totals: Float64Array;
  /** Covariances of estimates that are smooth functions of the totals. */
  readonly covariance: (statistic: SmoothFunction) => Matrix;
  readonly base: Base;
  /** The sample size of a variance, for design effects. */
  readonly counted: number;
}

/** Adds up columns over the rows of a domain, in memory. */
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
    base: baseOf(design, rows, options),
    counted: countedRows(design, rows),
  };
}
