import type { Family } from "./family.ts";
import { choleskySolve, type Matrix, zeros } from "./linear-algebra.ts";

/** Coefficients of a fit on an orthonormal basis. */
export interface Fit {
  readonly coefficients: Float64Array;
  readonly eta: Float64Array;
  /** Σ w (dμ/dη)²/V(μ) u uᵀ at the coefficients (to 1e-10: before the last step). */
  readonly information: Matrix;
  /** For each row w (y − μ)(dμ/dη)/V(μ): times a predictor, the row's part of the score. */
  readonly scores: Float64Array;
  readonly status: "converged" | "not-converged";
}

/**
 * Iteratively reweighted least squares (Fisher scoring). Its steps shrink quadratically, so that after a relative step of
 * 1e-5 one more makes the coefficients exact; R stops earlier, by the deviance, and its own errors carry up to 1e-8. The
 * basis is orthonormal under the sampling weights, so that no scale of a predictor costs digits.
 *
 * @returns undefined where the information matrix is singular
 */
export function iterateFit(
  basis: readonly Float64Array[],
  response: Float64Array,
  weights: Float64Array,
  family: Family,
): Fit | undefined {
  const eta = new Float64Array(response.length);
  const coefficients = glimpse(basis, response, weights, family) ?? new Float64Array(basis.length);
  const started = coefficients.some((each) => each !== 0);
  if (started) predict(basis, coefficients, eta);
  else for (let i = 0; i < eta.length; i++) eta[i] = family.link(family.start(response[i] ?? 0, weights[i] ?? 0));
  const scores = new Float64Array(response.length);
  const working = new Float64Array(response.length);
  let size = Number.POSITIVE_INFINITY;
  for (let iteration = 0; iteration < 60; iteration++) {
    const largest = workAt(eta, response, weights, family, working, scores);
    // In the first round η is no combination of the basis yet, and takes part in the response
    if (iteration === 0 && !started)
      for (let i = 0; i < eta.length; i++) scores[i] = (scores[i] ?? 0) + (working[i] ?? 0) * (eta[i] ?? 0);
    const { information, score } = sumsOverBlocks(basis, working, scores);
    const step = choleskySolve(information, score);
    if (step === undefined && iteration === 0) return undefined;
    // Fitted chances of 0 and 1 say nothing more, and the information runs out
    if (step === undefined) return { coefficients, eta, information, scores, status: "not-converged" };
    for (let k = 0; k < coefficients.length; k++) coefficients[k] = (coefficients[k] ?? 0) + (step[k] ?? 0);
    predict(basis, coefficients, eta);
    const close = size <= 1e-5;
    size = iteration === 0 && !started ? 1 : Math.hypot(...step) / Math.max(Math.hypot(...coefficients), 1e-300);
    // Where a predictor separates the answers completely, coefficients grow for ever
    const endless = iteration > 0 && largest > 500;
    if (close || endless || iteration === 59) {
      workAt(eta, response, weights, family, working, scores);
      return { coefficients, eta, information, scores, status: close ? "converged" : "not-converged" };
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
  const every16th = (values: Float64Array) => {
    const some = new Float64Array(Math.floor(values.length / 16));
    for (let i = 0; i < some.length; i++) some[i] = values[16 * i] ?? 0;
    return some;
  };
  const fit = iterateFit(basis.map(every16th), every16th(response), every16th(weights), family);
  return fit?.status === "converged" ? fit.coefficients : undefined;
}

/** Writes the working weights and scores at η, and gives the largest |η|. */
function workAt(
  eta: Float64Array,
  response: Float64Array,
  weights: Float64Array,
  { mean, slope, variance }: Family,
  working: Float64Array,
  scores: Float64Array,
): number {
  let largest = 0;
  for (let i = 0; i < eta.length; i++) {
    const weight = weights[i] ?? 0;
    const each = eta[i] ?? 0;
    const mu = mean(each);
    const d = slope(each);
    const factor = weight === 0 ? 0 : (weight * d) / variance(mu);
    working[i] = factor * d;
    scores[i] = factor === 0 ? 0 : factor * ((response[i] ?? 0) - mu);
    if (Math.abs(each) > largest) largest = Math.abs(each);
  }
  return largest;
}

// So many rows of a few columns fit into the processor's cache
const block = 2048;

/** Σ working × u uᵀ and Σ score × u. */
function sumsOverBlocks(basis: readonly Float64Array[], working: Float64Array, scores: Float64Array) {
  const information = zeros(basis.length, basis.length);
  const score = new Float64Array(basis.length);
  const scaled = new Float64Array(block);
  for (let from = 0; from < working.length; from += block) {
    const size = Math.min(block, working.length - from);
    for (let a = 0; a < basis.length; a++) {
      const left = basis[a] ?? scaled;
      let sum = 0;
      for (let i = 0; i < size; i++) {
        const value = left[from + i] ?? 0;
        scaled[i] = value * (working[from + i] ?? 0);
        sum += value * (scores[from + i] ?? 0);
      }
      score[a] = (score[a] ?? 0) + sum;
      const row = information[a];
      for (let b = 0; row !== undefined && b <= a; b++)
        row[b] = (row[b] ?? 0) + blockDot(scaled, basis[b] ?? scaled, from, size);
    }
  }
  for (const [a, row] of information.entries()) for (let b = 0; b < a; b++) setEntry(information, b, a, row[b] ?? 0);
  return { information, score };
}

/** Four sums side by side, as each addition alone would wait for the one before. */
function blockDot(scaled: Float64Array, column: Float64Array, from: number, size: number): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  let i = 0;
  for (; i + 3 < size; i += 4) {
    a += (scaled[i] ?? 0) * (column[from + i] ?? 0);
    b += (scaled[i + 1] ?? 0) * (column[from + i + 1] ?? 0);
    c += (scaled[i + 2] ?? 0) * (column[from + i + 2] ?? 0);
    d += (scaled[i + 3] ?? 0) * (column[from + i + 3] ?? 0);
  }
  for (; i < size; i++) a += (scaled[i] ?? 0) * (column[from + i] ?? 0);
  return a + b + (c + d);
}

function setEntry(matrix: Matrix, row: number, column: number, value: number): void {
  const values = matrix[row];
  if (values !== undefined) values[column] = value;
}

function predict(basis: readonly Float64Array[], coefficients: Float64Array, eta: Float64Array): void {
  eta.fill(0);
  for (let from = 0; from < eta.length; from += block) {
    const to = Math.min(eta.length, from + block);
    for (let k = 0; k < basis.length; k++) {
      const column = basis[k] ?? eta;
      const factor = coefficients[k] ?? 0;
      for (let i = from; i < to; i++) eta[i] = (eta[i] ?? 0) + factor * (column[i] ?? 0);
    }
  }
}
