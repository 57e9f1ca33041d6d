import { directionOf } from "../words/language.ts";
import { useSession } from "./context.ts";

/** The languages of the form, each in its own words: codes of answers never change with it. */
export function LanguageSwitch({ onChosen }: { readonly onChosen: () => void }) {
  const { form, language, saver } = useSession();
  return (
    <div class="choices">
      {form.languages.map((tag) => (
        <label key={tag} class="choice" lang={tag} dir={directionOf(tag)}>
          <input
            type="radio"
            name="questions-language"
            checked={language.value === tag}
            onChange={() => {
              language.value = tag;
              saver.soon();
              onChosen();
            }}
          />
          <span>{ownName(tag)}</span>
        </label>
      ))}
    </div>
  );
}

const ownName = (tag: string): string => {
  const name = new Intl.DisplayNames([tag], { type: "language" }).of(tag) ?? tag;
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
};
