import type { FamilyName } from "../estimate/family.ts";
import type { JointEstimate } from "../estimate/joint.ts";

/** A regression as it is asked for. */
export interface Model<N extends string = string, C extends string = string> {
  readonly family: FamilyName;
  /** A number, or whether a variable has one category. */
  readonly response: N | { readonly of: C; readonly is: string };
  /** Numbers as they are; categories as one coefficient for each but the first that occurs. */
  readonly predictors: readonly (N | C)[];
}

/** What was fitted. */
export interface FittedModel {
  /** `(Intercept)`, names of numbers, and names of categories followed by the code. */
  readonly names: readonly string[];
  /** Their degrees of freedom are those of the design + 1 − the number of coefficients. */
  readonly coefficients: JointEstimate;
  /** `separated`: a predictor tells the answers apart completely, so its coefficient has no end; do not report it. */
  readonly fit: "converged" | "separated";
}
