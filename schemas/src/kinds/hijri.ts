/** A day of the Hijri calendar, by the tables of Umm al-Qura. */
interface HijriDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const dayMs = 86_400_000;
// 1 Muharram 1 AH, in days before 1970; a year has 354.367 days on average
const hijriEpochDays = -492_148;
const yearDays = 354.367;

/** Whether a year is one of those in which people live by the Hijri calendar, and none of a Gregorian date that is asked for. */
export const looksHijri = (year: number): boolean => year >= 1300 && year <= 1500;

/** The Gregorian day `YYYY-MM-DD` of a Hijri one; undefined where there is no such day, or the device lacks the calendar. */
export function gregorianOfHijri({ year, month, day }: HijriDay): string | undefined {
  const near = Math.round(hijriEpochDays + (year - 1) * yearDays + (month - 1) * 29.53 + day - 1);
  for (let days = near - 4; days <= near + 4; days += 1) {
    const found = hijriOf(days);
    if (found?.year === year && found.month === month && found.day === day) {
      return new Date(days * dayMs).toISOString().slice(0, 10);
    }
  }
  return undefined;
}

function hijriOf(days: number): HijriDay | undefined {
  format ??= new Intl.DateTimeFormat("en-u-ca-islamic-umalqura-nu-latn", {
    year: "numeric",
    month: "numeric",
    day: "numeric",
    timeZone: "UTC",
  });
  if (format.resolvedOptions().calendar !== "islamic-umalqura") return undefined;
  const parts = new Map(format.formatToParts(days * dayMs).map(({ type, value }) => [type, Number(value)]));
  return { year: parts.get("year") ?? 0, month: parts.get("month") ?? 0, day: parts.get("day") ?? 0 };
}

// Made when the first Hijri year is typed, as it costs some milliseconds
let format: Intl.DateTimeFormat | undefined;
