/**
 * Sums that are exact to the last digit or two, whatever their order. What rounding takes from each addition is worked out
 * (two-sum: D. Knuth, The Art of Computer Programming 2, 4.2.2) and kept apart until the end (A. Neumaier, 1974).
 */
export function compensatedSum(values: Float64Array): number {
  let sum = 0;
  let lost = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    const next = sum + value;
    lost += roundedOff(sum, value, next);
    sum = next;
  }
  return Number.isFinite(lost) ? sum + lost : sum;
}

/** The same of the values of some rows. */
export function compensatedSumOf(values: Float64Array, rows: Int32Array): number {
  let sum = 0;
  let lost = 0;
  for (let i = 0; i < rows.length; i++) {
    const value = values[rows[i] ?? 0] ?? 0;
    const next = sum + value;
    lost += roundedOff(sum, value, next);
    sum = next;
  }
  return Number.isFinite(lost) ? sum + lost : sum;
}

/** The same for many sums at once: adds a value to one of them, and what rounding took from it to `lost`. */
export function addExactly(sums: Float64Array, lost: Float64Array, at: number, value: number): void {
  const sum = sums[at] ?? 0;
  const next = sum + value;
  lost[at] = (lost[at] ?? 0) + roundedOff(sum, value, next);
  sums[at] = next;
}

/** Puts back what rounding took. */
export function settle(sums: Float64Array, lost: Float64Array): void {
  for (let at = 0; at < sums.length; at++) sums[at] = (sums[at] ?? 0) + (lost[at] ?? 0);
}

/** a + b − next without rounding, where next is a + b as it was rounded. */
export function roundedOff(a: number, b: number, next: number): number {
  const added = next - a;
  return a - (next - added) + (b - added);
}
