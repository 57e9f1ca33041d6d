/**
 * A text as it is compared in a search: without tashkeel, tatweel and accents, with one form of alef, yeh, kaf and teh
 * marbuta, without the hamza, with Latin digits, in small letters. Two spellings of one place fold to the same text.
 */
export const fold = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/[\p{Mn}\u0640\u0621\u200c-\u200f\u2066-\u2069]/gu, "")
    .replace(/[ٱةىیک٠-٩۰-۹]/g, one)
    .replace(/[\p{P}\p{S}\p{Cc}\s]+/gu, " ")
    .trim()
    .toLowerCase();

const letters: Readonly<Record<string, string>> = { ٱ: "ا", ة: "ه", ى: "ي", ی: "ي", ک: "ك" };

/** The letter for its variant; the last hexadecimal digit of an Arabic or Persian digit is what it means. */
const one = (letter: string): string => letters[letter] ?? String((letter.codePointAt(0) ?? 0) & 15);
