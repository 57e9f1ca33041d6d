/** How numbers, days and times are written in one language with one kind of digits. */
export interface Figures {
  number(value: number): string;
  /** The sentence for this many: every language has its own kinds of plural. */
  plural(count: number, forms: PluralForms): string;
  /** `10:42` for an instant. */
  time(instant: Date): string;
  /** `14 April 2023` for a date without time, `2023-04-14`. */
  day(date: string): string;
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
      const instant = new Date(`${date}T00:00:00Z`);
      return Number.isNaN(instant.getTime()) ? date : day.format(instant);
    },
    moment: (instant) => moment.format(instant),
  };
};
