import { directionMarks, latinDigits } from "./digits.ts";
import { gregorianOfHijri, looksHijri } from "./hijri.ts";
import type { Reading } from "./kind.ts";
import { unreadable } from "./reading.ts";
import { words } from "./words.ts";

/** Days since 1970-01-01 of a day `YYYY-MM-DD`; undefined where there is no such day. */
function daysOf(day: string): number | undefined {
  const match = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(day);
  if (match === null) return undefined;
  const [year, month, dayOfMonth] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const instant = new Date(Date.UTC(year, month - 1, dayOfMonth));
  // Date rolls 30 February over into March, and reads years below 100 as 19xx: both come back different
  return instant.getUTCFullYear() === year && instant.getUTCMonth() === month - 1 && instant.getUTCDate() === dayOfMonth
    ? instant.getTime() / 86_400_000
    : undefined;
}

/** The day `YYYY-MM-DD` that lies so many days after 1970-01-01. */
const dayOf = (days: number): string => new Date(Math.floor(days) * 86_400_000).toISOString().slice(0, 10);

/** The day that lies `days` after another. */
export const addDays = (day: string, days: number): string => dayOf((daysOf(day) ?? 0) + days);

/** What was typed in Latin digits, without blanks around it and marks of direction in it. */
export const plainDate = (typed: string): string => latinDigits(typed.replace(directionMarks, "")).trim();

/** Reads `YYYY-MM-DD` or day/month/year (also with . or -) in the digits of any script. */
export function readDate(typed: string): Reading {
  const plain = plainDate(typed);
  if (plain === "") return { status: "empty" };
  const yearFirst = /^([0-9]{4,})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})$/.exec(plain);
  const dayFirst = /^([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4,})$/.exec(plain);
  const [year, month, day] =
    yearFirst !== null ? yearFirst.slice(1) : dayFirst !== null ? dayFirst.slice(1).reverse() : [];
  if (year === undefined || month === undefined || day === undefined) return unreadable(words.notDate(typed.trim()));
  if (looksHijri(Number(year))) {
    const meant = gregorianOfHijri({ year: Number(year), month: Number(month), day: Number(day) });
    return unreadable(words.hijri(Number(year), meant));
  }
  const value = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  if (daysOf(value) === undefined) return unreadable(words.noSuchDay(typed.trim()));
  return value === plain ? { status: "value", value } : { status: "value", value, note: words.readAs(value) };
}

/** Reads hours:minutes of a 24-hour day in the digits of any script. */
export function readTime(typed: string): Reading {
  const plain = plainDate(typed);
  if (plain === "") return { status: "empty" };
  const match = /^([0-9]{1,2})[:.]([0-9]{2})$/.exec(plain);
  const [hours, minutes] = [Number(match?.[1]), Number(match?.[2])];
  if (match === null || hours > 23 || minutes > 59) return unreadable(words.notTime(typed.trim()));
  return { status: "value", value: `${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}` };
}

/** Reads a date and a time, parted by a blank or T; seconds and the zone of a clock, as `now()` has them, are left out. */
export function readDateTime(typed: string): Reading {
  const plain = plainDate(typed);
  if (plain === "") return { status: "empty" };
  const parts = /^(\S+?)(?:T|[\s,]+)([0-9]{1,2}[:.][0-9]{2})(?::[0-9.]+)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?$/.exec(plain);
  const [, dayPart, timePart] = parts ?? [];
  if (dayPart === undefined || timePart === undefined) return unreadable(words.notDateTime(typed.trim()));
  const [day, time] = [readDate(dayPart), readTime(timePart)];
  if (day.status !== "value") return day;
  if (time.status !== "value") return time;
  const value = `${day.value}T${time.value}`;
  return value === plain
    ? { status: "value", value }
    : { status: "value", value, note: words.readAs(value.replace("T", " ")) };
}
