import type { Family } from "./family.ts";
import { passOver } from "./fit-sums.ts";
import { choleskySolve, type Matrix } from "./linear-algebra.ts";
import { every16th } from "./model-basis.ts";
import { productSum } from "./vectors.ts";

/** Coefficients of a fit on a basis. */
export interface Fit {
  readonly coefficients: Float64Array;
  readonly eta: Float64Array;
  /** Σ w V(μ) u uᵀ at the coefficients, but for the last step, which is nothing. */
  readonly information: Matrix;
  /** For each row w (y − μ): times a predictor, the row's part of the score. */
  readonly scores: Float64Array;
  /** The largest |η|. */
  readonly largest: number;
  readonly status: "converged" | "not-converged";
}

/**
 * Iteratively reweighted least squares (Fisher scoring): each step is I⁻¹ × score, where I = Σ w V(μ) u uᵀ. The basis is
 * from `modelBasis`. A step is measured by what it moves η, as a part of all of η: √(step · score / cᵀ I c).
 *
 * A step leaves an error of about its own length times how far the coefficients have moved since the matrix was made, so
 * that after a step of 1e-9 they are exact (R stops by the deviance, and its errors carry up to 1e-8). As the matrix costs
 * more than all else, it is made again only when it is far behind, and for what is likely the last step (the chord method).
 *
 * Where there are very many rows, some of them tell coefficients and matrix well enough to start from.
 *
 * @returns undefined where the information matrix is singular
 */
export function iterateFit(
  basis: readonly Float64Array[],
  response: Float64Array,
  weights: Float64Array,
  family: Family,
): Fit | undefined {
  const rows = {
    response,
    weights,
    eta: new Float64Array(response.length),
    working: new Float64Array(response.length),
    scores: new Float64Array(response.length),
  };
  const { eta, scores } = rows;
  const start = glimpse(basis, response, weights, family);
  const coefficients = start?.coefficients ?? new Float64Array(basis.length);
  if (start === undefined) startAt(eta, response, weights, family);
  let matrix = start?.information;
  // That of a part of the rows is behind from the start
  let moved = start === undefined ? 0 : Number.POSITIVE_INFINITY;
  for (let iteration = 0; iteration < 60; iteration++) {
    const first = iteration === 0 && start === undefined;
    const { score, largest, information } = passOver(basis, first ? undefined : coefficients, rows, family, matrix);
    const step = choleskySolve(information, score);
    if (step === undefined && iteration === 0) return undefined;
    // Fitted chances of 0 and 1 say nothing more, and the information runs out
    if (step === undefined) return { coefficients, eta, information, scores, largest, status: "not-converged" };
    for (let k = 0; k < coefficients.length; k++) coefficients[k] = (coefficients[k] ?? 0) + (step[k] ?? 0);
    const size = first
      ? 1
      : Math.sqrt(productSum(step, score) / Math.max(lengthUnder(information, coefficients), 1e-300));
    const close = size <= 1e-9 && matrix === undefined;
    // Where a predictor separates the answers completely, coefficients grow for ever
    const endless = iteration > 0 && largest > 500;
    if (close || endless || iteration === 59)
      return { coefficients, eta, information, scores, largest, status: close ? "converged" : "not-converged" };
    moved = (matrix === undefined ? 0 : moved) + size;
    matrix = moved > 0.01 || size < 1e-5 ? undefined : information;
  }
  return undefined;
}

/** cᵀ A c */
const lengthUnder = (matrix: Matrix, c: Float64Array): number =>
  productSum(
    c,
    Float64Array.from(matrix, (row) => productSum(row, c)),
  );

function startAt(eta: Float64Array, response: Float64Array, weights: Float64Array, { link, start }: Family): void {
  for (let i = 0; i < eta.length; i++) eta[i] = link(start(response[i] ?? 0, weights[i] ?? 0));
}

/** The fit of every 16th row, with the information matrix as it would be of all; undefined where rows are not very many. */
function glimpse(
  basis: readonly Float64Array[],
  response: Float64Array,
  weights: Float64Array,
  family: Family,
): Fit | undefined {
  if (response.length < 100_000) return undefined;
  const fit = iterateFit(basis.map(every16th), every16th(response), every16th(weights), family);
  if (fit?.status !== "converged") return undefined;
  return { ...fit, information: fit.information.map((row) => row.map((each) => 16 * each)) };
}
