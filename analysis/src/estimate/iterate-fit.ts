import type { Family } from "./family.ts";
import { choleskySolve, type Matrix, zeros } from "./linear-algebra.ts";
import { every16th } from "./model-basis.ts";

/** Coefficients of a fit on an orthonormal basis. */
export interface Fit {
  readonly coefficients: Float64Array;
  readonly eta: Float64Array;
  /** Σ w (dμ/dη)²/V(μ) u uᵀ at the coefficients (to 1e-10). */
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
  const eta = new Float64Array(response.length);
  const coefficients = glimpse(basis, response, weights, family) ?? new Float64Array(basis.length);
  const started = coefficients.some((each) => each !== 0);
  if (started) predict(basis, coefficients, eta);
  else for (let i = 0; i < eta.length; i++) eta[i] = family.link(family.start(response[i] ?? 0, weights[i] ?? 0));
  const scores = new Float64Array(response.length);
  const working = new Float64Array(response.length);
  const smallEnough = started ? 1e-8 : 1e-5;
  let size = Number.POSITIVE_INFINITY;
  let known: Matrix | undefined;
  for (let iteration = 0; iteration < 60; iteration++) {
    const largest = workAt(eta, response, weights, family, working, scores);
    // In the first round η is no combination of the basis yet, and takes part in the response
    if (iteration === 0 && !started)
      for (let i = 0; i < eta.length; i++) scores[i] = (scores[i] ?? 0) + (working[i] ?? 0) * (eta[i] ?? 0);
    const score = scoresOf(basis, scores);
    const information: Matrix = known ?? informationOf(basis, working);
    const step = choleskySolve(information, score);
    if (step === undefined && iteration === 0) return undefined;
    // Fitted chances of 0 and 1 say nothing more, and the information runs out
    if (step === undefined) return { coefficients, eta, information, scores, status: "not-converged" };
    for (let k = 0; k < coefficients.length; k++) coefficients[k] = (coefficients[k] ?? 0) + (step[k] ?? 0);
    predict(basis, coefficients, eta);
    const close = size <= smallEnough;
    const before = size;
    size = iteration === 0 && !started ? 1 : Math.hypot(...step) / Math.max(Math.hypot(...coefficients), 1e-300);
    // Steps that do not shrink tenfold say that the matrix has changed since
    known = started && size < 0.1 * before ? information : undefined;
    // Where a predictor separates the answers completely, coefficients grow for ever
    const endless = iteration > 0 && largest > 500;
    if (close || endless || iteration === 59) {
      workAt(eta, response, weights, family, working, scores);
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

/** Σ score × u, with four sums side by side, as each addition alone would wait for the one before. */
function scoresOf(basis: readonly Float64Array[], scores: Float64Array): Float64Array {
  return Float64Array.from(basis, (column) => {
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    let i = 0;
    for (; i + 3 < scores.length; i += 4) {
      a += (column[i] ?? 0) * (scores[i] ?? 0);
      b += (column[i + 1] ?? 0) * (scores[i + 1] ?? 0);
      c += (column[i + 2] ?? 0) * (scores[i + 2] ?? 0);
      d += (column[i + 3] ?? 0) * (scores[i + 3] ?? 0);
    }
    for (; i < scores.length; i++) a += (column[i] ?? 0) * (scores[i] ?? 0);
    return a + b + (c + d);
  });
}

/** Σ working × u uᵀ, by blocks of rows and tiles of 2 × 2 products, so that each value is loaded half as often. */
function informationOf(basis: readonly Float64Array[], working: Float64Array): Matrix {
  const information = zeros(basis.length, basis.length);
  const tile = new Float64Array(4);
  const [one, two] = [new Float64Array(block), new Float64Array(block)];
  for (let from = 0; from < working.length; from += block) {
    const size = Math.min(block, working.length - from);
    for (let a = 0; a < basis.length; a += 2) {
      const other = Math.min(a + 1, basis.length - 1);
      times(working, basis[a] ?? one, from, size, one);
      times(working, basis[other] ?? one, from, size, two);
      for (let b = 0; b <= a; b += 2) {
        const beside = Math.min(b + 1, basis.length - 1);
        tileOf(one, two, basis[b] ?? one, basis[beside] ?? one, from, size, tile);
        addEntry(information, a, b, tile[0] ?? 0);
        if (beside !== b) addEntry(information, a, beside, tile[1] ?? 0);
        if (other !== a) addEntry(information, other, b, tile[2] ?? 0);
        if (other !== a && beside !== b) addEntry(information, other, beside, tile[3] ?? 0);
      }
    }
  }
  for (const [a, row] of information.entries()) for (let b = 0; b < a; b++) setEntry(information, b, a, row[b] ?? 0);
  return information;
}

function times(left: Float64Array, right: Float64Array, from: number, size: number, into: Float64Array): void {
  for (let i = 0; i < size; i++) into[i] = (left[from + i] ?? 0) * (right[from + i] ?? 0);
}

/** The four products of two scaled columns with two columns. */
function tileOf(
  one: Float64Array,
  two: Float64Array,
  left: Float64Array,
  right: Float64Array,
  from: number,
  size: number,
  into: Float64Array,
): void {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  for (let i = 0; i < size; i++) {
    const x = one[i] ?? 0;
    const y = two[i] ?? 0;
    const l = left[from + i] ?? 0;
    const r = right[from + i] ?? 0;
    a += x * l;
    b += x * r;
    c += y * l;
    d += y * r;
  }
  into[0] = a;
  into[1] = b;
  into[2] = c;
  into[3] = d;
}

function addEntry(matrix: Matrix, row: number, column: number, value: number): void {
  const values = matrix[row];
  if (values !== undefined) values[column] = (values[column] ?? 0) + value;
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
