/** A fraction of whole numbers. */
interface Fraction {
  readonly top: bigint;
  readonly bottom: bigint;
}

/**
 * The coefficients of a weighted linear regression in exact arithmetic, as judge where R's own digits run out: with a
 * response of 1e9 its coefficients carry errors of up to 1e-6 and more.
 */
export function exactLeastSquares(
  columns: readonly Float64Array[],
  response: Float64Array,
  weights: Float64Array,
): number[] {
  const x = columns.map((column) => Array.from(column, fractionOf));
  const y = Array.from(response, fractionOf);
  const w = Array.from(weights, fractionOf);
  const inner = (a: readonly Fraction[], b: readonly Fraction[]) =>
    a.reduce((sum, value, row) => plus(sum, times(times(value, b[row] ?? zero), w[row] ?? zero)), zero);
  const system = x.map((left) => [...x.map((right) => inner(left, right)), inner(left, y)]);
  for (const [k, pivot] of system.entries()) {
    for (const [i, row] of system.entries()) {
      if (i === k) continue;
      const factor = over(row[k] ?? zero, pivot[k] ?? zero);
      system[i] = row.map((value, j) => minus(value, times(factor, pivot[j] ?? zero)));
    }
  }
  return system.map((row, k) => toNumber(over(row.at(-1) ?? zero, row[k] ?? zero)));
}

const zero: Fraction = { top: 0n, bottom: 1n };
const reduced = (top: bigint, bottom: bigint): Fraction => {
  const divisor = gcd(top < 0n ? -top : top, bottom < 0n ? -bottom : bottom) * (bottom < 0n ? -1n : 1n);
  return divisor === 0n ? zero : { top: top / divisor, bottom: bottom / divisor };
};
const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));
const plus = (a: Fraction, b: Fraction) => reduced(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom);
const minus = (a: Fraction, b: Fraction) => reduced(a.top * b.bottom - b.top * a.bottom, a.bottom * b.bottom);
const times = (a: Fraction, b: Fraction) => reduced(a.top * b.top, a.bottom * b.bottom);
const over = (a: Fraction, b: Fraction) => reduced(a.top * b.bottom, a.bottom * b.top);

/** Every double is a whole number times a power of 2. */
function fractionOf(value: number): Fraction {
  let scaled = value;
  let bottom = 1n;
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    bottom *= 2n;
  }
  return reduced(BigInt(scaled), bottom);
}

function toNumber({ top, bottom }: Fraction): number {
  // 200 bits behind the point, so that one rounding remains
  return Number((top << 200n) / bottom) / 2 ** 200;
}
