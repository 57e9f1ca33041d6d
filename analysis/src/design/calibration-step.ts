/**
 * One adjustment of weights to known totals, kept so that the variance can profit from it: what the auxiliary variables
 * explain has no error any more, so each influence value is replaced by its residual
 * (Deville & Särndal 1992; Särndal, Swensson & Wretman 1992, 6.6).
 */
export type CalibrationStep =
  | {
      readonly kind: "post-strata";
      /** For each row its post-stratum; −1 for rows with weight 0. */
      readonly cellOf: Int32Array;
      readonly cells: number;
      /** Weights before and after the step. */
      readonly before: Float64Array;
      readonly after: Float64Array;
    }
  | {
      readonly kind: "regression";
      /** The auxiliary variables, made orthonormal under the weights before. */
      readonly basis: readonly Float64Array[];
      readonly before: Float64Array;
      readonly after: Float64Array;
    };

/**
 * Influence values after each step in turn has taken out what its auxiliary variables explain: z becomes
 * w (z/w − xᵀB), where B is the regression of z/w on x with the weights before the step and w is the weight after it.
 * Rows of weight 0 take no part.
 */
export function residualize(steps: readonly CalibrationStep[], influence: Float64Array): Float64Array {
  return steps.reduce((values, step) => {
    const scores = values.map((value, row) => (value === 0 ? 0 : value / (step.after[row] ?? 0)));
    const explained = step.kind === "post-strata" ? cellMeans(step, scores) : projection(step, scores);
    return values.map((value, row) => value - (step.after[row] ?? 0) * (explained[row] ?? 0));
  }, influence);
}

function cellMeans(step: Extract<CalibrationStep, { kind: "post-strata" }>, scores: Float64Array): Float64Array {
  const sums = new Float64Array(step.cells);
  const sizes = new Float64Array(step.cells);
  for (let row = 0; row < scores.length; row++) {
    const cell = step.cellOf[row] ?? -1;
    if (cell < 0) continue;
    const weight = step.before[row] ?? 0;
    sums[cell] = (sums[cell] ?? 0) + weight * (scores[row] ?? 0);
    sizes[cell] = (sizes[cell] ?? 0) + weight;
  }
  return scores.map((_, row) => {
    const cell = step.cellOf[row] ?? -1;
    return cell < 0 ? 0 : (sums[cell] ?? 0) / (sizes[cell] ?? 0);
  });
}

function projection(step: Extract<CalibrationStep, { kind: "regression" }>, scores: Float64Array): Float64Array {
  const explained = new Float64Array(scores.length);
  for (const direction of step.basis) {
    let coefficient = 0;
    for (let row = 0; row < scores.length; row++) {
      coefficient += (step.before[row] ?? 0) * (direction[row] ?? 0) * (scores[row] ?? 0);
    }
    for (let row = 0; row < scores.length; row++) {
      explained[row] = (explained[row] ?? 0) + coefficient * (direction[row] ?? 0);
    }
  }
  return explained;
}
