import { type Orthonormal, orthonormalize } from "../design/orthonormal.ts";

// So many rows of a few columns fit into the processor's cache
const block = 2048;

/**
 * A basis for the columns of a model in which no scale of a predictor costs digits: orthonormal under the weights.
 *
 * Where there are very many rows it is made orthonormal for every 16th of them, which leaves it nearly so for all, and that is
 * all that a fit needs: the coordinates are exact. Columns that no such row tells apart take the long way.
 */
export function modelBasis(columns: readonly Float64Array[], weights: Float64Array): Orthonormal {
  if (weights.length < 100_000) return orthonormalize(columns, weights, 1e-7);
  const some = orthonormalize(columns.map(every16th), every16th(weights), 1e-7);
  if (some.redundant.length > 0) return orthonormalize(columns, weights, 1e-7);
  const { coordinates } = some;
  const basis = columns.map((column) => column.slice());
  for (let from = 0; from < weights.length; from += block) {
    const to = Math.min(weights.length, from + block);
    for (let k = 0; k < basis.length; k++) {
      const own = basis[k] ?? weights;
      for (let j = 0; j < k; j++) takeAway(own, basis[j] ?? weights, coordinates[k]?.[j] ?? 0, from, to);
      const length = coordinates[k]?.[k] ?? 1;
      for (let row = from; row < to; row++) own[row] = (own[row] ?? 0) / length;
    }
  }
  return { basis, coordinates, redundant: [] };
}

function takeAway(own: Float64Array, direction: Float64Array, share: number, from: number, to: number): void {
  for (let row = from; row < to; row++) own[row] = (own[row] ?? 0) - share * (direction[row] ?? 0);
}

/** The first of every 16 rows. */
export function every16th(values: Float64Array): Float64Array {
  const some = new Float64Array(Math.floor(values.length / 16));
  for (let i = 0; i < some.length; i++) some[i] = values[16 * i] ?? 0;
  return some;
}
