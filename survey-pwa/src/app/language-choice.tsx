import { appLanguages, directionOf } from "../words/language.ts";
import { useApp } from "./context.ts";

const ownNames = { en: "English", ar: "العربية", fr: "Français" } as const;

/** The languages of the app, each in its own words, in one tap. */
export function LanguageChoice() {
  const { phone, preferences, words } = useApp();
  return (
    <fieldset>
      <legend class="visually-hidden">{words.settings.language}</legend>
      <div class="segments">
        {appLanguages.map((language) => (
          <label key={language} class="segment" lang={language} dir={directionOf(language)}>
            <input
              type="radio"
              name="app-language"
              checked={preferences.language === language}
              onChange={() => void phone.setPreference("language", language)}
            />
            <span>{ownNames[language]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
