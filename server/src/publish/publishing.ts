import type { Form, Sql } from "@returns/schemas";
import type { SheetNote } from "@returns/schemas/xlsform";
import type { ProjectSetup } from "../demo/setup.ts";
import { readForm } from "../project/read-form.ts";
import { travelling } from "../project/travelling.ts";
import { dropFormDraft, type FormDraft, readFormDrafts, storeFormDraft } from "../store/form-drafts.ts";
import { type FormLists, type PublishedForm, publishFormBy, retireForm } from "../store/forms.ts";
import { judgeDraft } from "./judge-draft.ts";
import type { FormShelf } from "./shelf.ts";

/** What the pages for publishing need of the office. */
export interface Publishing {
  readonly shelf: FormShelf;
  readonly setup: Pick<ProjectSetup, "lists" | "parameters">;
  /** Time zone of the field, such as `Africa/Khartoum`. */
  readonly timeZone: string;
  /** Called when other forms are known than before: interviews that waited for one may be counted now. It must not throw. */
  readonly afterPublishing: () => void;
}

/** Who does something here, and when. */
export interface Act {
  readonly personId: string;
  /** ISO 8601. */
  readonly at: string;
}

/** Keeps an uploaded form for trying out; answers with its hash. */
export async function keepDraft(
  sql: Sql,
  { form, lists, notes }: { readonly form: Form; readonly lists: FormLists; readonly notes: readonly SheetNote[] },
  { personId, at }: Act,
): Promise<string> {
  const published = travelling(form);
  await storeFormDraft(sql, { ...published, lists, notes, personId, uploadedAt: at });
  return published.hash;
}

export type Publication =
  | { readonly status: "published" }
  | { readonly status: "unknown" }
  /** Nothing was changed. */
  | { readonly status: "refused"; readonly notes: readonly SheetNote[] };

/**
 * Publishes a draft, or publishes again what was retired: phones fetch it the next time they speak with the office.
 *
 * What is judged and what is written is one transaction, so that of two people who publish at once the second is told.
 */
export async function publish(sql: Sql, publishing: Publishing, hash: string, act: Act): Promise<Publication> {
  const { shelf, setup } = publishing;
  const outcome = await sql.transaction(async (tx): Promise<Publication> => {
    await tx.query("lock table published_form in share row exclusive mode");
    await shelf.refresh(tx);
    const found = await findForm(tx, publishing, hash);
    if (found === undefined) return { status: "unknown" };
    const refusals = judgeDraft(found.form, found.lists, setup, shelf.known()).filter(
      ({ severity }) => severity === "error",
    );
    if (refusals.length > 0) return { status: "refused", notes: refusals };
    await publishFormBy(tx, found.stored, { lists: found.lists, ...act });
    await dropFormDraft(tx, hash);
    return { status: "published" };
  });
  await shelf.refresh(sql);
  if (outcome.status === "published") publishing.afterPublishing();
  return outcome;
}

/** From now on phones begin no interview with this version; says whether they did before. */
export async function retire(sql: Sql, { shelf }: Publishing, hash: string, act: Act): Promise<boolean> {
  const done = await retireForm(sql, hash, act.personId, act.at);
  await shelf.refresh(sql);
  return done;
}

/** A form of this office by its hash: a draft or a published one. */
export interface FoundForm {
  readonly form: Form;
  /** As it is stored, word for word. */
  readonly stored: PublishedForm;
  readonly lists: FormLists;
  readonly draft: FormDraft | undefined;
}

export async function findForm(sql: Sql, { shelf }: Publishing, hash: string): Promise<FoundForm | undefined> {
  const draft = (await readFormDrafts(sql)).find((each) => each.hash === hash);
  const version = shelf.known().versions.find(({ published }) => published.hash === hash);
  const stored = draft ?? version?.published;
  const form = version?.form ?? (draft === undefined ? undefined : readForm(draft));
  if (form === undefined || stored === undefined) return undefined;
  return { form, stored, lists: stored.lists, draft };
}
