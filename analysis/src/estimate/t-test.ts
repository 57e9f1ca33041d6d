import type { Design } from "../design/design.ts";
import { DesignError } from "../design/design-error.ts";
import { studentTails } from "./distributions.ts";
import { type DomainOptions, rowsUsed } from "./domain.ts";
import type { Estimate } from "./estimate.ts";
import { baseOf, type IntervalOptions, withInterval } from "./joint.ts";
import { mean, shiftFor } from "./mean.ts";
import type { Categories } from "./proportion.ts";
import { covarianceOf, type SmoothFunction } from "./smooth.ts";
import { sumsOf } from "./sums.ts";

export interface TTestOptions extends Pick<DomainOptions, "domain">, IntervalOptions {}

export interface TTest {
  /** The difference that is tested against 0. */
  readonly difference: Estimate;
  readonly t: number;
  /** Of a difference as large as this in either direction, if there were none. */
  readonly p: number;
}

/** Tests whether the mean of a variable is `expected`. Rows without a value are left out. */
export function oneSampleTTest(design: Design, values: Float64Array, expected: number, options: TTestOptions): TTest {
  const own = mean(design, values, { ...options, missing: "drop", designEffect: "with-replacement" });
  return tested({
    ...own,
    estimate: own.estimate - expected,
    lower: own.lower - expected,
    upper: own.upper - expected,
  });
}

/**
 * Tests whether two groups have the same mean: the difference of the second and the first, with their covariance, as the
 * groups may share clusters. The same as a regression on the group; R takes one degree of freedom off for it.
 */
export function twoSampleTTest(design: Design, values: Float64Array, groups: Categories, options: TTestOptions): TTest {
  if (groups.count !== 2)
    throw new DesignError(`Cannot compare ${groups.count} groups by a t test: it takes 2. Use a regression`);
  const rows = rowsUsed(design, { ...options, missing: "drop" }, [values], [groups.codes]);
  const shift = shiftFor(design, values, rows);
  const parts = [0, 1].map((code) => ({
    inside: Float64Array.from(groups.codes, (each) => (each === code ? 1 : 0)),
    value: values.map((value, row) => (groups.codes[row] === code ? value - shift : 0)),
  }));
  const sums = sumsOf(
    design,
    rows,
    parts.flatMap(({ inside, value }) => [
      { kind: "values" as const, values: inside, shift: 0 },
      { kind: "values" as const, values: value, shift: 0 },
    ]),
  );
  if ((sums.totals[1] ?? 0) === 0 || (sums.totals[3] ?? 0) === 0) {
    throw new DesignError("Cannot compare two groups by a t test, as one of them has no row in the domain");
  }
  const variance = covarianceOf(design, sums, differenceOfMeans)[0]?.[0] ?? Number.NaN;
  const difference = differenceOfMeans.value(sums.totals)[0] ?? Number.NaN;
  return tested(withInterval(baseOf(design, rows, options), difference, Math.sqrt(variance), Number.NaN));
}

/** From the totals [Σw, and Σw, Σwy of the first group and of the second]. */
const differenceOfMeans: SmoothFunction = {
  value: ([, n0 = 0, y0 = 0, n1 = 0, y1 = 0]) => Float64Array.of(y1 / n1 - y0 / n0),
  gradient: ([, n0 = 0, y0 = 0, n1 = 0, y1 = 0]) => [
    [
      { column: 4, factor: 1 / n1 },
      { column: 3, factor: -y1 / n1 / n1 },
      { column: 2, factor: -1 / n0 },
      { column: 1, factor: y0 / n0 / n0 },
    ],
  ],
};

function tested(difference: Estimate): TTest {
  const t = difference.estimate / difference.standardError;
  return { difference, t, p: 2 * studentTails(Math.abs(t), difference.degreesOfFreedom).upper };
}
