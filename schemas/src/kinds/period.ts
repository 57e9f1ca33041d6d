import { gregorianOfHijri, looksHijri } from "./hijri.ts";
import type { Reading } from "./kind.ts";
import { unreadable } from "./reading.ts";
import { plainDate, readDate } from "./typed-date.ts";
import { words } from "./words.ts";

/** How exactly a date is known; the recorded value is as long as that: `2023-04-15`, `2023-04`, `2023`. */
export type Precision = "day" | "month" | "year";

const lengths: Readonly<Record<Precision, number>> = { day: 10, month: 7, year: 4 };

/** The part of a day `YYYY-MM-DD` that is known with this precision. */
export const cutDay = (day: string, precision: Precision): string => day.slice(0, lengths[precision]);

/** Reads a month (`2023-04`, `4/2023`) or a year; of a whole date the part that is asked for is kept, and shown. */
export function readPeriod(typed: string, precision: "month" | "year"): Reading {
  const plain = plainDate(typed);
  if (plain === "") return { status: "empty" };
  const [year, month] = precision === "year" && /^[0-9]{4}$/.test(plain) ? [plain, "1"] : monthIn(plain);
  if (year === undefined || month === undefined) {
    const isWhole = /^[0-9]+[-/.][0-9]+[-/.][0-9]+$/.test(plain);
    return isWhole ? cut(plain, readDate(plain), precision) : unreadable(words.notPeriod(typed.trim(), precision));
  }
  const began = looksHijri(Number(year))
    ? gregorianOfHijri({ year: Number(year), month: Number(month), day: 1 })
    : undefined;
  return began === undefined
    ? cut(plain, readDate(`${year}-${month}-01`), precision)
    : unreadable(words.hijriPeriod(plain, began));
}

/** Year and month of `2023-04` or `4/2023`. */
function monthIn(plain: string): readonly (string | undefined)[] {
  const yearFirst = /^([0-9]{4})[-/.]([0-9]{1,2})$/.exec(plain);
  const monthFirst = /^([0-9]{1,2})[-/.]([0-9]{4})$/.exec(plain);
  return yearFirst?.slice(1) ?? monthFirst?.slice(1).reverse() ?? [];
}

function cut(plain: string, reading: Reading, precision: Precision): Reading {
  if (reading.status !== "value" || typeof reading.value !== "string") return reading;
  const value = cutDay(reading.value, precision);
  return value === plain ? { status: "value", value } : { status: "value", value, note: words.readAs(value) };
}
