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
 * Gram–Schmidt, each projection taken out twice, which keeps the basis orthogonal to rounding (Giraud et al. 2005).
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
    const length = Math.sqrt(inner(column, column, weights));
    for (let pass = 0; pass < 2; pass++) {
      for (const [k, direction] of basis.entries()) {
        const share = inner(direction, rest, weights);
        own[k] = (own[k] ?? 0) + share;
        for (let row = 0; row < rest.length; row++) rest[row] = (rest[row] ?? 0) - share * (direction[row] ?? 0);
      }
    }
    const left = Math.sqrt(inner(rest, rest, weights));
    if (left <= tolerance * length) redundant.push(index);
    else {
      own[basis.length] = left;
      basis.push(rest.map((value) => value / left));
    }
    coordinates.push(own);
  }
  return { basis, coordinates, redundant };
}

function inner(a: Float64Array, b: Float64Array, weights: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < a.length; row++) sum += (weights[row] ?? 0) * (a[row] ?? 0) * (b[row] ?? 0);
  return sum;
}
