import type { Digits } from "../words/figures.ts";
import { type AppLanguage, appLanguages } from "../words/language.ts";

export const textSizes = ["normal", "large", "larger"] as const;
export const themes = ["light", "sunlight", "dark"] as const;
export const digitKinds = ["latn", "arab"] as const satisfies readonly Digits[];

/** How the enumerator wants the app to speak and look. */
export interface Preferences {
  readonly language: AppLanguage;
  readonly textSize: (typeof textSizes)[number];
  readonly theme: (typeof themes)[number];
  readonly digits: Digits;
}

/**
 * The preferences out of the phone's stored words; what was never chosen follows the phone itself.
 *
 * @param spoken the languages of the phone, the favourite first: `navigator.languages`
 */
export const readPreferences = (stored: Readonly<Record<string, string>>, spoken: readonly string[]): Preferences => ({
  language: oneOf(appLanguages, stored.language) ?? firstSpoken(spoken) ?? "en",
  textSize: oneOf(textSizes, stored.textSize) ?? "normal",
  theme: oneOf(themes, stored.theme) ?? "light",
  digits: oneOf(digitKinds, stored.digits) ?? "latn",
});

const firstSpoken = (spoken: readonly string[]): AppLanguage | undefined => {
  for (const tag of spoken) {
    const language = oneOf(appLanguages, tag.split("-")[0]);
    if (language !== undefined) return language;
  }
  return undefined;
};

const oneOf = <Word extends string>(words: readonly Word[], word: string | undefined): Word | undefined =>
  words.find((known) => known === word);
