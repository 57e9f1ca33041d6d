import type { Design } from "../design/design.ts";
import { DesignError } from "../design/design-error.ts";
import { chiSquaredTails, fisherTails } from "./distributions.ts";
import { type DomainOptions, rowsUsed, withCode } from "./domain.ts";
import { symmetricEigenvalues } from "./eigen.ts";
import type { IntervalOptions } from "./joint.ts";
import { cholesky, choleskySolve, type Matrix, multiply, solveLower, transpose, zeros } from "./linear-algebra.ts";
import { type Measured, measure } from "./measured.ts";
import type { Categories } from "./proportion.ts";
import { exceedsZero, exceedsZeroBySaddlePoint, satterthwaiteTail } from "./quadratic-form.ts";
import type { SmoothFunction } from "./smooth.ts";

/**
 * How independence of two variables is tested:
 * - `rao-scott-f`: Pearson's X² corrected for the design by its first two moments (Rao & Scott 1984); the one to report
 * - `rao-scott-chi-squared`: by its first moment only (Rao & Scott 1981)
 * - `linear-combination`: X² against its asymptotic distribution, computed exactly
 * - `saddle-point`: the same by approximation
 * - `wald`: on the differences between observed and expected counts; liberal when cells are many and clusters few
 * - `adjusted-wald`: Wald with the correction of Thomas & Rao 1987
 */
export type IndependenceTest =
  | "rao-scott-f"
  | "rao-scott-chi-squared"
  | "linear-combination"
  | "saddle-point"
  | "wald"
  | "adjusted-wald";

export interface IndependenceOptions extends Pick<DomainOptions, "domain">, Pick<IntervalOptions, "degreesOfFreedom"> {
  readonly test: IndependenceTest;
}

export interface IndependenceResult {
  readonly statistic: number;
  /** Of the reference distribution: NaN where it has none, infinity for χ². */
  readonly numeratorDf: number;
  readonly denominatorDf: number;
  readonly p: number;
  readonly respondents: number;
  /** Pearson's X² of the estimated shares at the number of respondents, and the eigenvalues that it is corrected by: */
  readonly pearson: number;
  readonly eigenvalues: Float64Array;
}

/**
 * Tests whether two variables are independent in the population. Rows without one of them are left out, and categories
 * without a row count for nothing.
 *
 * @throws DesignError when one of the variables has a single category in the domain
 */
export function independence(
  design: Design,
  row: Categories,
  column: Categories,
  options: IndependenceOptions,
): IndependenceResult {
  const rows = rowsUsed(design, { ...options, missing: "drop" }, [], [row.codes, column.codes]);
  const { cellOf, ...table } = presentCells(design, rows, row, column);
  const placed = withCode(rows, cellOf);
  const count = table.rows * table.columns;
  const interval = { degreesOfFreedom: options.degreesOfFreedom, level: 0.95 };
  const cells = measure(design, placed, [{ kind: "codes", codes: cellOf, count }], interval);
  return independenceOf(cells, table, options.test);
}

/** How many categories of both variables occur. */
interface CellTable {
  readonly rows: number;
  readonly columns: number;
}

/** The test of what was measured as [Σw, Σw of cell 0, Σw of cell 1, …], where the cell is row + rows × column. */
export function independenceOf(cells: Measured, table: CellTable, test: IndependenceTest): IndependenceResult {
  if (table.rows < 2 || table.columns < 2) {
    throw new DesignError(
      `Cannot test independence in a table of ${table.rows} × ${table.columns} categories: both variables need 2 or more in the domain`,
    );
  }
  const { respondents } = cells.base;
  const corrected = correctedPearson(cells, table, respondents);
  return { respondents, ...corrected, ...testOf(cells, table, corrected, test) };
}

function presentCells(design: Design, rows: Int32Array, row: Categories, column: Categories) {
  const left = renumbered(design, rows, row);
  const right = renumbered(design, rows, column);
  const cellOf = new Int32Array(design.rows).fill(-1);
  for (let i = 0; i < rows.length; i++) {
    const each = rows[i] ?? 0;
    const r = left.codeOf[row.codes[each] ?? 0] ?? -1;
    const c = right.codeOf[column.codes[each] ?? 0] ?? -1;
    if (r >= 0 && c >= 0) cellOf[each] = r + left.count * c;
  }
  return { rows: left.count, columns: right.count, cellOf };
}

function renumbered({ weights }: Design, rows: Int32Array, { codes, count }: Categories) {
  const present = new Uint8Array(count);
  markPresent(present, codes, weights, rows);
  let next = 0;
  const codeOf = Int32Array.from(present, (mark) => (mark === 1 ? next++ : -1));
  return { codeOf, count: next };
}

function markPresent(present: Uint8Array, codes: Int32Array, weights: Float64Array, rows: Int32Array): void {
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] ?? 0;
    if (weights[row] !== 0) present[codes[row] ?? 0] = 1;
  }
}

/** X² and the eigenvalues δ of its asymptotic distribution Σ δ χ²₁ (Rao & Scott 1981). */
function correctedPearson(cells: Measured, table: CellTable, n: number) {
  const statistic: SmoothFunction = sharesOfCells(table.rows * table.columns);
  const shares = statistic.value(cells.totals);
  const covariance = cells.covariance(statistic);
  const { rowShare, columnShare } = margins(shares, table);
  const pearson = shares.reduce((sum, share, cell) => {
    const expected = (rowShare[cell % table.rows] ?? 0) * (columnShare[Math.floor(cell / table.rows)] ?? 0);
    return sum + (n * (share - expected) ** 2) / expected;
  }, 0);
  const inverse = shares.map((share) => (share === 0 ? 0 : 1 / share));
  const contrasts = interactionContrasts(table);
  const weighted = contrasts.map((row, cell) => row.map((value) => value * (inverse[cell] ?? 0)));
  const simple = multiply(transpose(contrasts), weighted).map((row) => row.map((value) => value / n));
  const observed = multiply(transpose(weighted), multiply(covariance, weighted));
  return { pearson, eigenvalues: generalizedEigenvalues(observed, simple) };
}

/** The eigenvalues of B⁻¹A for symmetric A and positive definite B, as those of L⁻¹ A L⁻ᵀ where B = L Lᵀ. */
function generalizedEigenvalues(a: Matrix, b: Matrix): Float64Array {
  const lower = cholesky(b);
  if (lower === undefined) {
    throw new DesignError("Cannot test independence, as too many cells of the table are empty: merge categories");
  }
  const half = solveLower(lower, a);
  return symmetricEigenvalues(solveLower(lower, transpose(half)));
}

/** Columns over the cells that span what the margins leave: products of contrasts that add up to 0 in rows and in columns. */
function interactionContrasts({ rows, columns }: CellTable): Matrix {
  const helmert = (k: number, at: number) => (at < k ? 1 : at === k ? -k : 0) / Math.sqrt(k * (k + 1));
  const matrix = zeros(rows * columns, (rows - 1) * (columns - 1));
  for (const [cell, row] of matrix.entries()) {
    for (let b = 1; b < columns; b++) {
      for (let a = 1; a < rows; a++) {
        row[(b - 1) * (rows - 1) + a - 1] = helmert(a, cell % rows) * helmert(b, Math.floor(cell / rows));
      }
    }
  }
  return matrix;
}

function testOf(
  cells: Measured,
  table: CellTable,
  { pearson, eigenvalues }: { pearson: number; eigenvalues: Float64Array },
  test: IndependenceTest,
) {
  const nu = cells.base.degreesOfFreedom;
  const trace = eigenvalues.reduce((sum, each) => sum + each, 0);
  const squares = eigenvalues.reduce((sum, each) => sum + each * each, 0);
  const d0 = (trace * trace) / squares;
  const none = { numeratorDf: Number.NaN, denominatorDf: Number.NaN };
  switch (test) {
    case "rao-scott-f": {
      const statistic = pearson / trace;
      return { statistic, numeratorDf: d0, denominatorDf: d0 * nu, p: fisherTails(statistic, d0, d0 * nu).upper };
    }
    case "rao-scott-chi-squared": {
      const df = eigenvalues.length;
      const p = chiSquaredTails(pearson / (trace / df), df).upper;
      return { statistic: pearson, numeratorDf: df, denominatorDf: Number.POSITIVE_INFINITY, p };
    }
    case "linear-combination":
    case "saddle-point": {
      const form = {
        weights: Float64Array.of(...eigenvalues, -pearson / (d0 * nu)),
        df: Float64Array.of(...eigenvalues.map(() => 1), d0 * nu),
      };
      const p =
        test === "linear-combination"
          ? exceedsZero(form)
          : (exceedsZeroBySaddlePoint(form) ?? satterthwaiteTail(pearson, eigenvalues, d0 * nu));
      return { statistic: pearson, ...none, p };
    }
    case "wald":
    case "adjusted-wald": {
      const df = (table.rows - 1) * (table.columns - 1);
      const wald = waldStatistic(cells, table);
      const denominatorDf = test === "wald" ? nu : nu - df + 1;
      const statistic = test === "wald" ? wald / df : (wald * denominatorDf) / (df * nu);
      return { statistic, numeratorDf: df, denominatorDf, p: fisherTails(statistic, df, denominatorDf).upper };
    }
  }
}

/**
 * Yᵀ V⁻¹ Y of the differences between observed and expected counts, Y = N̂ᵢⱼ − N̂ᵢ N̂ⱼ/N̂, without the first row and column;
 * V from the covariances of the counts by the delta method.
 */
function waldStatistic(measured: Measured, table: CellTable): number {
  const count = table.rows * table.columns;
  const counts = measured.totals.subarray(1);
  const size = counts.reduce((sum, each) => sum + each, 0);
  const { rowShare: inRow, columnShare: inColumn } = margins(
    counts.map((each) => each / size),
    table,
  );
  const cells = Array.from({ length: count }, (_, cell) => cell).filter(
    (cell) => cell % table.rows > 0 && cell >= table.rows,
  );
  const differences = Float64Array.from(cells, (cell) => {
    const [r, c] = [cell % table.rows, Math.floor(cell / table.rows)];
    return (counts[cell] ?? 0) - size * (inRow[r] ?? 0) * (inColumn[c] ?? 0);
  });
  const derivatives = cells.map((cell) => {
    const [r, c] = [cell % table.rows, Math.floor(cell / table.rows)];
    const [share, other] = [inRow[r] ?? 0, inColumn[c] ?? 0];
    return Float64Array.from({ length: count }, (_, each) => {
      const [sameRow, sameColumn] = [each % table.rows === r, Math.floor(each / table.rows) === c];
      return (each === cell ? 1 : 0) - (sameRow ? other : 0) - (sameColumn ? share : 0) + share * other;
    });
  });
  const covariance = multiply(multiply(derivatives, measured.covariance(countsOfCells(count))), transpose(derivatives));
  const solved = choleskySolve(covariance, differences);
  if (solved === undefined) {
    throw new DesignError(
      "Cannot make a Wald test of this table, as its covariance matrix is singular: merge categories, or use rao-scott-f",
    );
  }
  return differences.reduce((sum, each, i) => sum + each * (solved[i] ?? 0), 0);
}

/** The counts of cells from [Σw, Σw of cell 0, …]. */
function countsOfCells(count: number): SmoothFunction {
  return {
    value: (totals) => totals.slice(1),
    gradient: () => Array.from({ length: count }, (_, cell) => [{ column: cell + 1, factor: 1 }]),
  };
}

/** The shares of cells from [Σw, Σw of cell 0, …]. */
function sharesOfCells(count: number): SmoothFunction {
  return {
    value: (totals) => totals.slice(1).map((value) => value / (totals[0] ?? 0)),
    gradient: (totals) => {
      const size = totals[0] ?? 0;
      return Array.from({ length: count }, (_, cell) => [
        { column: cell + 1, factor: 1 / size },
        { column: 0, factor: -(totals[cell + 1] ?? 0) / size / size },
      ]);
    },
  };
}

function margins(cells: Float64Array, { rows, columns }: CellTable) {
  const rowShare = new Float64Array(rows);
  const columnShare = new Float64Array(columns);
  for (const [cell, value] of cells.entries()) {
    const [r, c] = [cell % rows, Math.floor(cell / rows)];
    rowShare[r] = (rowShare[r] ?? 0) + value;
    columnShare[c] = (columnShare[c] ?? 0) + value;
  }
  return { rowShare, columnShare };
}
