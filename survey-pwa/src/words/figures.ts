/** How numbers, days and times are written in one language with one kind of digits. */
export interface Figures {
  number(value: number): string;
  /** The sentence for this many: every language has its own kinds of plural. */
  plural(count: number, forms: PluralForms): string;
  /** `10:42` for an instant. */
  time(instant: Date): string;
  /** `14 April 2023` for a date without time, `2023-04-14`; `April 2023` for a month, `2023-04`. */
  day(date: string): string;
  /** `April` for the month `04`. */
  month(month: string): string;
  /** The same day, month or year in the Hijri calendar (Umm al-Qura); undefined where the device does not have it. */
  hijri(date: string): string | undefined;
  /** `14 April, 10:42` for an instant. */
  moment(instant: Date): string;
}

type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

/** Latin digits unless the enumerator wants Arabic-Indic ones: plain `ar-SD` would change them unasked. */
export type Digits = "latn" | "arab";

export const figuresFor = (language: string, digits: Digits): Figures => {
  // Day before month, as everybody but the United States writes it
  const locale = `${language === "en" ? "en-GB" : language}-u-nu-${language === "ar" ? digits : "latn"}-ca-gregory`;
  const number = new Intl.NumberFormat(locale);
  const plurals = new Intl.PluralRules(locale);
  const time = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const day = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  const moment = new Intl.DateTimeFormat(locale, {
    day: "numeric",
    month: "long",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  return {
    number: (value) => number.format(value),
    plural: (count, forms) => forms[plurals.select(count)] ?? forms.other,
    time: (instant) => time.format(instant),
    day: (date) => {
      const [first] = daysOf(date);
      if (Number.isNaN(first.getTime()) || date.length < 7) return date;
      return date.length === 7 ? fieldsOf(locale, date).format(first) : day.format(first);
    },
    month: (month) =>
      new Intl.DateTimeFormat(locale, { month: "long", timeZone: "UTC" }).format(Date.UTC(2000, Number(month) - 1)),
    hijri: (date) => {
      const days = daysOf(date);
      if (days.some((each) => Number.isNaN(each.getTime()))) return undefined;
      const format = fieldsOf(locale.replace("gregory", "islamic-umalqura"), date);
      return format.resolvedOptions().calendar === "islamic-umalqura" ? format.formatRange(...days) : undefined;
    },
    moment: (instant) => moment.format(instant),
  };
};

/** The first and the last day of a day `2023-04-14`, a month `2023-04` or a year `2023`. */
const daysOf = (date: string): [Date, Date] => {
  const [year = Number.NaN, month, day] = date.split("-").map(Number);
  const last = (): number => Date.UTC(year, month ?? 12, 0);
  return [
    new Date(Date.UTC(year, (month ?? 1) - 1, day ?? 1)),
    new Date(day === undefined ? last() : Date.UTC(year, (month ?? 1) - 1, day)),
  ];
};

/** Writes as much of a date as is known. */
const fieldsOf = (locale: string, date: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(locale, {
    ...(date.length > 7 ? { day: "numeric" } : {}),
    ...(date.length > 4 ? { month: "long" } : {}),
    year: "numeric",
    timeZone: "UTC",
  });
