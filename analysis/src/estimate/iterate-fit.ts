import type { Family } from "./family.ts";
import { choleskySolve, type Matrix } from "./linear-algebra.ts";

/** Coefficients of a fit on an orthonormal basis. */
export interface Fit {
  readonly coefficients: Float64Array;
  readonly eta: Float64Array;
  /** Σ w (dμ/dη)²/V(μ) u uᵀ at the coefficients. */
  readonly information: Matrix;
  readonly status: "converged" | "not-converged";
}

/**
 * Iteratively reweighted least squares (Fisher scoring) until the coefficients stand still; R stops earlier, by the
 * deviance, so its own errors carry up to 1e-8. The basis is orthonormal under the sampling weights, so that no scale of
 * a predictor costs digits.
 */
export function iterateFit(
  basis: readonly Float64Array[],
  response: Float64Array,
  weights: Float64Array,
  family: Family,
): Fit | undefined {
  let eta: Float64Array = response.map((y, i) => family.link(family.start(y, weights[i] ?? 0)));
  let coefficients: Float64Array = new Float64Array(basis.length);
  let status: Fit["status"] = "not-converged";
  for (let iteration = 0; iteration < 60; iteration++) {
    const information = informationAt(basis, eta, weights, family);
    const step = choleskySolve(information, scoreAt(basis, eta, response, weights, family, iteration === 0));
    if (step === undefined) return undefined;
    coefficients = coefficients.map((each, k) => each + (step[k] ?? 0));
    eta = predict(basis, coefficients);
    const size = Math.hypot(...coefficients);
    if (iteration > 0 && Math.hypot(...step) <= 1e-12 * Math.max(size, 1e-300)) {
      status = "converged";
      break;
    }
    // Where a predictor separates the answers completely, coefficients grow for ever
    if (eta.some((each) => Math.abs(each) > 500)) break;
  }
  return { coefficients, eta, information: informationAt(basis, eta, weights, family), status };
}

function predict(basis: readonly Float64Array[], coefficients: Float64Array): Float64Array {
  const eta = new Float64Array(basis[0]?.length ?? 0);
  for (const [k, column] of basis.entries()) {
    const factor = coefficients[k] ?? 0;
    for (let i = 0; i < eta.length; i++) eta[i] = (eta[i] ?? 0) + factor * (column[i] ?? 0);
  }
  return eta;
}

function informationAt(
  basis: readonly Float64Array[],
  eta: Float64Array,
  weights: Float64Array,
  family: Family,
): Matrix {
  const working = eta.map(
    (each, i) => ((weights[i] ?? 0) * family.slope(each) ** 2) / family.variance(family.mean(each)),
  );
  const matrix = basis.map(() => new Float64Array(basis.length));
  for (const [a, left] of basis.entries()) {
    const scaled = left.map((value, i) => value * (working[i] ?? 0));
    for (let b = 0; b <= a; b++) {
      let sum = 0;
      const right = basis[b];
      for (let i = 0; i < scaled.length; i++) sum += (scaled[i] ?? 0) * (right?.[i] ?? 0);
      const [rowA, rowB] = [matrix[a], matrix[b]];
      if (rowA !== undefined && rowB !== undefined) {
        rowA[b] = sum;
        rowB[a] = sum;
      }
    }
  }
  return matrix;
}

/** Σ w (y − μ)(dμ/dη)/V(μ) u; in the first round η is no combination of the basis yet, and takes part in the response. */
function scoreAt(
  basis: readonly Float64Array[],
  eta: Float64Array,
  response: Float64Array,
  weights: Float64Array,
  family: Family,
  first: boolean,
): Float64Array {
  const scores = workingScores(eta, response, weights, family).map((score, i) => {
    if (!first) return score;
    const each = eta[i] ?? 0;
    return score + (((weights[i] ?? 0) * family.slope(each) ** 2) / family.variance(family.mean(each))) * each;
  });
  return Float64Array.from(basis, (column) => {
    let sum = 0;
    for (let i = 0; i < scores.length; i++) sum += (scores[i] ?? 0) * (column[i] ?? 0);
    return sum;
  });
}

/** For each row w (y − μ)(dμ/dη)/V(μ), whose product with a predictor is the row's part of the score. */
export function workingScores(
  eta: Float64Array,
  response: Float64Array,
  weights: Float64Array,
  family: Family,
): Float64Array {
  return eta.map((each, i) => {
    const weight = weights[i] ?? 0;
    if (weight === 0) return 0;
    const mu = family.mean(each);
    return (weight * ((response[i] ?? 0) - mu) * family.slope(each)) / family.variance(mu);
  });
}
