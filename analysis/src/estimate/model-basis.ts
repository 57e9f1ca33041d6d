import { type Orthonormal, orthonormalize } from "../design/orthonormal.ts";
import { type Matrix, setEntry, solveUpper, transpose, zeros } from "./linear-algebra.ts";

/**
 * A basis for the columns of a model in which no scale of a predictor costs digits: orthonormal under the weights.
 *
 * Where there are very many rows and columns that are far from explaining one another, they are their own basis: a fit then
 * loses three digits of sixteen at most, and nothing is copied. Every 16th row tells whether it is so.
 */
export function modelBasis(columns: readonly Float64Array[], weights: Float64Array): Orthonormal {
  if (weights.length >= 100_000) {
    const some = orthonormalize(columns.map(every16th), every16th(weights), 1e-7);
    if (some.redundant.length === 0 && inflation(some.coordinates) < 1000)
      return { basis: columns, coordinates: identity(columns.length), redundant: [] };
  }
  return orthonormalize(columns, weights, 1e-7);
}

/**
 * The variance inflation factors of all columns together: how much rounding errors can grow where the columns are taken as they
 * are. It is the trace of the inverse of their correlations about 0.
 */
function inflation(coordinates: Matrix): number {
  const unit = coordinates.map((own) => own.map((share) => share / Math.hypot(...own)));
  return solveUpper(transpose(unit), identity(unit.length)).reduce((sum, row) => sum + Math.hypot(...row) ** 2, 0);
}

function identity(size: number): Matrix {
  const matrix = zeros(size, size);
  for (let k = 0; k < size; k++) setEntry(matrix, k, k, 1);
  return matrix;
}

/** One in 16 rows: the first 8 of every 128, as the processor fetches 8 numbers at a time. */
export function every16th(values: Float64Array): Float64Array {
  const some = new Float64Array(8 * Math.floor(values.length / 128));
  for (let from = 0, to = 0; to < some.length; from += 128)
    for (let i = 0; i < 8; i++) some[to++] = values[from + i] ?? 0;
  return some;
}
