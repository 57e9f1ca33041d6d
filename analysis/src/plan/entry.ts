import { z } from "zod";
import type { Labels } from "../frame/frame.ts";

/** What is measured in the cells of a table. `V` are the names of the variables that the form has. */
export type Measure<V extends string = string> =
  /** Share of units in each category of one or several variables with the same answers; select-multiple: of cases. */
  | {
      readonly statistic: "proportion";
      readonly of: readonly V[];
      /** The share of what: of each group, which is usual, or of the whole universe, as in a pyramid. */
      readonly within: "group" | "universe";
      /** Reasons that are shown as answers of their own; the others are counted under the table only. */
      readonly show: readonly ("dk" | "ref")[];
    }
  | { readonly statistic: "mean" | "total" | "median"; readonly of: readonly V[] }
  /** How many units: the total of 1. */
  | { readonly statistic: "count" }
  /** Total of the numerator by total of the denominator. */
  | {
      readonly statistic: "ratio";
      readonly numerator: V;
      readonly denominator: V;
      /** A row without a numerator is left out, or counts as 0: who was not asked for an amount spent none. */
      readonly missingNumerator: "drop" | "as-0";
    };

/** What stands along one side of a table. */
export type Axis<V extends string = string> =
  /** The categories of the measured variable: all of its list, those that somebody in the universe chose, or these. */
  | { readonly axis: "categories"; readonly levels: "all" | "occurring" | readonly string[] }
  /** The measured variables. */
  | { readonly axis: "variables" }
  /** Domains: the categories of each variable, one after the other, and everybody. */
  | { readonly axis: "groups"; readonly by: readonly V[]; readonly total: "first" | "last" | "none" };

/** A variable that the plan computes from those of the form. */
export interface Derivation<V extends string = string> {
  readonly label: Labels;
  /** An expression of the form's language. */
  readonly calculation: string;
  /** A number, or a code of the list of another variable. */
  readonly result: "number" | { readonly codesOf: V };
}

/** One table of the plan. */
export interface PlanEntry<V extends string = string> {
  /** Such as `T36`: numbers in a report are traced by it. */
  readonly id: string;
  readonly title: Labels;
  /** The frame that it counts: `household`, `member`, `location` … */
  readonly unit: string;
  /** Who is in, as an expression and in words; everybody where absent. */
  readonly universe?: { readonly where: string; readonly label: Labels };
  readonly derive?: Readonly<Record<string, Derivation<V>>>;
  readonly measure: Measure<V>;
  readonly rows: Axis<V>;
  readonly columns: Axis<V>;
  readonly chart: "pyramid" | "matrix" | "stacked-bar" | "dot-whisker" | "bar";
}

const labels = z.record(z.string(), z.string());
const names = z.array(z.string().min(1)).readonly();

const measure: z.ZodType<Measure> = z.discriminatedUnion("statistic", [
  z.strictObject({
    statistic: z.literal("proportion"),
    of: names,
    within: z.enum(["group", "universe"]),
    show: z.array(z.enum(["dk", "ref"])).readonly(),
  }),
  z.strictObject({ statistic: z.enum(["mean", "total", "median"]), of: names }),
  z.strictObject({ statistic: z.literal("count") }),
  z.strictObject({
    statistic: z.literal("ratio"),
    numerator: z.string(),
    denominator: z.string(),
    missingNumerator: z.enum(["drop", "as-0"]),
  }),
]);

const axis: z.ZodType<Axis> = z.discriminatedUnion("axis", [
  z.strictObject({ axis: z.literal("categories"), levels: z.union([z.enum(["all", "occurring"]), names]) }),
  z.strictObject({ axis: z.literal("variables") }),
  z.strictObject({ axis: z.literal("groups"), by: names, total: z.enum(["first", "last", "none"]) }),
]);

const derivation: z.ZodType<Derivation> = z.strictObject({
  label: labels,
  calculation: z.string().min(1),
  result: z.union([z.literal("number"), z.strictObject({ codesOf: z.string().min(1) })]),
});

const shape: z.ZodType<PlanEntry> = z.strictObject({
  id: z.string().regex(/^[\w.-]+$/, "an id has letters, digits, points and hyphens, as it becomes a file name"),
  title: labels,
  unit: z.string().min(1),
  universe: z.strictObject({ where: z.string().min(1), label: labels }).exactOptional(),
  derive: z.record(z.string(), derivation).exactOptional(),
  measure,
  rows: axis,
  columns: axis,
  chart: z.enum(["pyramid", "matrix", "stacked-bar", "dot-whisker", "bar"]),
});

/** A plan entry from a file, judged: its shape, and whether its sides fit what it measures. */
export const PlanEntry: z.ZodType<PlanEntry> = shape.superRefine((entry, context) => {
  for (const message of misfits(entry)) context.addIssue({ code: "custom", message });
});

/** The entries of a plan; each id once. */
export const Plan: z.ZodType<readonly PlanEntry[]> = z
  .array(PlanEntry)
  .min(1)
  .readonly()
  .superRefine((entries, context) => {
    const repeated = entries.map(({ id }) => id).filter((id, index, ids) => ids.indexOf(id) !== index);
    for (const id of new Set(repeated))
      context.addIssue({ code: "custom", message: `two entries have the id "${id}"` });
  });

function misfits({ id, measure, rows, columns }: PlanEntry): readonly string[] {
  const sides = [rows.axis, columns.axis];
  const number = (axis: Axis["axis"]) => sides.filter((side) => side === axis).length;
  const problems: string[] = [];
  const proportion = measure.statistic === "proportion";
  if (proportion && number("categories") !== 1) {
    problems.push(`${id}: a proportion needs the axis "categories" on one side`);
  }
  if (!proportion && number("categories") > 0) {
    problems.push(
      `${id}: only a proportion has categories; use the axes "variables" and "groups" for a ${measure.statistic}`,
    );
  }
  if ("of" in measure && measure.of.length !== 1 && number("variables") !== 1) {
    problems.push(`${id}: ${measure.of.length} variables need the axis "variables" on one side`);
  }
  if (!("of" in measure) && number("variables") > 0) {
    problems.push(`${id}: a ${measure.statistic} has no axis "variables"`);
  }
  return problems;
}
