import { z } from "zod";
import type { Asked, QuestionOptions } from "../form/declaration.ts";
import { dateBounds, dateProblems } from "./date-bounds.ts";
import { declareQuestion, type MissingOf, type MissingOptions } from "./declare.ts";
import { type Kind, textSetting } from "./kind.ts";
import { cutDay, type Precision, readPeriod } from "./period.ts";
import { addDays, readDate } from "./typed-date.ts";

interface DateOptions extends QuestionOptions, MissingOptions {
  /** `YYYY-MM-DD`; 1900-01-01 when absent. */
  readonly min?: string;
  /** `YYYY-MM-DD`; the day of the interview when absent, `any` where days to come are answers too. */
  readonly max?: string;
  /** `month` or `year` where people do not know the day: no day is made up for them. */
  readonly precision?: "month" | "year";
}

/**
 * A day of the Gregorian calendar, `YYYY-MM-DD`, or only its month `YYYY-MM` or year `YYYY`.
 *
 * Rules and calculations read a month or a year as its first day, as they do in ODK.
 *
 * @example
 * ```ts
 * import { date } from "@returns/schemas";
 * import { expect } from "vitest";
 *
 * const left = date({ label: "In which month did you leave?", role: "demographic", precision: "month" });
 * expect(left.parse("2023-04")).toBe("2023-04");
 * expect(left.safeParse("2023-04-01").success).toBe(false);
 * ```
 */
export function date<const O extends DateOptions>(options: O): Asked<string | MissingOf<O>, O>;
export function date(options: DateOptions): z.ZodType {
  const { min, max, precision } = options;
  return declareQuestion("date", dateKind, options, { settings: { min, max, precision } });
}

export const dateKind: Kind = {
  measure: (question) => (precisionOf(question) === "day" ? "date" : "period"),
  filledBy: "enumerator",
  settings: z.strictObject({ ...dateBounds, precision: z.enum(["month", "year"]).optional() }),
  schema: (facts) => schemas[precisionOf(facts)],
  read: (typed, question) => {
    const precision = precisionOf(question);
    return precision === "day" ? readDate(typed) : readPeriod(typed, precision);
  },
  show: (value) => String(value),
  problems: dateProblems,
  arbitrary: (question, judging, random) => {
    const max = textSetting(question, "max") ?? "any";
    const latest = max === "any" || max > judging.today ? judging.today : max;
    return cutDay(addDays(latest, -Math.floor(random() * 900)), precisionOf(question));
  },
};

const schemas: Readonly<Record<Precision, z.ZodType>> = {
  day: z.iso.date(),
  month: z.string().regex(/^[0-9]{4}-(?:0[1-9]|1[0-2])$/),
  year: z.string().regex(/^[0-9]{4}$/),
};

const precisionOf = (question: Parameters<typeof textSetting>[0]): Precision => {
  const precision = textSetting(question, "precision");
  return precision === "month" || precision === "year" ? precision : "day";
};
