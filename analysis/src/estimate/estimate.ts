/** An estimate never travels alone: its error, its freedom and its count go with it. */
export interface Estimate {
  readonly estimate: number;
  readonly standardError: number;
  /** Limits of the confidence interval; NaN when the degrees of freedom are not positive. */
  readonly lower: number;
  readonly upper: number;
  readonly degreesOfFreedom: number;
  /** Unweighted rows that the estimate rests on. */
  readonly respondents: number;
  /** Sum of their weights. */
  readonly weighted: number;
  /** Variance divided by that of a simple random sample of the same size; NaN where it has no meaning. */
  readonly designEffect: number;
}
