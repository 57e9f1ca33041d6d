import { compareVersions } from "@returns/schemas";
import type { SheetNote } from "@returns/schemas/xlsform";
import { inLanguage } from "../dashboard/format.ts";
import type { PageLanguage } from "../pages/words.ts";
import type { KnownVersion } from "../project/known-forms.ts";
import { readForm } from "../project/read-form.ts";
import { pageRoutes } from "../routes.ts";
import type { FormDraft } from "../store/form-drafts.ts";
import { NoteList } from "./note-list.tsx";
import { OfficePage } from "./office-page.tsx";
import type { UploadFault } from "./read-upload.ts";
import { type PublishWords, publishWords } from "./words.ts";

/** What became of files that were uploaded just now, when they are no form. */
export type FailedUpload =
  | { readonly status: "fault"; readonly fault: UploadFault }
  | { readonly status: "problems"; readonly names: readonly string[]; readonly notes: readonly SheetNote[] };

interface Props {
  readonly language: PageLanguage;
  readonly versions: readonly KnownVersion[];
  readonly drafts: readonly FormDraft[];
  readonly may: { readonly draft: boolean };
  readonly phonesOf: (hash: string) => string;
  readonly interviewsOf: (hash: string) => string;
  readonly instant: (iso: string) => string;
  readonly failed: FailedUpload | undefined;
}

/** All forms of the office with their versions, what is not published yet, and the way to add one. */
export const FormsPage = ({ language, versions, drafts, may, failed, instant, phonesOf, interviewsOf }: Props) => {
  const words = publishWords[language];
  const ids = [...new Set(versions.map(({ published }) => published.id))];
  return (
    <OfficePage title={words.title} language={language}>
      {failed === undefined ? null : <Failed failed={failed} words={words} />}
      {may.draft ? <UploadForm language={language} words={words} /> : <p class="nothing">{words.notAllowed}</p>}
      {drafts.length === 0 ? null : (
        <section class="card" aria-labelledby="drafts">
          <h2 id="drafts">{words.drafts}</h2>
          <ul class="lines">
            {drafts.map((draft) => (
              <li>
                <a href={formLink(draft.hash, language)}>{titleOf(draft, language)}</a>
                <span class="quiet">
                  {words.version} <bdi>{draft.version}</bdi> ·{" "}
                  {words.uploaded(instant(draft.uploadedAt), draft.uploadedBy)}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="published">
        <h2 id="published">{words.published}</h2>
        {ids.length === 0 ? <p class="nothing">{words.none}</p> : null}
        <div class="forms">
          {ids.map((id) => {
            const own = versions
              .filter(({ published }) => published.id === id)
              .sort((a, b) => compareVersions(b.published.version, a.published.version));
            return (
              <FormCard
                id={id}
                versions={own}
                language={language}
                words={words}
                cells={{ instant, phonesOf, interviewsOf }}
              />
            );
          })}
        </div>
      </section>
    </OfficePage>
  );
};

export const formLink = (hash: string, language: PageLanguage): string =>
  `${pageRoutes.forms.path}/${hash}?lang=${language}`;

const titleOf = (form: { readonly hash: string; readonly wire: string; readonly id: string }, language: PageLanguage) =>
  inLanguage(readForm(form)?.title ?? {}, language) || form.id;

const Failed = ({ failed, words }: { readonly failed: FailedUpload; readonly words: PublishWords }) => (
  <section class="card failed" role="alert" aria-labelledby="failed">
    <h2 id="failed">{words.cannotUse}</h2>
    {failed.status === "fault" ? (
      <p>{words.faults[failed.fault]}</p>
    ) : (
      <>
        <p>
          <bdi>{failed.names.join(", ")}</bdi>
        </p>
        <p>{words.mend}</p>
        <NoteList notes={failed.notes} words={words} />
      </>
    )}
  </section>
);

const UploadForm = ({ language, words }: { readonly language: PageLanguage; readonly words: PublishWords }) => (
  <section class="card" aria-labelledby="upload">
    <h2 id="upload">{words.upload}</h2>
    <form method="post" enctype="multipart/form-data" action={`${pageRoutes.uploadForm.path}?lang=${language}`}>
      <p id="upload-hint">{words.uploadHint}</p>
      <div class="row">
        <label for="files">{words.files}</label>
        <input
          id="files"
          type="file"
          name="files"
          multiple
          required
          accept=".xlsx,.xls,.xlsm,.csv,.json"
          aria-describedby="upload-hint"
        />
        <button type="submit" class="main">
          {words.check}
        </button>
      </div>
    </form>
  </section>
);

interface CardProps {
  readonly id: string;
  readonly versions: readonly KnownVersion[];
  readonly language: PageLanguage;
  readonly words: PublishWords;
  readonly cells: Pick<Props, "instant" | "phonesOf" | "interviewsOf">;
}

const FormCard = ({ id, versions, language, words, cells }: CardProps) => {
  const shown = versions.find(({ state }) => state === "in-use") ?? versions[0];
  return (
    <article class="card">
      <h3>{inLanguage(shown?.form?.title ?? {}, language) || id}</h3>
      <p class="quiet">
        <bdi>{id}</bdi>
      </p>
      <div class="scroll">
        <table class="versions">
          <thead>
            <tr>
              <th scope="col">{words.version}</th>
              <th scope="col">{words.state}</th>
              <th scope="col">{words.when}</th>
              <th scope="col">{words.phones}</th>
              <th scope="col">{words.interviews}</th>
            </tr>
          </thead>
          <tbody>
            {versions.map(({ published: { hash, version, publishedAt, publishedBy }, state }) => (
              <tr>
                <th scope="row">
                  <a href={formLink(hash, language)}>
                    <bdi>{version}</bdi>
                  </a>
                </th>
                <td>
                  <span class={`state state-${state}`}>{words.states[state]}</span>
                </td>
                <td>
                  {publishedBy === undefined
                    ? words.withProgram
                    : words.byWhom(cells.instant(publishedAt), publishedBy)}
                </td>
                <td data-of={words.phones}>{cells.phonesOf(hash)}</td>
                <td data-of={words.interviews}>{cells.interviewsOf(hash)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </article>
  );
};
