import { z } from "zod";
import type { Asked, QuestionOptions } from "../form/declaration.ts";
import { declareQuestion, type MissingOf, type MissingOptions } from "./declare.ts";
import { type Kind, numberSetting } from "./kind.ts";
import { numberRange, rangeProblems, someNumber } from "./number-range.ts";
import { readDecimal } from "./typed-number.ts";

interface DecimalOptions extends QuestionOptions, MissingOptions {
  readonly min?: number;
  readonly max?: number;
}

/** A number that may have a fraction: an amount of money, a share. */
export function decimal<const O extends DecimalOptions>(options: O): Asked<number | MissingOf<O>, O>;
export function decimal(options: DecimalOptions): z.ZodType {
  return declareQuestion("decimal", decimalKind, options, { settings: { min: options.min, max: options.max } });
}

export const decimalKind: Kind = {
  measure: () => "number",
  filledBy: "enumerator",
  settings: z.strictObject({ min: z.number().optional(), max: z.number().optional() }),
  schema: (facts) => numberRange(z.number(), facts),
  read: readDecimal,
  show: (value) => String(value),
  problems: rangeProblems,
  arbitrary: (question, _judging, random) =>
    Math.round(someNumber(question, random, numberSetting(question, "min") ?? 0) * 100) / 100,
};
