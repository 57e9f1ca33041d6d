import { latinDigits } from "@returns/schemas";

/** Codes that stand for a reason and not for an answer. */
export type Codes = Readonly<Record<string, "dk" | "ref">>;

/** The index into `missingReasons` for a recorded text: 0 when it is an answer, 1 when there is none. */
export function missingCode(text: string, reasons: Codes): number {
  if (text === "") return 1;
  const reason = Object.hasOwn(reasons, text) ? reasons[text] : undefined;
  return reason === "dk" ? 2 : reason === "ref" ? 3 : 0;
}

/**
 * A number as people and programs write it: `3.5`, `-2`, `5e+05` (R), and Arabic-Indic, Persian or full-width digits
 * with their own decimal sign. Thousands separators are refused: `1,234` is 1234 to one reader and 1.234 to another.
 */
export function readNumber(text: string): number | undefined {
  const plain = plainDigits(text.trim());
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/.test(plain) ? Number(plain) : undefined;
}

/** Days since 1970-01-01 of a date, or of a date and time, written in ISO 8601; 30 February is no date. */
export function readDate(text: string): number | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})(?:$|[T ])/.exec(plainDigits(text.trim()));
  if (parts === null) return undefined;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.getTime() / 86_400_000 : undefined;
}

/** Digits of any script as 0–9, and the Arabic decimal sign as a point. */
const plainDigits = (text: string): string => latinDigits(text).replaceAll("\u066B", ".");
