import { z } from "zod";
import type { Asked, QuestionOptions } from "../form/declaration.ts";
import { declareQuestion, type MissingOf, type MissingOptions } from "./declare.ts";
import type { Kind } from "./kind.ts";
import { readTime } from "./typed-date.ts";

interface TimeOptions extends QuestionOptions, MissingOptions {}

/** A time of the day, `HH:MM`. */
export function time<const O extends TimeOptions>(options: O): Asked<string | MissingOf<O>, O>;
export function time(options: TimeOptions): z.ZodType {
  return declareQuestion("time", timeKind, options, { settings: {} });
}

export const timeKind: Kind = {
  measure: () => "time",
  filledBy: "enumerator",
  settings: z.strictObject({}),
  schema: () => z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/),
  read: readTime,
  show: (value) => String(value),
  problems: () => [],
  arbitrary: (_question, _judging, random) => {
    const two = (below: number) => String(Math.floor(random() * below)).padStart(2, "0");
    return `${two(24)}:${two(60)}`;
  },
};
