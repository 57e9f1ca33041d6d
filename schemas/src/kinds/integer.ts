import { z } from "zod";
import type { Asked, QuestionOptions } from "../form/declaration.ts";
import { declareQuestion, type MissingOf, type MissingOptions } from "./declare.ts";
import { type Kind, numberSetting } from "./kind.ts";
import { numberRange, rangeProblems, someNumber } from "./number-range.ts";
import { readInteger } from "./typed-number.ts";

interface IntegerOptions extends QuestionOptions, MissingOptions {
  readonly min?: number;
  readonly max?: number;
}

/** A whole number. */
export function integer<const O extends IntegerOptions>(options: O): Asked<number | MissingOf<O>, O>;
export function integer(options: IntegerOptions): z.ZodType {
  return declareQuestion("integer", integerKind, options, { settings: { min: options.min, max: options.max } });
}

export const integerKind: Kind = {
  measure: () => "number",
  filledBy: "enumerator",
  settings: z.strictObject({ min: z.int().optional(), max: z.int().optional() }),
  schema: (facts) => numberRange(z.int(), facts),
  read: readInteger,
  show: (value) => String(value),
  problems: rangeProblems,
  arbitrary: (question, _judging, random) =>
    Math.floor(someNumber(question, random, numberSetting(question, "min") ?? 0)),
};
