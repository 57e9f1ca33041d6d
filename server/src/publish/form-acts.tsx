import type { SheetNote } from "@returns/schemas/xlsform";
import type { PageLanguage } from "../pages/words.ts";
import { pageRoutes } from "../routes.ts";
import type { FormDraft } from "../store/form-drafts.ts";
import type { PublishWords } from "./words.ts";

interface Props {
  readonly hash: string;
  readonly language: PageLanguage;
  readonly words: PublishWords;
  readonly draft: FormDraft | undefined;
  readonly refusals: readonly SheetNote[];
  readonly may: { readonly draft: boolean; readonly publish: boolean };
  /** Published, and not retired. */
  readonly isPublished: boolean;
}

/** What can be done with a version: try it, publish it, take it along, throw it away. */
export const FormActs = ({ hash, language, words, draft, refusals, may, isPublished }: Props) => {
  const at = (act: string): string => `${pageRoutes.forms.path}/${hash}/${act}?lang=${language}`;
  const canPublish = may.publish && refusals.length === 0 && (draft !== undefined || !isPublished);
  return (
    <>
      <div class="row">
        <a class="button" href={`${pageRoutes.tryForm.path}?form=${hash}`} target="_blank" rel="noopener">
          {words.tryIt}
        </a>
        {canPublish ? (
          <form method="post" action={at("publish")}>
            <button type="submit" class="main">
              {draft === undefined ? words.publishAgain : words.publish}
            </button>
          </form>
        ) : null}
        <a class="button" href={at("codebook")}>
          {words.codebook}
        </a>
        <a class="button" href={at("xlsform")}>
          {words.xlsform}
        </a>
        {may.draft && draft !== undefined ? (
          <form method="post" action={at("throw-away")}>
            <button type="submit">{words.throwAway}</button>
          </form>
        ) : null}
      </div>
      <p class="quiet">
        {words.tryHint} {canPublish ? words.publishHint : null}
      </p>
    </>
  );
};
