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
      /** The auxiliary variables, one column each, scaled to a similar size. */
      readonly auxiliaries: readonly Float64Array[];
      readonly before: Float64Array;
      readonly after: Float64Array;
    };
