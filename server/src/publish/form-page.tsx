import { type Form, formChanges } from "@returns/schemas";
import type { SheetNote } from "@returns/schemas/xlsform";
import { inLanguage } from "../dashboard/format.ts";
import type { PageLanguage } from "../pages/words.ts";
import type { KnownVersion } from "../project/known-forms.ts";
import { pageRoutes } from "../routes.ts";
import type { PhoneWithForm } from "../store/device-forms.ts";
import type { Device } from "../store/devices.ts";
import type { FormDraft } from "../store/form-drafts.ts";
import { ChangeList } from "./change-list.tsx";
import { FormActs } from "./form-acts.tsx";
import { NoteList } from "./note-list.tsx";
import { OfficePage } from "./office-page.tsx";
import { PhoneLists } from "./phone-lists.tsx";
import { type PublishWords, publishWords } from "./words.ts";

interface Props {
  readonly language: PageLanguage;
  readonly hash: string;
  readonly form: Form;
  readonly version: KnownVersion | undefined;
  readonly draft: FormDraft | undefined;
  /** The version in use, where this one is a draft that would replace it. */
  readonly inUse: Form | undefined;
  /** What keeps it from being published here. */
  readonly refusals: readonly SheetNote[];
  readonly may: { readonly draft: boolean; readonly publish: boolean };
  readonly phones: readonly Device[];
  readonly have: readonly PhoneWithForm[];
  readonly instant: (iso: string) => string;
}

/** One version of a form: what was found in it, trying, publishing or retiring it, and the phones that have it. */
export const FormPage = (props: Props) => {
  const { language, hash, form, version, draft, inUse, refusals, may, instant } = props;
  const words = publishWords[language];
  const title = `${inLanguage(form.title, language) || form.id} · ${form.version}`;
  const isPublished = version !== undefined && version.state !== "retired";
  return (
    <OfficePage title={title} language={language}>
      <p class="back">
        <a href={`${pageRoutes.forms.path}?lang=${language}`}>{words.back}</a>
      </p>
      <section class="card">
        <p>
          {version === undefined ? (
            <span class="state">{words.drafts}</span>
          ) : (
            <>
              <span class={`state state-${version.state}`}>{words.states[version.state]}</span>{" "}
              {words.stateNotes[version.state]}
            </>
          )}
        </p>
        <dl class="facts">
          <dt>{words.form}</dt>
          <dd>
            <bdi>{form.id}</bdi> · {words.facts(form.questions.size, form.languages.join(", "))}
          </dd>
          <dt>{words.fingerprint}</dt>
          <dd>
            <code>{hash.slice(0, 12)}</code>
          </dd>
          <Dates version={version} draft={draft} words={words} instant={instant} />
        </dl>
        <FormActs {...props} words={words} isPublished={isPublished} />
      </section>
      {refusals.length === 0 ? null : (
        <section class="card failed" aria-labelledby="refused">
          <h2 id="refused">{words.cannotPublish}</h2>
          <NoteList notes={refusals} words={words} />
        </section>
      )}
      {inUse === undefined ? null : (
        <ChangeList before={inUse.version} changes={formChanges(inUse, form)} language={language} />
      )}
      {draft === undefined || draft.notes.length === 0 ? null : (
        <section class="card">
          <NoteList notes={draft.notes} words={words} />
        </section>
      )}
      {may.publish && isPublished && version.state !== "unreadable" ? (
        <form class="card" method="post" action={`${pageRoutes.forms.path}/${hash}/retire?lang=${language}`}>
          <p>{words.retireHint}</p>
          <button type="submit">{words.retire}</button>
        </form>
      ) : null}
      {version === undefined ? null : <PhoneLists {...props} words={words} />}
    </OfficePage>
  );
};

const Dates = (props: Pick<Props, "version" | "draft" | "instant"> & { readonly words: PublishWords }) => {
  const { version, draft, instant, words } = props;
  const published = version?.published;
  return (
    <>
      {published === undefined ? null : (
        <>
          <dt>{words.when}</dt>
          <dd>
            {published.publishedBy === undefined
              ? words.withProgram
              : words.byWhom(instant(published.publishedAt), published.publishedBy)}
          </dd>
        </>
      )}
      {published?.retiredAt === undefined ? null : (
        <>
          <dt>{words.states.retired}</dt>
          <dd>{words.retired(instant(published.retiredAt), published.retiredBy ?? "")}</dd>
        </>
      )}
      {draft === undefined ? null : (
        <>
          <dt>{words.files}</dt>
          <dd>{words.uploaded(instant(draft.uploadedAt), draft.uploadedBy)}</dd>
        </>
      )}
    </>
  );
};
