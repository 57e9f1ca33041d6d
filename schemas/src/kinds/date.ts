import { z } from "zod";
import type { Asked, QuestionOptions } from "../form/declaration.ts";
import { declareQuestion, type MissingOf, type MissingOptions } from "./declare.ts";
import { type Kind, textSetting } from "./kind.ts";
import { addDays, daysOf, readDate } from "./typed-date.ts";
import { words } from "./words.ts";

interface DateOptions extends QuestionOptions, MissingOptions {
  /** `YYYY-MM-DD`; 1900-01-01 when absent. */
  readonly min?: string;
  /** `YYYY-MM-DD`; the day of the interview when absent. */
  readonly max?: string;
}

/** A day of the Gregorian calendar, `YYYY-MM-DD`. */
export function date<const O extends DateOptions>(options: O): Asked<string | MissingOf<O>, O>;
export function date(options: DateOptions): z.ZodType {
  return declareQuestion("date", dateKind, options, { settings: { min: options.min, max: options.max } });
}

export const dateKind: Kind = {
  measure: () => "date",
  filledBy: "enumerator",
  settings: z.strictObject({ min: z.iso.date().optional(), max: z.iso.date().optional() }),
  schema: () => z.iso.date(),
  read: readDate,
  show: (value) => String(value),
  problems: (value, question, judging) => {
    const [min, max] = bounds(question, judging.today);
    if (typeof value !== "string" || daysOf(value) === undefined || (value >= min && value <= max)) return [];
    return [{ code: "range", severity: "error", message: words.outOfRange(value, min, max) }];
  },
  arbitrary: (question, judging, random) => {
    const [, max] = bounds(question, judging.today);
    return addDays(max, -Math.floor(random() * 900));
  },
};

const bounds = (question: Parameters<typeof textSetting>[0], today: string): readonly [string, string] => [
  textSetting(question, "min") ?? "1900-01-01",
  textSetting(question, "max") ?? today,
];
