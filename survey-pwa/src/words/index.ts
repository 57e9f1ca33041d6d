import { ar } from "./ar.ts";
import { en, type Words } from "./en.ts";
import { type Digits, type Figures, figuresFor } from "./figures.ts";
import { fr } from "./fr.ts";
import type { AppLanguage } from "./language.ts";

export type { Words } from "./en.ts";

const catalogues = { en, ar, fr } satisfies Record<AppLanguage, (figures: Figures) => Words>;

/** All words and the writing of numbers and days, for one language. */
export const wordsFor = (
  language: AppLanguage,
  digits: Digits,
): { readonly words: Words; readonly figures: Figures } => {
  const figures = figuresFor(language, digits);
  return { words: catalogues[language](figures), figures };
};
