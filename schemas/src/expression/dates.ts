/** A day, or a moment with the clock that it was read from. */
export interface DateValue {
  readonly type: "date";
  /** Days since 1970-01-01, in UTC where there is a time. */
  readonly days: number;
  /** Minutes by which the clock is ahead of UTC; absent for a day without a time, and where nobody knows the zone. */
  readonly offset: number | undefined;
}

const dayPattern = /^([0-9]{4})-([0-9]{2})-([0-9]{2})/;
const timePattern = /^([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\.([0-9]+))?)?(Z|[+-][0-9]{2}:?[0-9]{2})?$/;

/** Reads an ISO 8601 day or moment; undefined for anything else, 30 February included. */
export function parseDate(text: string): DateValue | undefined {
  const day = dayPattern.exec(text);
  if (day === null) return undefined;
  const [year, month, date] = [Number(day[1]), Number(day[2]), Number(day[3])];
  const midnight = new Date(Date.UTC(year, month - 1, date));
  if (midnight.getUTCMonth() !== month - 1 || midnight.getUTCDate() !== date) return undefined;
  const days = midnight.getTime() / 86_400_000;
  if (text.length === 10) return { type: "date", days, offset: undefined };
  const time = text.charAt(10) === "T" ? parseTime(text.slice(11)) : undefined;
  return time === undefined
    ? undefined
    : { type: "date", days: days + (time.minutes - time.offset) / 1440, offset: time.offset };
}

/** Minutes since midnight of a time of the day, and the offset of its clock (0 when it does not say). */
export function parseTime(text: string): { readonly minutes: number; readonly offset: number } | undefined {
  const match = timePattern.exec(text);
  if (match === null) return undefined;
  const seconds = Number(match[3] ?? 0) + Number(`0.${match[4] ?? 0}`);
  const zone = match[5];
  const sign = zone?.startsWith("-") === true ? -1 : 1;
  const offset =
    zone === undefined || zone === "Z" ? 0 : sign * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2)));
  return { minutes: Number(match[1]) * 60 + Number(match[2]) + seconds / 60, offset };
}

/** The day of a moment, by its own clock. */
export const dayOnly = (value: DateValue): DateValue => ({
  type: "date",
  days: Math.floor(value.days + (value.offset ?? 0) / 1440),
  offset: undefined,
});

/** The fields of a date as its own clock shows them. */
export const local = (value: DateValue): Date =>
  new Date(Math.round((value.days + (value.offset ?? 0) / 1440) * 86_400_000));

/** `YYYY-MM-DD`, or with time and offset for a moment. */
export function isoText(value: DateValue): string {
  const clock = local(value);
  if (Number.isNaN(clock.getTime())) return "";
  if (value.offset === undefined) return clock.toISOString().slice(0, Number.isInteger(value.days) ? 10 : 16);
  const ahead = Math.abs(value.offset);
  const two = (n: number) => String(n).padStart(2, "0");
  const zone = `${value.offset < 0 ? "-" : "+"}${two(Math.floor(ahead / 60))}:${two(ahead % 60)}`;
  return clock.toISOString().replace("Z", zone);
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/** Writes a date by the codes of ODK's `format-date` (`%Y-%m-%d`, `%e/%n/%y` …); months and days are in English. */
export function formatDate(value: DateValue, format: string): string {
  const clock = local(value);
  return format.replace(/%(.)/g, (code, letter: string) => fields[letter]?.(clock) ?? code);
}

const padded = (n: number, width: number): string => String(n).padStart(width, "0");

const fields: Readonly<Record<string, (clock: Date) => string>> = {
  Y: (clock) => padded(clock.getUTCFullYear(), 4),
  y: (clock) => padded(clock.getUTCFullYear() % 100, 2),
  m: (clock) => padded(clock.getUTCMonth() + 1, 2),
  n: (clock) => String(clock.getUTCMonth() + 1),
  b: (clock) => months[clock.getUTCMonth()] ?? "",
  d: (clock) => padded(clock.getUTCDate(), 2),
  e: (clock) => String(clock.getUTCDate()),
  H: (clock) => padded(clock.getUTCHours(), 2),
  h: (clock) => String(clock.getUTCHours()),
  M: (clock) => padded(clock.getUTCMinutes(), 2),
  S: (clock) => padded(clock.getUTCSeconds(), 2),
  "3": (clock) => padded(clock.getUTCMilliseconds(), 3),
  a: (clock) => weekdays[clock.getUTCDay()] ?? "",
};
