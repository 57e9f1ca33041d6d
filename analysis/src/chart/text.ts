import type { Labels } from "../frame/frame.ts";
import type { ChartLanguage } from "./words.ts";

/** Arabic is drawn from right to left: axes stand on the right, bars grow to the left. */
export const isRightToLeft = (language: ChartLanguage): boolean => language === "ar";

/** A label in the language wanted, else in English, else in any language that it has. */
export const inLanguage = (labels: Labels, language: ChartLanguage): string =>
  labels[language] ?? labels.en ?? Object.values(labels)[0] ?? "";

const firstStrongIsolate = "\u2068";
const popIsolate = "\u2069";

/**
 * A text in the direction of its own first letter, wherever it stands: the numbers inside Arabic keep their place, and a
 * range of ages without any letter reads as the intervals beside it do. Marks in a label that would turn the text around
 * are taken out.
 */
export const directed = (text: string): string =>
  firstStrongIsolate + text.replace(/[\u202A-\u202E\u2066-\u2069]/g, "") + popIsolate;

/** Breaks a text into lines of at most so many letters, at spaces. A single long word stays whole. */
export function wrapped(text: string, letters: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= letters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Roughly how wide a text will be, in pixels: there is no canvas here to measure with. */
export const widthOf = (text: string, fontSize: number): number => text.length * fontSize * 0.56;

// Latin digits in every language: figures are copied into spreadsheets and read aloud over the telephone
const locales: Readonly<Record<ChartLanguage, string>> = { en: "en-GB", ar: "ar-u-nu-latn", fr: "fr" };

/** How many letters of that size a line of so many pixels surely has room for. */
export const lettersIn = (width: number, fontSize: number): number => Math.floor(width / (fontSize * 0.58));

/** Numbers of people are rounded to 10, and to 100 from 10,000: they are no more exact than that. */
export function roundPeople(value: number): number {
  const step = Math.abs(value) >= 10_000 ? 100 : Math.abs(value) >= 100 ? 10 : 1;
  return Math.round(value / step) * step;
}

/**
 * The writers of figures in a chart.
 *
 * @param decimals of a percent
 */
export function figures(language: ChartLanguage, decimals: 0 | 1) {
  const locale = locales[language];
  const plain = (options: Intl.NumberFormatOptions) => {
    const format = new Intl.NumberFormat(locale, options);
    // Marks of direction would turn figures around inside Arabic text
    return (value: number): string => format.format(value).replace(/[\u200E\u200F\u061C]/g, "");
  };
  const whole = plain({ maximumFractionDigits: 0 });
  const decimal = plain({ maximumFractionDigits: 1, minimumFractionDigits: 1 });
  const percent = plain({ style: "percent", maximumFractionDigits: decimals, minimumFractionDigits: decimals });
  const points = decimals === 0 ? whole : decimal;
  const least = decimals === 0 ? 0.01 : 0.001;
  return {
    whole,
    /** One decimal below 20, none above. */
    number: (value: number) => (Math.abs(value) < 20 && !Number.isInteger(value) ? decimal : whole)(value),
    /** A share between 0 and 1; a small one is not rounded to nothing. */
    share: (value: number) => (value > 0 && value < least / 2 ? `<${percent(least)}` : percent(value)),
    /** A share on an axis. */
    tick: plain({ style: "percent", maximumFractionDigits: 1 }),
    limits: (lower: number, upper: number, measure: "share" | "number") => {
      if (Number.isNaN(lower) || Number.isNaN(upper)) return "";
      return measure === "share"
        ? `[${points(lower * 100)}–${points(upper * 100)}]`
        : `[${whole(lower)}–${whole(upper)}]`;
    },
  };
}
