/** Rows of numbers, all of one length. */
export type Matrix = readonly Float64Array[];

export const zeros = (rows: number, columns: number): Float64Array[] =>
  Array.from({ length: rows }, () => new Float64Array(columns));

export const entry = (matrix: Matrix, row: number, column: number): number => matrix[row]?.[column] ?? Number.NaN;

export function setEntry(matrix: Matrix, row: number, column: number, value: number): void {
  const values = matrix[row];
  if (values !== undefined) values[column] = value;
}

export function addEntry(matrix: Matrix, row: number, column: number, value: number): void {
  const values = matrix[row];
  if (values !== undefined) values[column] = (values[column] ?? 0) + value;
}

export const transpose = (matrix: Matrix): Float64Array[] =>
  Array.from(matrix[0] ?? [], (_, column) => Float64Array.from(matrix, (row) => row[column] ?? Number.NaN));

export function multiply(left: Matrix, right: Matrix): Float64Array[] {
  const columns = right[0]?.length ?? 0;
  return left.map((row) => {
    const product = new Float64Array(columns);
    for (const [k, factor] of row.entries()) {
      const other = right[k];
      if (factor === 0 || other === undefined) continue;
      for (let column = 0; column < columns; column++)
        product[column] = (product[column] ?? 0) + factor * (other[column] ?? 0);
    }
    return product;
  });
}

/**
 * The lower triangle L of a symmetric positive definite matrix, L Lᵀ = A; undefined where the matrix is singular or
 * indefinite (a pivot below 1e-14 of its diagonal entry).
 */
export function cholesky(matrix: Matrix): Float64Array[] | undefined {
  const n = matrix.length;
  const lower = zeros(n, n);
  for (let i = 0; i < n; i++) {
    const row = lower[i];
    for (let j = 0; row !== undefined && j <= i; j++) {
      let sum = entry(matrix, i, j);
      for (let k = 0; k < j; k++) sum -= entry(lower, i, k) * entry(lower, j, k);
      if (i !== j) row[j] = sum / entry(lower, j, j);
      else if (sum > 1e-14 * Math.abs(entry(matrix, i, i))) row[j] = Math.sqrt(sum);
      else return undefined;
    }
  }
  return lower;
}

/** The solution x of A x = b for a symmetric positive definite A; undefined where A is not. */
export function choleskySolve(matrix: Matrix, right: Float64Array): Float64Array | undefined {
  const lower = cholesky(matrix);
  if (lower === undefined) return undefined;
  const n = right.length;
  const x = right.slice();
  for (let i = 0; i < n; i++) {
    let sum = x[i] ?? 0;
    for (let k = 0; k < i; k++) sum -= entry(lower, i, k) * (x[k] ?? 0);
    x[i] = sum / entry(lower, i, i);
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = x[i] ?? 0;
    for (let k = i + 1; k < n; k++) sum -= entry(lower, k, i) * (x[k] ?? 0);
    x[i] = sum / entry(lower, i, i);
  }
  return x;
}

/** The solution X of L X = B for a lower triangle L. */
export function solveLower(lower: Matrix, right: Matrix): Float64Array[] {
  const solution = right.map((row) => row.slice());
  for (const [i, row] of solution.entries()) {
    for (let k = 0; k < i; k++) {
      const factor = entry(lower, i, k);
      for (let column = 0; column < row.length; column++)
        row[column] = (row[column] ?? 0) - factor * entry(solution, k, column);
    }
    const pivot = entry(lower, i, i);
    for (let column = 0; column < row.length; column++) row[column] = (row[column] ?? 0) / pivot;
  }
  return solution;
}

/** The solution X of U X = B for an upper triangle U. */
export function solveUpper(upper: Matrix, right: Matrix): Float64Array[] {
  const solution = right.map((row) => row.slice());
  for (let i = solution.length - 1; i >= 0; i--) {
    const row = solution[i];
    if (row === undefined) continue;
    for (let k = i + 1; k < solution.length; k++) {
      const factor = entry(upper, i, k);
      for (let column = 0; column < row.length; column++)
        row[column] = (row[column] ?? 0) - factor * entry(solution, k, column);
    }
    const pivot = entry(upper, i, i);
    for (let column = 0; column < row.length; column++) row[column] = (row[column] ?? 0) / pivot;
  }
  return solution;
}

/**
 * A solution x of A x = b for a symmetric A without negative eigenvalues, such as the normal equations of a regression:
 * variables that the ones before them explain (to 1e-11 of their diagonal entry) get the coefficient 0.
 */
export function solveSemidefinite(matrix: Matrix, right: Float64Array): Float64Array {
  const n = right.length;
  const lower = zeros(n, n);
  const explained = new Uint8Array(n);
  for (let i = 0; i < n; i++) {
    const row = lower[i];
    for (let j = 0; row !== undefined && j <= i; j++) {
      if (explained[j] === 1) continue;
      let sum = entry(matrix, i, j);
      for (let k = 0; k < j; k++) sum -= entry(lower, i, k) * entry(lower, j, k);
      if (i !== j) row[j] = sum / entry(lower, j, j);
      else if (sum > 1e-11 * entry(matrix, i, i)) row[j] = Math.sqrt(sum);
      else explained[i] = 1;
    }
  }
  const x = right.slice();
  for (let i = 0; i < n; i++) {
    let sum = x[i] ?? 0;
    for (let k = 0; k < i; k++) sum -= entry(lower, i, k) * (x[k] ?? 0);
    x[i] = explained[i] === 1 ? 0 : sum / entry(lower, i, i);
  }
  for (let i = n - 1; i >= 0; i--) {
    if (explained[i] === 1) continue;
    let sum = x[i] ?? 0;
    for (let k = i + 1; k < n; k++) sum -= entry(lower, k, i) * (x[k] ?? 0);
    x[i] = sum / entry(lower, i, i);
  }
  return x;
}
