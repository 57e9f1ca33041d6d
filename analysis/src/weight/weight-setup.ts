import { z } from "zod";

const name = z.string().min(1);
const codes = z.array(name).min(1);
const sizes = z.record(name, z.number().nonnegative());
const bounds = z.strictObject({ lower: z.number().lt(1), upper: z.number().gt(1) });
/** A known total: of a column of numbers, or of the households with a code in a column of categories. */
const total = z.strictObject({ of: name, code: name.exactOptional(), total: z.number() });

/** One change of the weights after the base weights; they are made in the order of the list. */
const WeightStep = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("trim"),
    lower: z.number().nonnegative(),
    upper: z.number().positive(),
    unit: z.enum(["households", "times-median"]),
  }),
  /** Where `by` names several columns, the labels of `sizes` join their codes by a dot. */
  z.strictObject({ kind: z.literal("post-stratify"), by: z.array(name).min(1), sizes }),
  z.strictObject({ kind: z.literal("rake"), margins: z.array(z.strictObject({ by: name, sizes })).min(1) }),
  z.strictObject({ kind: z.literal("greg"), totals: z.array(total).min(1), bounds: bounds.exactOptional() }),
  z.strictObject({ kind: z.literal("logit"), totals: z.array(total).min(1), bounds }),
]);
export type WeightStep = z.infer<typeof WeightStep>;

/** How the weights of a survey are made: what a file `weights.json` holds. */
export const WeightSetup = z.strictObject({
  /** Column of the data with the cluster of the household. */
  cluster: name,
  /** What to do with a drawn cluster that has no interview. */
  emptyClusters: z.enum(["refuse", "spread-over-stratum"]),
  nonResponse: z.discriminatedUnion("kind", [
    /** The rows are the interviews; those of a cluster stand for its others. */
    z.strictObject({ kind: z.literal("within-cluster") }),
    /** The rows are all households drawn; those of a class stand for its others. */
    z.strictObject({
      kind: z.literal("classes"),
      by: codes,
      result: name,
      responded: codes,
      notEligible: z.array(name),
    }),
  ]),
  steps: z.array(WeightStep),
});
export type WeightSetup = z.infer<typeof WeightSetup>;
