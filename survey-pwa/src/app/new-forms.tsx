import { speak } from "../words/language.ts";
import { useApp } from "./context.ts";
import { Notice } from "./notice.tsx";

/** Says which forms have come newly, until the enumerator has understood. */
export function NewForms() {
  const { phone, words, preferences } = useApp();
  const forms = phone.project.value?.newForms ?? [];
  if (forms.length === 0) return null;
  return (
    <Notice tone="calm" text={words.versions.newForms}>
      <ul class="notice-lines">
        {forms.map(({ id, version, title }) => (
          <li key={id}>{words.settings.form(speak(title, preferences.language).text, version)}</li>
        ))}
      </ul>
      <button type="button" class="button" onClick={() => void phone.noteFormsSeen()}>
        {words.app.understood}
      </button>
    </Notice>
  );
}
