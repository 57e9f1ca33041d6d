import { type Matrix, solveSemidefinite, zeros } from "../estimate/linear-algebra.ts";

/**
 * One adjustment of weights to known totals, kept so that the variance can profit from it: what the auxiliary variables
 * explain has no error any more, so each influence value is replaced by its residual
 * (Deville & Särndal 1992; Särndal, Swensson & Wretman 1992, 6.6).
 */
export type CalibrationStep = {
  /** Weights before and after the step. */
  readonly before: Float64Array;
  readonly after: Float64Array;
} & (
  | {
      readonly kind: "margins";
      /** For each margin the group of each row; a single margin is a post-stratification. */
      readonly codes: readonly Int32Array[];
      readonly counts: readonly number[];
    }
  | {
      readonly kind: "regression";
      /** The auxiliary variables, made orthonormal under the weights before. */
      readonly basis: readonly Float64Array[];
    }
);

type Margins = Extract<CalibrationStep, { kind: "margins" }>;
type Regression = Extract<CalibrationStep, { kind: "regression" }>;

/**
 * Influence values after each step in turn has taken out what its auxiliary variables explain: z becomes
 * w (z/w − xᵀB), where B is the regression of z/w on x with the weights before the step and w is the weight after it.
 * Rows of weight 0 take no part.
 */
export function residualize(steps: readonly CalibrationStep[], influence: Float64Array): Float64Array {
  return steps.reduce((values, step) => {
    const scores = values.map((value, row) => (value === 0 ? 0 : value / (step.after[row] ?? 0)));
    const explained = step.kind === "margins" ? explainedByMargins(step, scores) : explainedByRegression(step, scores);
    return values.map((value, row) => value - (step.after[row] ?? 0) * (explained[row] ?? 0));
  }, influence);
}

/** Regression on indicators of groups: the sums of each group are all it takes. */
function explainedByMargins(step: Margins, scores: Float64Array): Float64Array {
  const columns = columnsOf(step);
  const right = new Float64Array(columns.count);
  for (let row = 0; row < scores.length; row++) {
    const value = (step.before[row] ?? 0) * (scores[row] ?? 0);
    if (value !== 0) columns.ofRow(row, (column) => add(right, column, value));
  }
  const solution = solveSemidefinite(gramOf(step), right);
  const explained = new Float64Array(scores.length);
  for (let row = 0; row < scores.length; row++) {
    if (step.before[row] !== 0) columns.ofRow(row, (column) => add(explained, row, solution[column] ?? 0));
  }
  return explained;
}

/** Indicators of all groups of the first margin and of all groups but one of the others, which the first explain. */
function columnsOf({ codes, counts }: Margins) {
  const offsets = counts.map((_, m) => counts.slice(0, m).reduce((sum, count) => sum + count - 1, m === 0 ? 0 : 1));
  return {
    count: counts.reduce((sum, count) => sum + count - 1, 1),
    ofRow: (row: number, visit: (column: number) => void) => {
      for (let m = 0; m < codes.length; m++) {
        const code = codes[m]?.[row] ?? -1;
        if (m === 0) visit(code);
        else if (code > 0) visit((offsets[m] ?? 0) + code - 1);
      }
    },
  };
}

const grams = new WeakMap<CalibrationStep, Matrix>();

/** Σ d x xᵀ, worked out once for a step. */
function gramOf(step: Margins): Matrix {
  const known = grams.get(step);
  if (known !== undefined) return known;
  const columns = columnsOf(step);
  const gram = zeros(columns.count, columns.count);
  for (let row = 0; row < step.before.length; row++) {
    const weight = step.before[row] ?? 0;
    if (weight === 0) continue;
    columns.ofRow(row, (left) => columns.ofRow(row, (right) => add(gram[left] ?? new Float64Array(0), right, weight)));
  }
  grams.set(step, gram);
  return gram;
}

function explainedByRegression(step: Regression, scores: Float64Array): Float64Array {
  const explained = new Float64Array(scores.length);
  for (const direction of step.basis) {
    let coefficient = 0;
    for (let row = 0; row < scores.length; row++) {
      coefficient += (step.before[row] ?? 0) * (direction[row] ?? 0) * (scores[row] ?? 0);
    }
    for (let row = 0; row < scores.length; row++) add(explained, row, coefficient * (direction[row] ?? 0));
  }
  return explained;
}

function add(values: Float64Array, at: number, amount: number): void {
  values[at] = (values[at] ?? 0) + amount;
}
