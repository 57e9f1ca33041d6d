import type { Matrix } from "../estimate/linear-algebra.ts";

/** Columns that span the same space as others, each of length 1 and at right angles to the rest under weights. */
export interface Orthonormal {
  readonly basis: readonly Float64Array[];
  /** For each column of the source its coordinates in the basis: source = Σ coordinate × basis. */
  readonly coordinates: Matrix;
  /** The columns of the source that the ones before them explain already. */
  readonly redundant: readonly number[];
}

/**
 * Gram–Schmidt, with a second pass where the first took nearly all of a column away: twice is enough to keep the basis
 * orthogonal to rounding (Kahan and Parlett; Giraud et al. 2005).
 *
 * @param tolerance a column is redundant when less than this part of its length is left
 */
export function orthonormalize(
  columns: readonly Float64Array[],
  weights: Float64Array,
  tolerance: number,
): Orthonormal {
  const basis: Float64Array[] = [];
  const coordinates: Float64Array[] = [];
  const redundant: number[] = [];
  for (const [index, column] of columns.entries()) {
    const rest = column.slice();
    const own = new Float64Array(columns.length);
    const length = lengthOf(rest, weights);
    let left = length;
    for (let pass = 0; pass < 2 && left > 0; pass++) {
      const before = left;
      const shares = takeOut(rest, basis, weights);
      for (const [k, share] of shares.entries()) own[k] = (own[k] ?? 0) + share;
      left = lengthOf(rest, weights);
      if (left > 0.1 * before) break;
    }
    if (left <= tolerance * length) redundant.push(index);
    else {
      own[basis.length] = left;
      for (let row = 0; row < rest.length; row++) rest[row] = (rest[row] ?? 0) / left;
      basis.push(rest);
    }
    coordinates.push(own);
  }
  return { basis, coordinates, redundant };
}

// So many rows of a few columns fit into the processor's cache
const block = 2048;

/** Subtracts from a column its projection on the basis, and says how much of each direction that was. */
function takeOut(rest: Float64Array, basis: readonly Float64Array[], weights: Float64Array): Float64Array {
  const shares = new Float64Array(basis.length);
  for (let from = 0; from < rest.length; from += block) {
    const to = Math.min(rest.length, from + block);
    for (let k = 0; k < basis.length; k++) {
      const direction = basis[k] ?? rest;
      let sum = 0;
      for (let row = from; row < to; row++) sum += (weights[row] ?? 0) * (direction[row] ?? 0) * (rest[row] ?? 0);
      shares[k] = (shares[k] ?? 0) + sum;
    }
  }
  for (let from = 0; from < rest.length; from += block) {
    const to = Math.min(rest.length, from + block);
    for (let k = 0; k < basis.length; k++) {
      const direction = basis[k] ?? rest;
      const share = shares[k] ?? 0;
      for (let row = from; row < to; row++) rest[row] = (rest[row] ?? 0) - share * (direction[row] ?? 0);
    }
  }
  return shares;
}

function lengthOf(column: Float64Array, weights: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < column.length; row++) sum += (weights[row] ?? 0) * (column[row] ?? 0) ** 2;
  return Math.sqrt(sum);
}
