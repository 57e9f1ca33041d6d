import * as z from "zod";
import type { Expression } from "./expression.ts";

// What the golden cases may say. Their files come from another program, so unknown words are let through and fail as
// uncovered where they matter.

const expression: z.ZodType<Expression> = z.lazy(() =>
  z.union([
    z.number(),
    z.string(),
    z.boolean(),
    z.null(),
    z.object({ var: z.string() }),
    z.object({ call: z.string(), args: z.array(expression) }),
    z.array(expression),
  ]),
);
const written = z.object({ r: z.string(), ast: expression });
const names = z.union([z.string().transform((name) => [name]), z.array(z.string())]);
const cell = z.union([z.string(), z.number(), z.boolean()]);
/** JSON has no infinity. */
const limit = z.union([
  z.number(),
  z.enum(["Inf", "-Inf"]).transform((text) => (text === "Inf" ? Infinity : -Infinity)),
]);

const postStep = z.discriminatedUnion("type", [
  z.object({ type: z.literal("postStratify"), by: names, population: z.array(z.record(z.string(), cell)) }),
  z.object({
    type: z.literal("rake"),
    margins: z.array(z.object({ var: z.string(), population: z.array(z.object({ level: cell, total: z.number() })) })),
  }),
  z.object({
    type: z.literal("calibrate"),
    terms: names,
    totals: z.record(z.string(), z.number()),
    calfun: z.enum(["linear", "raking", "logit"]),
    bounds: z.tuple([limit, limit]).nullish(),
  }),
  z.object({
    type: z.literal("trimWeights"),
    upper: limit.default(Infinity),
    lower: limit.default(-Infinity),
    strict: z.boolean().default(false),
  }),
  z.object({
    type: z.literal("standardize"),
    by: names,
    over: names.default([]),
    population: z.array(z.number()),
    excludingMissing: names.nullish(),
  }),
]);
export type PostStep = z.output<typeof postStep>;

const replicateType = z.object({
  type: z.string(),
  rho: z.number().optional(),
  mse: z.boolean().default(false),
  combined: z.boolean().default(true),
  columns: z.string().default(""),
  scale: z.number().optional(),
  rscales: z.union([z.number(), z.array(z.number())]).optional(),
});
export type ReplicateSpec = z.output<typeof replicateType>;

export const goldenDesign = z.object({
  ids: names.default([]),
  strata: names.optional(),
  weights: z.string().optional(),
  fpc: names.default([]),
  nest: z.boolean().default(false),
  lonelyPsu: z.enum(["fail", "remove", "certainty", "average", "adjust"]).default("fail"),
  adjustDomainLonely: z.boolean().default(false),
  ultimateCluster: z.boolean().default(false),
  categorical: names.default([]),
  derive: z.record(z.string(), written).default({}),
  rows: written.optional(),
  where: written.optional(),
  post: z.array(postStep).default([]),
  asRep: replicateType.optional(),
  rep: replicateType.optional(),
  merge: z.object({ data: z.string(), by: z.string() }).optional(),
  pps: z.unknown().optional(),
  variance: z.string().optional(),
});
export type GoldenDesign = z.output<typeof goldenDesign>;

const naRm = z.boolean().default(false);
const deff = z.enum(["srswor", "replace"]).optional();
const quantileOptions = {
  quantiles: z.union([z.number().transform((each) => [each]), z.array(z.number())]),
  qrule: z.string().default("math"),
  interval: z.string().default("mean"),
};
const of = z.object({
  kind: z.string(),
  of: z.string().optional(),
  vars: names.default([]),
  by: names.default([]),
  numerator: names.default([]),
  denominator: names.default([]),
  naRm,
  separate: z.boolean().default(false),
});

export const goldenEstimator = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("mean"), vars: names, naRm, deff }),
  z.object({ kind: z.literal("total"), vars: names, naRm, deff }),
  z.object({
    kind: z.literal("ratio"),
    numerator: names,
    denominator: names,
    naRm,
    deff,
    separate: z.boolean().default(false),
  }),
  z.object({ kind: z.literal("var"), vars: names, naRm }),
  z.object({
    kind: z.literal("by"),
    of: z.string(),
    by: names,
    vars: names.default([]),
    numerator: names.default([]),
    denominator: names.default([]),
    naRm,
    deff,
    method: z.string().default("logit"),
    level: z.number().default(0.95),
    equals: cell.optional(),
    ...quantileOptions,
    quantiles: quantileOptions.quantiles.default([]),
  }),
  z.object({
    kind: z.literal("ciprop"),
    var: z.string(),
    equals: cell.optional(),
    method: z.string(),
    level: z.number().default(0.95),
    df: limit.optional(),
    naRm,
  }),
  z.object({ kind: z.literal("quantile"), vars: names, naRm, df: limit.optional(), ...quantileOptions }),
  z.object({
    kind: z.literal("contrast"),
    of,
    linear: z.array(z.record(z.string(), z.number())).optional(),
    expression: z.union([z.string(), z.array(z.string())]).optional(),
  }),
  z.object({ kind: z.literal("degf") }),
  z.object({ kind: z.literal("weights") }),
  z.object({ kind: z.literal("table"), vars: names, total: z.number().optional(), round: z.boolean().default(false) }),
  z.object({ kind: z.literal("chisq"), row: z.string(), col: z.string(), statistic: z.string() }),
  z.object({ kind: z.literal("ttest"), var: z.string(), group: z.string().nullish() }),
  z.object({ kind: z.literal("glm"), response: z.string(), terms: names, family: z.string() }),
  z.object({ kind: z.literal("regTermTest"), response: z.string(), terms: names, family: z.string(), test: names }),
]);
export type GoldenEstimator = z.output<typeof goldenEstimator>;

export const goldenCase = z.object({
  id: z.string(),
  dataset: z.string(),
  design: goldenDesign,
  estimator: goldenEstimator,
  R: z.object({ call: z.string(), setup: z.array(z.string()).default([]) }).optional(),
  tags: z.array(z.string()).default([]),
  result: z.record(z.string(), z.unknown()),
});
export type GoldenCase = z.output<typeof goldenCase>;
