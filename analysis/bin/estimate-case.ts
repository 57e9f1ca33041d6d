import { z } from "zod";

const name = z.string().min(1);
const names = z.union([name.transform((one) => [one]), z.array(name).min(1)]);
const cell = z.union([z.string(), z.number(), z.null()]);

/**
 * One estimate as a file asks for it: data, how they were drawn, and what is wanted. The words are those of R's survey, so
 * that a case can be held against other software line by line.
 */
export const EstimateCase = z.strictObject({
  id: z.string().exactOptional(),
  /** A CSV file beside the case, or the columns themselves; `null` where a value is missing. */
  data: z.union([name, z.record(name, z.array(cell))]),
  design: z.strictObject({
    /** Clusters, one column for each stage of sampling; each row its own where absent. */
    ids: names.exactOptional(),
    strata: name.exactOptional(),
    /** Where absent, population ÷ sample, or 1 where there is no population either. */
    weights: name.exactOptional(),
    /** One column for each stage: how many units there were, or the share of them that was drawn (all at most 1). */
    fpc: names.exactOptional(),
    /** Whether the same cluster code in two strata means two clusters. */
    nest: z.boolean().exactOptional(),
    singleCluster: z.enum(["fail", "certainty", "average", "adjust"]).exactOptional(),
    /** Columns of numbers that are codes. */
    categorical: z.array(name).exactOptional(),
  }),
  /** Expression of the form's language for the domain: `${sex} = 'female'`. */
  where: z.string().exactOptional(),
  /** Column of groups, for one estimate each. */
  by: name.exactOptional(),
  estimator: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.enum(["mean", "total"]), vars: names }),
    z.strictObject({ kind: z.literal("ratio"), numerator: name, denominator: name }),
    z.strictObject({
      kind: z.literal("proportion"),
      var: name,
      equals: z.union([z.string(), z.number()]),
      interval: z.enum(["logit", "beta", "wilson", "arcsine", "wald"]),
    }),
    z.strictObject({
      kind: z.literal("quantile"),
      var: name,
      quantiles: z.array(z.number().min(0).max(1)),
      rule: z.enum(["math", "school"]),
      interval: z.enum(["logit", "beta", "wilson", "arcsine", "wald"]),
    }),
  ]),
  level: z.number().gt(0).lt(1).exactOptional(),
  degreesOfFreedom: z.union([z.enum(["domain", "design"]), z.number().positive()]).exactOptional(),
});
export type EstimateCase = z.output<typeof EstimateCase>;
