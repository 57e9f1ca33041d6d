import { directionOf, type LanguageTag, type Texts } from "@returns/schemas";

export { directionOf };

/** The languages of the app itself; a form may have more or fewer. */
export const appLanguages = ["en", "ar", "fr"] as const;
export type AppLanguage = (typeof appLanguages)[number];

/** One text of a form, in the language that was found for it. */
export interface Spoken {
  readonly text: string;
  readonly lang: LanguageTag;
  readonly dir: "ltr" | "rtl";
}

/** The text in the wanted language, else in the form's first one: a question without words cannot be asked. */
export const speak = (texts: Texts, wanted: LanguageTag): Spoken => {
  const lang = texts[wanted] === undefined ? (Object.keys(texts)[0] ?? wanted) : wanted;
  return { text: texts[lang] ?? "", lang, dir: directionOf(lang) };
};
