/**
 * A Hadamard matrix as rows of booleans (true for +1), of the smallest order above `order − 1` that Sylvester's doubling
 * and Paley's residues can make. Its first row and column are all true; any two rows agree in half of their places.
 */
export function hadamard(order: number): readonly (readonly boolean[])[] {
  for (let size = Math.max(4, 4 * Math.ceil(order / 4)); ; size += 4) {
    const matrix = ofOrder(size);
    if (matrix !== undefined) return matrix;
  }
}

function ofOrder(size: number): boolean[][] | undefined {
  if (size === 1) return [[true]];
  const isPowerOfTwo = (size & (size - 1)) === 0;
  if (!isPowerOfTwo && isPrime(size - 1) && size % 4 === 0) return paley(size - 1);
  if (size % 2 !== 0) return undefined;
  const half = ofOrder(size / 2);
  return half && [...half.map((row) => [...row, ...row]), ...half.map((row) => [...row, ...row.map((sign) => !sign)])];
}

/** Paley's first construction, for a prime p ≡ 3 (mod 4). */
function paley(p: number): boolean[][] {
  const residues = new Set(Array.from({ length: p }, (_, i) => (i * i) % p));
  const core = Array.from({ length: p }, (_, i) => Array.from({ length: p }, (_, j) => !residues.has((i + j) % p)));
  return [Array.from({ length: p + 1 }, () => true), ...core.map((row) => [true, ...row])];
}

function isPrime(n: number): boolean {
  for (let divisor = 2; divisor * divisor <= n; divisor++) if (n % divisor === 0) return false;
  return n > 1;
}
