import type { Family } from "./family.ts";
import { informationOf, passOver } from "./fit-sums.ts";
import { choleskySolve, type Matrix } from "./linear-algebra.ts";
import { every16th } from "./model-basis.ts";

/** Coefficients of a fit on an orthonormal basis. */
export interface Fit {
  readonly coefficients: Float64Array;
  readonly eta: Float64Array;
  /** Σ w V(μ) u uᵀ at the coefficients (to 1e-10). */
  readonly information: Matrix;
  /** For each row w (y − μ): times a predictor, the row's part of the score. */
  readonly scores: Float64Array;
  readonly status: "converged" | "not-converged";
}

/**
 * Iteratively reweighted least squares (Fisher scoring). Its steps shrink quadratically, so that after a relative step of
 * 1e-5 one more makes the coefficients exact; R stops earlier, by the deviance, and its own errors carry up to 1e-8. The
 * basis is orthonormal under the sampling weights, so that no scale of a predictor costs digits.
 *
 * Where there are very many rows, the coefficients of some of them are close already: from there the information matrix stays
 * as it is (the chord method), each step takes one sum a column, and the matrix is worked out once more at the end.
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
  const { eta, working, scores } = rows;
  const coefficients = glimpse(basis, response, weights, family) ?? new Float64Array(basis.length);
  const started = coefficients.some((each) => each !== 0);
  if (!started) {
    for (let i = 0; i < eta.length; i++) eta[i] = family.link(family.start(response[i] ?? 0, weights[i] ?? 0));
  }
  const smallEnough = started ? 1e-8 : 1e-5;
  let size = Number.POSITIVE_INFINITY;
  let known: Matrix | undefined;
  for (let iteration = 0; iteration < 60; iteration++) {
    const first = iteration === 0 && !started;
    const { score, largest } = passOver(basis, first ? undefined : coefficients, rows, family);
    const information: Matrix = known ?? informationOf(basis, working);
    const step = choleskySolve(information, score);
    if (step === undefined && iteration === 0) return undefined;
    // Fitted chances of 0 and 1 say nothing more, and the information runs out
    if (step === undefined) return { coefficients, eta, information, scores, status: "not-converged" };
    for (let k = 0; k < coefficients.length; k++) coefficients[k] = (coefficients[k] ?? 0) + (step[k] ?? 0);
    const close = size <= smallEnough;
    const before = size;
    size = first ? 1 : Math.hypot(...step) / Math.max(Math.hypot(...coefficients), 1e-300);
    // Steps that do not shrink tenfold say that the matrix has changed since
    known = started && size < 0.1 * before ? information : undefined;
    // Where a predictor separates the answers completely, coefficients grow for ever
    const endless = iteration > 0 && largest > 500;
    if (close || endless || iteration === 59) {
      passOver(basis, coefficients, rows, family);
      const last = known === undefined ? information : informationOf(basis, working);
      return { coefficients, eta, information: last, scores, status: close ? "converged" : "not-converged" };
    }
  }
  return undefined;
}

/** Where there are very many rows, every 16th of them tells the coefficients well enough to start from. */
function glimpse(
  basis: readonly Float64Array[],
  response: Float64Array,
  weights: Float64Array,
  family: Family,
): Float64Array | undefined {
  if (response.length < 100_000) return undefined;
  const fit = iterateFit(basis.map(every16th), every16th(response), every16th(weights), family);
  return fit?.status === "converged" ? fit.coefficients : undefined;
}
