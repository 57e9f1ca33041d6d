import { useEffect } from "preact/hooks";
import { readPreferences } from "../app/preferences.ts";
import { wordsFor } from "../words/index.ts";
import { directionOf } from "../words/language.ts";

/** Said where a form was to be tried and there is none. */
export function NoTrial() {
  const { language, digits } = readPreferences({}, navigator.languages);
  const { words } = wordsFor(language, digits);
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dir = directionOf(language);
    document.title = words.trial.noneTitle;
  }, [language]);
  return (
    <div class="page">
      <header class="page-head">
        <div class="page-head-row">
          <h1 class="page-head-title">{words.trial.noneTitle}</h1>
        </div>
      </header>
      <main class="page-main" id="content">
        <p class="card">{words.trial.none}</p>
      </main>
    </div>
  );
}
