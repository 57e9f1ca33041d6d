import type { Texts } from "@returns/schemas";
import type { DashboardLanguage } from "./words.ts";

// Latin digits in every language: figures are copied into spreadsheets and read aloud over the telephone
const locales: Readonly<Record<DashboardLanguage, string>> = { en: "en-GB", ar: "ar-u-nu-latn", fr: "fr" };

/** The writers of numbers and times for one language. */
export const formats = (language: DashboardLanguage, timeZone: string) => {
  const locale = locales[language];
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
  const instant = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short", timeZone });
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  return {
    whole: (value: number) => whole.format(value),
    /** A share between 0 and 1. */
    percent: (share: number) => percent.format(share),
    /** One after the other, with "and" before the last. */
    list: (texts: readonly string[]) => list.format(texts),
    instant: (when: Date) => instant.format(when),
  };
};
export type Formats = ReturnType<typeof formats>;

/** A text in the language wanted, else in English, else in any language that it has. */
export const inLanguage = (texts: Texts, language: string): string =>
  texts[language] ?? texts.en ?? Object.values(texts)[0] ?? "";

/** Arabic reads from right to left. */
export const directionOf = (language: DashboardLanguage): "ltr" | "rtl" => (language === "ar" ? "rtl" : "ltr");

/** Ages and years have no letters that could say their direction: beside Arabic, 0–4 would turn into 4–0. */
export const ownDirection = (text: string): "ltr" | undefined => (/\p{L}/u.test(text) ? undefined : "ltr");
