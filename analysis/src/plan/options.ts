import { z } from "zod";

/**
 * How estimates are made and when they are kept back: choices of method by name, the same for all tables of a run.
 */
export const PlanOptions = z.strictObject({
  /** Interval of shares. `wald` may leave 0–100 % and is there to compare with other software. */
  interval: z.enum(["logit", "beta", "wilson", "arcsine", "wald"]),
  /** Confidence level, such as 0.95. */
  level: z.number().gt(0).lt(1),
  /**
   * Degrees of freedom: clusters − strata with rows in the domain, or of the whole design; `variable`: answers to the
   * variable − 1 whatever the domain, as some software does for samples without clusters.
   */
  degreesOfFreedom: z.enum(["domain", "design", "variable"]),
  /** How a median is read from the ordered answers where half falls between two: see `QuantileRule`. */
  quantileRule: z.enum(["math", "school"]),
  /** Cells that rest on few answers. `show` is for the analyst's own eyes. */
  smallNumbers: z.union([
    z.literal("show"),
    z.strictObject({
      /** Fewer respondents than this are flagged. */
      few: z.int().min(0),
      /** Fewer respondents than this are withheld. */
      needed: z.int().min(1),
      /** Fewer clusters than this are withheld. */
      clustersNeeded: z.int().min(1),
    }),
  ]),
});
export type PlanOptions = z.infer<typeof PlanOptions>;

/** The conventions of the table plan: logit, 95 %, freedom of the domain, n < 30 flagged, n < 10 or one cluster withheld. */
export const surveyOptions: PlanOptions = {
  interval: "logit",
  level: 0.95,
  degreesOfFreedom: "domain",
  quantileRule: "math",
  smallNumbers: { few: 30, needed: 10, clustersNeeded: 2 },
};
