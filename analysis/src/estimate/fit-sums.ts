import type { Family } from "./family.ts";
import { addEntry, type Matrix, setEntry, zeros } from "./linear-algebra.ts";

/** The rows of a fit: what they are, and what the last pass made of them. */
export interface FitRows {
  readonly response: Float64Array;
  readonly weights: Float64Array;
  readonly eta: Float64Array;
  /** w V(μ). */
  readonly working: Float64Array;
  /** w (y − μ). */
  readonly scores: Float64Array;
}

// So many rows of a few columns fit into the processor's cache
const block = 512;

/**
 * One pass over the rows: η at the coefficients, what follows from it, Σ score × u, and Σ w V(μ) u uᵀ where none is given. All
 * links are canonical, so that dμ/dη is V(μ) and cancels.
 *
 * @param coefficients undefined in the first round, where η is no combination of the basis yet and takes part in the response
 * @returns the score, and the largest |η|
 */
export function passOver(
  basis: readonly Float64Array[],
  coefficients: Float64Array | undefined,
  rows: FitRows,
  family: Family,
  known: Matrix | undefined,
): { readonly score: Float64Array; readonly largest: number; readonly information: Matrix } {
  const { eta, working, scores } = rows;
  const score = new Float64Array(basis.length);
  const tiles = informationTiles(basis, working);
  let largest = 0;
  for (let from = 0; from < eta.length; from += block) {
    const to = Math.min(eta.length, from + block);
    if (coefficients !== undefined) predict(basis, coefficients, eta, from, to);
    largest = Math.max(largest, workAt(rows, family, from, to));
    if (coefficients === undefined)
      for (let i = from; i < to; i++) scores[i] = (scores[i] ?? 0) + (working[i] ?? 0) * (eta[i] ?? 0);
    for (let k = 0; k < basis.length; k += 2) addDots(score, k, basis[k] ?? eta, basis[k + 1], scores, from, to);
    if (known === undefined) tiles.add(from, to);
  }
  return { score, largest, information: known ?? tiles.sum() };
}

/** η = Σ coefficient × column, two columns at a time, so that η is loaded and stored half as often. */
function predict(
  basis: readonly Float64Array[],
  coefficients: Float64Array,
  eta: Float64Array,
  from: number,
  to: number,
): void {
  eta.fill(0, from, to);
  for (let k = 0; k < basis.length; k += 2) {
    const column = basis[k] ?? eta;
    addPair(eta, column, coefficients[k] ?? 0, basis[k + 1] ?? column, coefficients[k + 1] ?? 0, from, to);
  }
}

function addPair(
  eta: Float64Array,
  left: Float64Array,
  leftFactor: number,
  right: Float64Array,
  rightFactor: number,
  from: number,
  to: number,
): void {
  for (let i = from; i < to; i++)
    eta[i] = (eta[i] ?? 0) + (leftFactor * (left[i] ?? 0) + rightFactor * (right[i] ?? 0));
}

/** Writes working weights and scores, and gives the largest |η|. */
function workAt(
  { eta, response, weights, working, scores }: FitRows,
  { mean, variance }: Family,
  from: number,
  to: number,
): number {
  let largest = 0;
  for (let i = from; i < to; i++) {
    const weight = weights[i] ?? 0;
    const each = eta[i] ?? 0;
    const mu = mean(each);
    working[i] = weight === 0 ? 0 : weight * variance(mu);
    scores[i] = weight === 0 ? 0 : weight * ((response[i] ?? 0) - mu);
    if (Math.abs(each) > largest) largest = Math.abs(each);
  }
  return largest;
}

/** Σ score × u of two columns, with two sums each side by side, as each addition alone would wait for the one before. */
function addDots(
  score: Float64Array,
  k: number,
  left: Float64Array,
  right: Float64Array | undefined,
  scores: Float64Array,
  from: number,
  to: number,
): void {
  const other = right ?? left;
  let [a, b, c, d] = [0, 0, 0, 0];
  let i = from;
  for (; i + 1 < to; i += 2) {
    const one = scores[i] ?? 0;
    const two = scores[i + 1] ?? 0;
    a += (left[i] ?? 0) * one;
    b += (left[i + 1] ?? 0) * two;
    c += (other[i] ?? 0) * one;
    d += (other[i + 1] ?? 0) * two;
  }
  if (i < to) {
    a += (left[i] ?? 0) * (scores[i] ?? 0);
    c += (other[i] ?? 0) * (scores[i] ?? 0);
  }
  score[k] = (score[k] ?? 0) + a + b;
  if (right !== undefined) score[k + 1] = (score[k + 1] ?? 0) + c + d;
}

/** Σ working × u uᵀ, added block by block, by tiles of 2 × 2 products, so that each value is loaded half as often. */
function informationTiles(basis: readonly Float64Array[], working: Float64Array) {
  const information = zeros(basis.length, basis.length);
  const tile = new Float64Array(4);
  const [one, two] = [new Float64Array(block), new Float64Array(block)];
  const add = (from: number, to: number): void => {
    for (let a = 0; a < basis.length; a += 2) {
      const other = Math.min(a + 1, basis.length - 1);
      times(working, basis[a] ?? one, from, to, one);
      times(working, basis[other] ?? one, from, to, two);
      for (let b = 0; b <= a; b += 2) {
        const beside = Math.min(b + 1, basis.length - 1);
        tileOf(one, two, basis[b] ?? one, basis[beside] ?? one, from, to, tile);
        addEntry(information, a, b, tile[0] ?? 0);
        if (beside !== b) addEntry(information, a, beside, tile[1] ?? 0);
        if (other !== a) addEntry(information, other, b, tile[2] ?? 0);
        if (other !== a && beside !== b) addEntry(information, other, beside, tile[3] ?? 0);
      }
    }
  };
  const sum = (): Matrix => {
    for (const [a, row] of information.entries()) for (let b = 0; b < a; b++) setEntry(information, b, a, row[b] ?? 0);
    return information;
  };
  return { add, sum };
}

function times(left: Float64Array, right: Float64Array, from: number, to: number, into: Float64Array): void {
  for (let i = 0; i < to - from; i++) into[i] = (left[from + i] ?? 0) * (right[from + i] ?? 0);
}

/** The four products of two scaled columns with two columns. */
function tileOf(
  one: Float64Array,
  two: Float64Array,
  left: Float64Array,
  right: Float64Array,
  from: number,
  to: number,
  into: Float64Array,
): void {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  for (let i = 0; i < to - from; i++) {
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
