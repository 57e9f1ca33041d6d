import { speak } from "../words/language.ts";
import { useApp } from "./context.ts";
import { projectForms } from "./forms.ts";
import { LanguageChoice } from "./language-choice.tsx";
import { Page } from "./page.tsx";
import { digitKinds, textSizes, themes } from "./preferences.ts";
import { StoragePanel } from "./storage-panel.tsx";
import { version } from "./version.ts";

/** Language, text size, screen; and what this phone is. */
export function SettingsScreen() {
  const { phone, router, words, preferences } = useApp();
  const device = phone.device.value;
  const project = phone.project.value;
  const forms = projectForms(phone).value;
  const digitLabels = { latn: "123", arab: "١٢٣" } as const;
  return (
    <Page title={words.settings.title} onBack={() => router.go({ screen: "home" })}>
      <section class="card stack-tight">
        <h2>{words.settings.language}</h2>
        <LanguageChoice />
      </section>
      <OneOf
        legend={words.settings.textSize}
        name="textSize"
        options={textSizes.map((size) => ({ word: size, label: words.settings.sizes[size] }))}
        chosen={preferences.textSize}
      />
      <OneOf
        legend={words.settings.theme}
        name="theme"
        options={themes.map((theme) => ({ word: theme, label: words.settings.themes[theme] }))}
        chosen={preferences.theme}
      />
      {preferences.language === "ar" ? (
        <OneOf
          legend={words.settings.digits}
          name="digits"
          options={digitKinds.map((digits) => ({ word: digits, label: digitLabels[digits] }))}
          chosen={preferences.digits}
        />
      ) : null}
      <StoragePanel />
      <section class="card stack-tight">
        <h2>{words.settings.about}</h2>
        <dl class="facts">
          <dt>{words.settings.phone}</dt>
          <dd>
            <bdi>{device.status === "enrolled" ? device.label : ""}</bdi>
          </dd>
          {project === undefined ? null : (
            <>
              <dt>{words.settings.project}</dt>
              <dd>
                <bdi>{speak(project.title, preferences.language).text}</bdi>
                {forms.map((form) => (
                  <p key={`${form.id} ${form.version}`} class="soft small">
                    {words.settings.form(speak(form.title, preferences.language).text, form.version)}
                  </p>
                ))}
              </dd>
            </>
          )}
          <dt>{words.app.name}</dt>
          <dd>{words.settings.version(version)}</dd>
        </dl>
        {phone.purpose === "trial" ? null : (
          <button type="button" class="button" onClick={() => router.go({ screen: "enrol" })}>
            {words.settings.connectAgain}
          </button>
        )}
      </section>
    </Page>
  );
}

function OneOf(props: {
  readonly legend: string;
  readonly name: string;
  readonly options: readonly { readonly word: string; readonly label: string }[];
  readonly chosen: string;
}) {
  const { phone } = useApp();
  return (
    <fieldset class="card stack-tight">
      <legend class="question-label">{props.legend}</legend>
      <div class="segments">
        {props.options.map(({ word, label }) => (
          <label key={word} class="segment">
            <input
              type="radio"
              name={props.name}
              checked={props.chosen === word}
              onChange={() => void phone.setPreference(props.name, word)}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
