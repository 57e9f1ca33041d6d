/**
 * A text as it is compared in a search: without tashkeel, tatweel and accents, with one form of alef, yeh and teh
 * marbuta, in small letters. Two spellings of one place fold to the same text.
 */
export const fold = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/[\p{Mn}\u0640\u200c-\u200f\u2066-\u2069]/gu, "")
    .replace(/ٱ/g, "ا")
    .replace(/ة/g, "ه")
    .replace(/[ىی]/g, "ي")
    .replace(/ک/g, "ك")
    .replace(/[’'`ʻʼ-]/g, " ")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();
