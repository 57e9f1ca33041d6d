import type { Design } from "../design/design.ts";
import { studentQuantile } from "./distributions.ts";
import { type DomainOptions, rowsUsed } from "./domain.ts";
import type { Estimate } from "./estimate.ts";
import { type Base, baseOf, type IntervalOptions } from "./joint.ts";
import { meansOfTotals } from "./mean.ts";
import {
  type Limits,
  type ProportionBasis,
  type ProportionInterval,
  proportionInterval,
} from "./proportion-interval.ts";
import {
  type OrderStatistics,
  orderStatistics,
  type QuantileRule,
  type QuantileTies,
  quantileAt,
} from "./quantile-rule.ts";
import { replicateVariance } from "./replication.ts";
import { covarianceOf } from "./smooth.ts";
import { sortRows } from "./sort-rows.ts";
import { sumsOf } from "./sums.ts";

/**
 * How the interval of a quantile is made:
 * - a method for proportions, or a function that works like one: the interval of the share of units at or below the
 *   quantile, read back through the quantile rule (Woodruff 1952)
 * - `replicates`: from the quantiles of the replicates; valid for the bootstrap and balanced replicates, not the jackknife
 * - `none`
 */
export type QuantileInterval = ProportionInterval | ((basis: ProportionBasis) => Limits) | "replicates" | "none";

export interface QuantileOptions extends DomainOptions, IntervalOptions {
  readonly rule: QuantileRule;
  readonly ties: QuantileTies;
  readonly interval: QuantileInterval;
}

/** The median: the value that half of the units are at or below. */
export function median(design: Design, values: Float64Array, options: QuantileOptions): Estimate {
  return quantile(design, values, 0.5, options);
}

/** The value that the share `p` of the units is at or below, by the rule that the options name. */
export function quantile(design: Design, values: Float64Array, p: number, options: QuantileOptions): Estimate {
  const [only] = quantiles(design, values, Float64Array.of(p), options);
  if (only === undefined) throw new TypeError("No share was asked for");
  return only;
}

/**
 * Quantiles of a variable at several shares.
 *
 * The standard error is the length of the interval divided by twice its t. A limit that lies outside the data is NaN.
 */
export function quantiles(
  design: Design,
  values: Float64Array,
  shares: Float64Array,
  options: QuantileOptions,
): Estimate[] {
  const rows = rowsUsed(design, options, [values], []);
  const base = baseOf(design, rows, options);
  const hidden = options.missing === "propagate" && rows.some((row) => Number.isNaN(values[row]));
  const sorted = hidden ? new Int32Array(0) : sortRows(values, rows);
  const sample = orderStatistics(values, design.weights, sorted);
  return Array.from(shares, (p) => {
    const estimate = quantileAt(options.rule, sample, p, options.ties);
    const { lower, upper } = limitsOf(design, values, rows, sorted, sample, p, estimate, base, options);
    return quantileFrom(base, estimate, { lower, upper });
  });
}

/** A quantile with its limits; its standard error is read from them. */
export function quantileFrom({ level, ...base }: Base, estimate: number, { lower, upper }: Limits): Estimate {
  const t = studentQuantile((1 + level) / 2, base.degreesOfFreedom);
  return { ...base, estimate, lower, upper, standardError: (upper - lower) / (2 * t), designEffect: Number.NaN };
}

function limitsOf(
  design: Design,
  values: Float64Array,
  rows: Int32Array,
  sorted: Int32Array,
  sample: OrderStatistics,
  p: number,
  estimate: number,
  base: Base,
  { rule, ties, interval, level }: QuantileOptions,
): Limits {
  if (interval === "none" || Number.isNaN(estimate)) return { lower: Number.NaN, upper: Number.NaN };
  const t = studentQuantile((1 + level) / 2, base.degreesOfFreedom);
  if (interval === "replicates") {
    if (design.kind !== "replicates")
      throw new TypeError("An interval from replicates needs a design of replicate weights");
    const repeated = design.replicates.map((weights) =>
      Float64Array.of(quantileAt(rule, orderStatistics(values, weights, sorted), p, ties)),
    );
    const variance = replicateVariance(design, Float64Array.of(estimate), repeated)[0]?.[0] ?? Number.NaN;
    return { lower: estimate - t * Math.sqrt(variance), upper: estimate + t * Math.sqrt(variance) };
  }
  const basis = { ...shareAtOrBelow(design, values, rows, estimate), ...base };
  const limits = typeof interval === "function" ? interval(basis) : proportionInterval(interval, basis);
  const back = (share: number) => (share >= 0 && share <= 1 ? quantileAt(rule, sample, share, ties) : Number.NaN);
  return { lower: back(limits.lower), upper: back(limits.upper) };
}

/** The share of units with a value of at most `limit`, with its standard error. */
export function shareAtOrBelow(design: Design, values: Float64Array, rows: Int32Array, limit: number) {
  const sums = sumsOf(design, rows, [{ kind: "at-most", values, limit }]);
  const statistic = meansOfTotals(Float64Array.of(0));
  const share = statistic.value(sums.totals)[0] ?? Number.NaN;
  const variance = covarianceOf(design, sums, statistic)[0]?.[0] ?? Number.NaN;
  return { share, standardError: Math.sqrt(Math.max(0, variance)) };
}
