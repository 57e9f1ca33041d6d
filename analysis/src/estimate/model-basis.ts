import { type Orthonormal, orthonormalize } from "../design/orthonormal.ts";

// So many rows of a few columns fit into the processor's cache
const block = 2048;

/**
 * A basis for the columns of a model in which no scale of a predictor costs digits: orthonormal under the weights.
 *
 * Where there are very many rows it is made orthonormal for every 16th of them, which leaves it nearly so for all, and that is
 * all that a fit needs: the coordinates are exact. For the same reason directions that a column has hardly a share in stay.
 * Columns that no such row tells apart take the long way.
 */
export function modelBasis(columns: readonly Float64Array[], weights: Float64Array): Orthonormal {
  if (weights.length < 100_000) return orthonormalize(columns, weights, 1e-7);
  const some = orthonormalize(columns.map(every16th), every16th(weights), 1e-7);
  if (some.redundant.length > 0) return orthonormalize(columns, weights, 1e-7);
  const coordinates = some.coordinates.map((own, k) => withoutTraces(own, k));
  const basis = columns.map(() => new Float64Array(weights.length));
  for (let from = 0; from < weights.length; from += block) {
    const to = Math.min(weights.length, from + block);
    for (const [k, column] of columns.entries()) {
      const own = basis[k] ?? column;
      const part = 1 / (coordinates[k]?.[k] ?? 1);
      takePart(own, column, part, from, to);
      for (let j = 0; j < k; j++) {
        const share = coordinates[k]?.[j] ?? 0;
        if (share !== 0) takeAway(own, basis[j] ?? column, share * part, from, to);
      }
    }
  }
  return { basis, coordinates, redundant: [] };
}

/** Small enough that all columns together stay far from explaining one another. */
function withoutTraces(own: Float64Array, k: number): Float64Array {
  const least = (0.1 / own.length) * (own[k] ?? 0);
  return own.map((share, j) => (j < k && Math.abs(share) < least ? 0 : share));
}

function takePart(own: Float64Array, column: Float64Array, part: number, from: number, to: number): void {
  for (let row = from; row < to; row++) own[row] = part * (column[row] ?? 0);
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
