import { z } from "zod";
import type { Asked, QuestionOptions } from "../form/declaration.ts";
import type { Question } from "../form/model.ts";
import { declareQuestion, type MissingOf, type MissingOptions } from "./declare.ts";
import { type Kind, numberSetting } from "./kind.ts";
import { numberRange, rangeProblems } from "./number-range.ts";
import { readDecimal, readInteger } from "./typed-number.ts";
import { words } from "./words.ts";

interface RangeOptions extends QuestionOptions, MissingOptions {
  readonly min: number;
  readonly max: number;
  /** From one value to the next, counted from `min`. */
  readonly step: number;
}

/**
 * A number on a scale, moved along a line or typed. Nothing is answered before somebody touches it.
 *
 * @example
 * ```ts
 * import { range } from "@returns/schemas";
 * import { expect } from "vitest";
 *
 * const safe = range({ label: "How safe do you feel?", role: "socio-economic", min: 0, max: 10, step: 1 });
 * expect(safe.parse(7)).toBe(7);
 * expect(safe.safeParse(11).success).toBe(false);
 * ```
 */
export function range<const O extends RangeOptions>(options: O): Asked<number | MissingOf<O>, O>;
export function range(options: RangeOptions): z.ZodType {
  const { min, max, step } = options;
  return declareQuestion("range", rangeKind, options, { settings: { min, max, step } });
}

export const rangeKind: Kind = {
  measure: () => "number",
  filledBy: "enumerator",
  settings: z.strictObject({ min: z.number(), max: z.number(), step: z.number().positive() }),
  schema: (facts) => numberRange(z.number(), facts),
  read: (typed, question) => (isWhole(question) ? readInteger(typed) : readDecimal(typed)),
  show: (value) => String(value),
  problems: (value, question) => {
    const outside = rangeProblems(value, question);
    if (typeof value !== "number" || outside.length > 0 || value === onScale(value, question)) return outside;
    const { min, step } = scaleOf(question);
    const near = onScale(value, question);
    return [{ code: "range", severity: "error", message: words.betweenSteps(value, min, step, near) }];
  },
  arbitrary: (question, _judging, random) => {
    const { min, max } = scaleOf(question);
    return onScale(min + random() * (max - min), question);
  },
};

/** The scale of a question; where nothing is said 1 to 10, as in ODK. */
export const scaleOf = (question: Pick<Question, "settings">) => ({
  min: numberSetting(question, "min") ?? 1,
  max: numberSetting(question, "max") ?? 10,
  step: numberSetting(question, "step") ?? 1,
});

/** The value of the scale that lies nearest, without the dust of binary fractions: 0.3, not 0.30000000000000004. */
function onScale(value: number, question: Pick<Question, "settings">): number {
  const { min, max, step } = scaleOf(question);
  const steps = Math.min(Math.round((value - min) / step), Math.floor((max - min) / step + 1e-9));
  return Number((min + steps * step).toFixed(10));
}

const isWhole = (question: Pick<Question, "settings">): boolean => {
  const { min, step } = scaleOf(question);
  return Number.isInteger(min) && Number.isInteger(step);
};
