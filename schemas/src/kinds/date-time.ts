import { z } from "zod";
import type { Asked, QuestionOptions } from "../form/declaration.ts";
import { dateKind } from "./date.ts";
import { dateBounds, dateProblems } from "./date-bounds.ts";
import { declareQuestion, type MissingOf, type MissingOptions } from "./declare.ts";
import type { Kind } from "./kind.ts";
import { timeKind } from "./time.ts";
import { readDateTime } from "./typed-date.ts";

interface DateTimeOptions extends QuestionOptions, MissingOptions {
  /** `YYYY-MM-DD`; 1900-01-01 when absent. */
  readonly min?: string;
  /** `YYYY-MM-DD`; the day of the interview when absent, `any` where days to come are answers too. */
  readonly max?: string;
}

/** A moment as a clock on the wall shows it, `YYYY-MM-DDTHH:MM`: whoever is asked does not know of time zones. */
export function dateTime<const O extends DateTimeOptions>(options: O): Asked<string | MissingOf<O>, O>;
export function dateTime(options: DateTimeOptions): z.ZodType {
  return declareQuestion("dateTime", dateTimeKind, options, { settings: { min: options.min, max: options.max } });
}

export const dateTimeKind: Kind = {
  measure: () => "moment",
  filledBy: "enumerator",
  settings: z.strictObject(dateBounds),
  schema: () => z.iso.datetime({ local: true, precision: -1 }),
  read: readDateTime,
  show: (value) => String(value).replace("T", " "),
  problems: dateProblems,
  arbitrary: (question, judging, random) =>
    [dateKind, timeKind].map((kind) => kind.arbitrary(question, judging, random)).join("T"),
};
