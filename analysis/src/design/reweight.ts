import type { CalibrationStep } from "./calibration-step.ts";
import type { Design } from "./design.ts";
import { DesignError } from "./design-error.ts";

/** New weights for old ones, and what the variance has to know of it; no step where it need not know. */
export interface Reweighting {
  readonly weights: Float64Array;
  readonly step: CalibrationStep | undefined;
}

/** A design with other weights. Replicate weights are each adjusted in the same way, which is how they carry the gain. */
export function reweight(design: Design, adjust: (weights: Float64Array) => Reweighting): Design {
  const { weights, step } = adjust(design.weights);
  switch (design.kind) {
    case "clusters":
      return {
        ...design,
        weights,
        calibration: step === undefined ? design.calibration : [...design.calibration, step],
      };
    case "replicates":
      return { ...design, weights, replicates: design.replicates.map((replicate) => adjust(replicate).weights) };
    case "pairs":
      throw new DesignError(
        "Cannot calibrate a design of joint probabilities: leave them out, which is the with-replacement approximation",
      );
  }
}
