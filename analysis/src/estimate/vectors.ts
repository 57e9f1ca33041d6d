/**
 * The inner loops over columns. Each is a function of its own, over typed arrays and without a branch, so that it is compiled
 * once and runs as fast as the memory gives its numbers.
 */

/** into += factor × values */
export function addScaled(into: Float64Array, values: Float64Array, factor: number): void {
  for (let i = 0; i < values.length; i++) into[i] = (into[i] ?? 0) + factor * (values[i] ?? 0);
}

/** into = left × right, and 0 where left is 0 */
export function multiplyInto(into: Float64Array, left: Float64Array, right: Float64Array): void {
  for (let i = 0; i < into.length; i++) into[i] = left[i] === 0 ? 0 : (left[i] ?? 0) * (right[i] ?? 0);
}

/** Σ left × right, as four sums side by side, as each addition alone would wait for the one before. */
export function productSum(left: Float64Array, right: Float64Array): number {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let i = 0;
  for (; i + 3 < left.length; i += 4) {
    a += (left[i] ?? 0) * (right[i] ?? 0);
    b += (left[i + 1] ?? 0) * (right[i + 1] ?? 0);
    c += (left[i + 2] ?? 0) * (right[i + 2] ?? 0);
    d += (left[i + 3] ?? 0) * (right[i + 3] ?? 0);
  }
  for (; i < left.length; i++) a += (left[i] ?? 0) * (right[i] ?? 0);
  return a + b + (c + d);
}

/** Σ value, side by side in the same way. */
export function sumOf(values: Float64Array): number {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let i = 0;
  for (; i + 3 < values.length; i += 4) {
    a += values[i] ?? 0;
    b += values[i + 1] ?? 0;
    c += values[i + 2] ?? 0;
    d += values[i + 3] ?? 0;
  }
  for (; i < values.length; i++) a += values[i] ?? 0;
  return a + b + (c + d);
}
