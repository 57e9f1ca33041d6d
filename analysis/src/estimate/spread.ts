import type { Design } from "../design/design.ts";
import { rowsUsed } from "./domain.ts";
import type { Estimate } from "./estimate.ts";
import type { Summand } from "./group-sums.ts";
import { type EstimateOptions, type JointEstimate, jointEstimate, only } from "./joint.ts";
import { shiftFor } from "./mean.ts";
import { type Measured, measure } from "./measured.ts";
import type { SmoothFunction } from "./smooth.ts";

/**
 * The variance of a variable in the population, n/(n − 1) Σw(y − ȳ)²/Σw, in its unit squared.
 *
 * Its influence is that of the mean of (y − ȳ)²: that ȳ is estimated adds nothing to first order.
 */
export function populationVariance(design: Design, values: Float64Array, options: EstimateOptions): Estimate {
  return only(populationCovariances(design, [values], options));
}

/** Variances and covariances of several variables: entry i, j of the matrix is at place i × count + j. */
export function populationCovariances(
  design: Design,
  variables: readonly Float64Array[],
  options: EstimateOptions,
): JointEstimate {
  const rows = rowsUsed(design, options, variables, []);
  const shifted = variables.map((values) => {
    const shift = shiftFor(design, values, rows);
    return values.map((value) => value - shift);
  });
  const columns: Summand[] = [];
  for (const values of shifted) columns.push({ kind: "values", values, shift: 0 });
  for (const left of shifted) {
    for (const right of shifted) {
      columns.push({ kind: "values", values: left.map((value, row) => value * (right[row] ?? Number.NaN)), shift: 0 });
    }
  }
  return covariancesOf(measure(design, rows, columns, options), variables.length);
}

/** The covariances of what was measured as [Σw, Σw(y₁ − c₁), …, Σw(y₁ − c₁)², Σw(y₁ − c₁)(y₂ − c₂), …]. */
export function covariancesOf({ totals, covariance, base, counted: n }: Measured, variables: number): JointEstimate {
  const statistic = covariancesOfTotals(variables, n / (n - 1));
  const none = new Float64Array(variables ** 2).fill(Number.NaN);
  return jointEstimate(base, statistic.value(totals), covariance(statistic), none);
}

/** Covariances from [Σw, Σwy₁ …, Σwy₁y₁, Σwy₁y₂ …]. */
function covariancesOfTotals(count: number, correction: number): SmoothFunction {
  const pairs = Array.from({ length: count * count }, (_, place) => ({
    i: Math.floor(place / count),
    j: place % count,
    place,
  }));
  const product = (place: number) => 1 + count + place;
  return {
    value: (totals) => {
      const size = totals[0] ?? 0;
      const mean = (i: number) => (totals[1 + i] ?? 0) / size;
      return Float64Array.from(
        pairs,
        ({ i, j, place }) => correction * ((totals[product(place)] ?? 0) / size - mean(i) * mean(j)),
      );
    },
    gradient: (totals) => {
      const size = totals[0] ?? 0;
      const mean = (i: number) => (totals[1 + i] ?? 0) / size;
      const factor = correction / size;
      return pairs.map(({ i, j, place }) => [
        { column: product(place), factor },
        { column: 1 + i, factor: -factor * mean(j) },
        { column: 1 + j, factor: -factor * mean(i) },
        { column: 0, factor: factor * (2 * mean(i) * mean(j) - (totals[product(place)] ?? 0) / size) },
      ]);
    },
  };
}
