import { DesignError } from "../design/design-error.ts";
import { fisherTails } from "./distributions.ts";
import { choleskySolve, entry } from "./linear-algebra.ts";
import type { Regression } from "./regression.ts";

export interface TermTest {
  readonly statistic: number;
  readonly numeratorDf: number;
  readonly denominatorDf: number;
  readonly p: number;
}

/**
 * Tests whether all coefficients of some terms of a regression are 0, by Wald's statistic βᵀV⁻¹β/q against F with q and
 * the residual degrees of freedom.
 *
 * @param terms their places in the list that the model matrix was made from
 */
export function termTest({ columns, coefficients, residualDf }: Regression, terms: readonly number[]): TermTest {
  const places = columns.flatMap(({ term }, place) => (terms.includes(term) ? [place] : []));
  const beta = Float64Array.from(places, (place) => coefficients.estimates[place]?.estimate ?? Number.NaN);
  const matrix = places.map((row) =>
    Float64Array.from(places, (column) => entry(coefficients.covariance, row, column)),
  );
  const solved = choleskySolve(matrix, beta);
  if (places.length === 0 || solved === undefined) {
    throw new DesignError(
      "Cannot test the terms, as they have no coefficients, or more of them than the design has degrees of freedom",
    );
  }
  const statistic = beta.reduce((sum, each, i) => sum + each * (solved[i] ?? 0), 0) / places.length;
  return {
    statistic,
    numeratorDf: places.length,
    denominatorDf: residualDf,
    p: fisherTails(statistic, places.length, residualDf).upper,
  };
}
