import type { LanguageTag, Texts } from "@returns/schemas";

/** The languages of the app itself; a form may have more or fewer. */
export const appLanguages = ["en", "ar", "fr"] as const;
export type AppLanguage = (typeof appLanguages)[number];

/** One text of a form, in the language that was found for it. */
export interface Spoken {
  readonly text: string;
  readonly lang: LanguageTag;
  readonly dir: "ltr" | "rtl";
}

/** The direction follows from the tag, never from the text: one full stop must not turn a sentence around. */
export const directionOf = (language: LanguageTag): "ltr" | "rtl" =>
  rightToLeft.has(language.split("-")[0]?.toLowerCase() ?? "") ? "rtl" : "ltr";

/** The text in the wanted language, else in the form's first one: a question without words cannot be asked. */
export const speak = (texts: Texts, wanted: LanguageTag): Spoken => {
  const lang = texts[wanted] === undefined ? (Object.keys(texts)[0] ?? wanted) : wanted;
  return { text: texts[lang] ?? "", lang, dir: directionOf(lang) };
};

const rightToLeft = new Set(["ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"]);
