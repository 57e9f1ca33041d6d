import { type DateValue, dayOnly, formatDate, local, parseDate, parseTime } from "../dates.ts";
import { isDate, single, toNumber, toText, type Value } from "../value.ts";
import { argument, type ExpressionFunction, type FunctionFamily, unlimited } from "./function.ts";

/** Days and moments. What is no date gives the empty text, never today. */
export const dates: FunctionFamily = {
  today: { args: [0, 0], result: "date", evaluate: (_args, environment) => environment.today },
  now: {
    args: [0, 0],
    result: "date",
    volatile: true,
    evaluate: (_args, environment) => parseDate(environment.now()) ?? "",
  },
  date: ofDate("date", dayOnly),
  "date-time": ofDate("date", (value) => value),
  "decimal-date-time": ofDate("number", (value) => value.days),
  "decimal-time": {
    args: [1, 1],
    result: "number",
    evaluate: (args) => {
      const value = single(argument(args, 0));
      if (isDate(value)) return (local(value).getTime() / 86_400_000) % 1;
      const time = parseTime(toText(value));
      return time === undefined ? "" : time.minutes / 1440;
    },
  },
  "format-date": formatted(),
  "format-date-time": formatted(),
  /** Completed months from one day to another; empty where one is not known. */
  "months-between": {
    args: [2, 2],
    result: "number",
    takes: ["date"],
    evaluate: (args) => {
      const from = toDate(argument(args, 0));
      const to = toDate(argument(args, 1));
      return from === undefined || to === undefined ? "" : monthsBetween(local(from), local(to));
    },
  },
  /** `period(date, 'b1', 'b2' …)`: period_1 before b1, period_2 from b1 to before b2, … ; empty without a date. */
  period: {
    args: [2, unlimited],
    result: "text",
    takes: ["date", "unknown"],
    evaluate: ([value = "", ...breaks]) => {
      const date = toDate(value);
      if (date === undefined) return "";
      return `period_${1 + breaks.filter((one) => date.days >= (toDate(one)?.days ?? Number.POSITIVE_INFINITY)).length}`;
    },
  },
};

/** A value as a date: ISO 8601 texts are read, numbers are days since 1970. */
function toDate(value: Value): DateValue | undefined {
  const one = single(value);
  if (isDate(one)) return one;
  if (typeof one === "string") return parseDate(one.trim());
  const days = toNumber(one);
  return Number.isFinite(days) && Math.abs(days) < 4_000_000 ? { type: "date", days, offset: undefined } : undefined;
}

function ofDate(result: "date" | "number", change: (value: DateValue) => Value): ExpressionFunction {
  return {
    args: [1, 1],
    result,
    evaluate: (args) => {
      const date = toDate(argument(args, 0));
      return date === undefined ? "" : change(date);
    },
  };
}

function formatted(): ExpressionFunction {
  return {
    args: [2, 2],
    result: "text",
    evaluate: (args) => {
      const date = toDate(argument(args, 0));
      return date === undefined ? "" : formatDate(date, toText(argument(args, 1)));
    },
  };
}

function monthsBetween(from: Date, to: Date): number {
  const months = (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth();
  return months - (to.getUTCDate() < from.getUTCDate() ? 1 : 0);
}
