import { entry, type Matrix } from "./linear-algebra.ts";

/**
 * The eigenvalues of a symmetric matrix, the largest first, by Jacobi's rotations: each one clears an entry beside the
 * diagonal, and the sum of their squares falls quadratically in the end.
 */
export function symmetricEigenvalues(matrix: Matrix): Float64Array {
  const a = matrix.map((row) => row.slice());
  const n = a.length;
  for (let sweep = 0; sweep < 60; sweep++) {
    let off = 0;
    let on = 0;
    for (let i = 0; i < n; i++) {
      on += entry(a, i, i) ** 2;
      for (let j = 0; j < i; j++) off += entry(a, i, j) ** 2;
    }
    if (off <= 1e-30 * on) break;
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotate(a, p, q);
  }
  return Float64Array.from(a, (_, i) => entry(a, i, i)).sort((x, y) => y - x);
}

function rotate(a: readonly Float64Array[], p: number, q: number): void {
  const apq = entry(a, p, q);
  if (apq === 0) return;
  const theta = (entry(a, q, q) - entry(a, p, p)) / (2 * apq);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const c = 1 / Math.hypot(t, 1);
  const s = t * c;
  for (const row of a) turn(row, p, q, c, s);
  const [rowP, rowQ] = [a[p], a[q]];
  if (rowP === undefined || rowQ === undefined) return;
  for (let k = 0; k < rowP.length; k++) {
    const [x, y] = [rowP[k] ?? 0, rowQ[k] ?? 0];
    rowP[k] = c * x - s * y;
    rowQ[k] = s * x + c * y;
  }
}

function turn(row: Float64Array, p: number, q: number, c: number, s: number): void {
  const [x, y] = [row[p] ?? 0, row[q] ?? 0];
  row[p] = c * x - s * y;
  row[q] = s * x + c * y;
}
