import type { Design } from "../design/design.ts";
import { DesignError } from "../design/design-error.ts";
import { simpleRandomVariance } from "./design-effect.ts";
import { rowsUsed } from "./domain.ts";
import type { Estimate } from "./estimate.ts";
import type { Summand } from "./group-sums.ts";
import { type DesignEffectBase, type EstimateOptions, type JointEstimate, jointEstimate, only } from "./joint.ts";
import { shiftFor } from "./mean.ts";
import { type Measured, measure } from "./measured.ts";
import type { SmoothFunction } from "./smooth.ts";

/** A numerator and a denominator, one value per row each. */
export interface Fraction {
  readonly numerator: Float64Array;
  readonly denominator: Float64Array;
}

/**
 * A ratio of two totals, Σwy / Σwx: persons per household, children per woman, rent ÷ income.
 *
 * Each row's influence is w (y − R x)/Σwx (combined ratio; Särndal, Swensson & Wretman 1992, 5.6).
 *
 * @throws DesignError when the denominator adds up to 0
 */
export function ratio(
  design: Design,
  numerator: Float64Array,
  denominator: Float64Array,
  options: EstimateOptions,
): Estimate {
  return only(ratios(design, [{ numerator, denominator }], options));
}

/** Several ratios with their covariances. Rows are dropped when any variable of any of them is missing. */
export function ratios(design: Design, fractions: readonly Fraction[], options: EstimateOptions): JointEstimate {
  const variables = fractions.flatMap(({ numerator, denominator }) => [numerator, denominator]);
  const rows = rowsUsed(design, options, variables, []);
  const shifts = Float64Array.from(variables, (values) => shiftFor(design, values, rows));
  const columns: Summand[] = [];
  for (const [k, values] of variables.entries()) columns.push({ kind: "values", values, shift: shifts[k] ?? 0 });
  const measured = measure(design, rows, columns, options);
  if (rows.length > 0) refuseZero(measured, shifts);
  const residualSquares = (k: number, ratio: number, constant: number) => {
    const { numerator, denominator } = fractions[k] ?? { numerator: nothing, denominator: nothing };
    const [c, d] = [shifts[2 * k] ?? 0, shifts[2 * k + 1] ?? 0];
    const { weights } = design;
    return squaresOfResiduals({ rows, weights, numerator, denominator }, { c, d, ratio, constant });
  };
  return ratiosOf(measured, shifts, residualSquares, options.designEffect);
}

/** Σw(y − c − R(x − d) + constant)² */
function squaresOfResiduals(
  { rows, weights, numerator, denominator }: Fraction & { readonly rows: Int32Array; readonly weights: Float64Array },
  { c, d, ratio, constant }: Readonly<Record<"c" | "d" | "ratio" | "constant", number>>,
): number {
  let squares = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] ?? 0;
    const residual = (numerator[row] ?? Number.NaN) - c - ratio * ((denominator[row] ?? Number.NaN) - d) + constant;
    squares += (weights[row] ?? 0) * residual * residual;
  }
  return squares;
}

const nothing = new Float64Array(0);

/** @throws DesignError when a denominator adds up to 0 */
export function refuseZero({ totals }: Measured, shifts: Float64Array): void {
  if (partsOfRatios(totals, shifts).some(({ x }) => x === 0))
    throw new DesignError("Cannot divide by a denominator that adds up to 0: the ratio is not defined in this domain");
}

/**
 * The ratios of what was measured as [Σw, Σw(y₁ − c₁), Σw(x₁ − d₁), Σw(y₂ − c₂), …].
 *
 * @param residualSquares Σw(yₖ − R xₖ)² at a ratio R, where `constant` is c − R d
 */
export function ratiosOf(
  { totals, covariance, base, counted }: Measured,
  shifts: Float64Array,
  residualSquares: (k: number, ratio: number, constant: number) => number,
  designEffect: DesignEffectBase,
): JointEstimate {
  const statistic = ratiosOfTotals(shifts);
  const population = totals[0] ?? 0;
  const simple = Float64Array.from(partsOfRatios(totals, shifts), ({ x, y, constant }, k) => {
    const squares = residualSquares(k, y / x, constant) * (population / x) ** 2;
    return simpleRandomVariance(counted, squares, population, designEffect);
  });
  return jointEstimate(base, statistic.value(totals), covariance(statistic), simple);
}

/** Ratios from the totals [Σw, Σw(y₁ − c₁), Σw(x₁ − d₁), Σw(y₂ − c₂), …]. */
function ratiosOfTotals(shifts: Float64Array): SmoothFunction {
  return {
    value: (totals) => Float64Array.from(partsOfRatios(totals, shifts), ({ x, y }) => y / x),
    gradient: (totals) =>
      partsOfRatios(totals, shifts).map(({ x, y, column, constant }) => [
        { column, factor: 1 / x },
        { column: column + 1, factor: -y / x / x },
        { column: 0, factor: constant / x },
      ]),
  };
}

function partsOfRatios(totals: Float64Array, shifts: Float64Array) {
  const population = totals[0] ?? 0;
  return Array.from({ length: shifts.length / 2 }, (_, k) => {
    const column = 1 + 2 * k;
    const [shiftedY, shiftedX] = [totals[column] ?? 0, totals[column + 1] ?? 0];
    const [c, d] = [shifts[2 * k] ?? 0, shifts[2 * k + 1] ?? 0];
    const x = shiftedX + d * population;
    // c − R d, the part of y − R x that the shifts took out, without subtracting two large numbers
    return { column, x, y: shiftedY + c * population, constant: (c * shiftedX - d * shiftedY) / x };
  });
}
