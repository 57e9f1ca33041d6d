import { directionMarks, latinDigits, mixesDigits } from "./digits.ts";
import type { Reading } from "./kind.ts";
import { unreadable } from "./reading.ts";
import { words } from "./words.ts";

/**
 * Reads a typed whole number in the digits of any script.
 *
 * Commas, ٬ and spaces between groups of three are thousands, and the reading is shown. A fraction is refused, never cut.
 */
export function readInteger(typed: string): Reading {
  const plain = plainNumber(typed);
  if (plain === "") return { status: "empty" };
  const grouped = ungroup(plain, ",٬ ");
  if (grouped !== undefined) return numberFrom(typed, grouped, plain !== grouped);
  if (/^[+-]?[0-9]+[.,٫][0-9]*$/.test(plain)) return unreadable(words.notWhole(typed.trim()));
  return unreadable(words.notDigits(typed.trim()));
}

/**
 * Reads a typed number with a fraction, in the digits of any script.
 *
 * Point, comma and ٫ separate the fraction. A single comma before exactly three digits can mean two numbers a thousand
 * times apart (1,500), so it is refused and both are named.
 */
export function readDecimal(typed: string): Reading {
  const plain = plainNumber(typed);
  if (plain === "") return { status: "empty" };
  if (/^[+-]?[1-9][0-9]{0,2},[0-9]{3}$/.test(plain)) {
    return unreadable(words.ambiguousNumber(typed.trim(), plain.replace(",", ""), plain.replace(",", ".")));
  }
  const parts = /^(?<whole>.*?)(?:[.٫](?<fraction>[0-9]+)|(?<=^[+-]?[0-9]+),(?<comma>[0-9]+))?$/.exec(plain)?.groups;
  const whole = ungroup(parts?.whole ?? "", ",٬ ");
  if (whole === undefined) return unreadable(words.notDigits(typed.trim()));
  const fraction = parts?.fraction ?? parts?.comma;
  const written = fraction === undefined ? whole : `${whole}.${fraction}`;
  return numberFrom(typed, written, plain !== written);
}

/** The typed text without direction marks and outer blanks, in Latin digits with an ASCII minus. */
const plainNumber = (typed: string): string =>
  latinDigits(typed.replace(directionMarks, ""))
    .replace(/[\u00a0\u202f\u2009]/g, " ")
    .trim()
    .replace(/^[\u2212\u2013]/, "-");

/** Removes separators between groups of three digits; undefined where the text is not such a number. */
function ungroup(text: string, separators: string): string | undefined {
  if (/^[+-]?[0-9]+$/.test(text)) return text;
  for (const separator of separators) {
    if (!text.includes(separator)) continue;
    const groups = text.split(separator);
    const wellFormed = groups.every((group, i) => (i === 0 ? /^[+-]?[0-9]{1,3}$/ : /^[0-9]{3}$/).test(group));
    return wellFormed ? groups.join("") : undefined;
  }
  return undefined;
}

function numberFrom(typed: string, written: string, changed: boolean): Reading {
  const value = Number(written);
  if (Math.abs(value) > Number.MAX_SAFE_INTEGER) return unreadable(words.numberTooLarge(typed.trim()));
  return changed || mixesDigits(typed)
    ? { status: "value", value, note: words.readAs(String(value)) }
    : { status: "value", value };
}
