import {
  type Form,
  type FormChange,
  formChanges,
  type MigratedDraft,
  migrateDraft,
  type Texts,
} from "@returns/schemas";
import type { ProjectForm } from "../app/forms.ts";
import type { SavedDraft } from "../store/phone.ts";
import { nameIn } from "./where.ts";

/** The form with which an interview goes on, and what the enumerator should know about it. */
export interface ChosenVersion {
  readonly form: Form;
  readonly saved: SavedDraft;
  readonly notice: VersionNotice | undefined;
}

export type VersionNotice =
  /** It goes on with the newest version. */
  | { readonly status: "moved"; readonly version: string; readonly changes: readonly FormChange[] }
  /** It stays with the one that it was begun with, as these answers have no place in the newest. */
  | { readonly status: "stays"; readonly version: string; readonly reasons: readonly StayReason[] };

/** An answer that has no place in the newest version. */
interface StayReason {
  readonly code: Extract<MigratedDraft, { readonly status: "stays" }>["reasons"][number]["code"];
  /** The question or roster, as its own version calls it. */
  readonly label: Texts;
}

/**
 * Takes an interview that was begun with an earlier version over to the newest where nothing of it would be lost, and else
 * lets it go on with its own.
 *
 * @param current forms that new interviews begin with
 * @param older forms that are kept for interviews like this one
 * @returns undefined where neither its own form is there nor one that takes all its answers
 */
export function chooseVersion(
  saved: SavedDraft,
  current: readonly ProjectForm[],
  older: readonly ProjectForm[],
): ChosenVersion | undefined {
  const own = [...current, ...older]
    .filter(({ id, version }) => id === saved.meta.formId && version === saved.meta.formVersion)
    .map((known) => known.read())
    .find((form) => form?.hash === saved.draft.formHash);
  const newest = current.find(({ id }) => id === saved.meta.formId)?.read();
  if (newest === undefined || newest === own) {
    return own === undefined ? undefined : { form: own, saved, notice: undefined };
  }
  const moved = migrateDraft(newest, saved.draft);
  if (moved.status === "migrated") {
    const changes = own === undefined ? [] : formChanges(own, newest);
    return {
      form: newest,
      saved: { ...saved, draft: moved.draft },
      notice: { status: "moved", version: newest.version, changes },
    };
  }
  if (own === undefined) return undefined;
  const reasons = moved.reasons.map(({ code, path }) => ({ code, label: labelAt(own, path) }));
  return { form: own, saved, notice: { status: "stays", version: newest.version, reasons } };
}

function labelAt(form: Form, path: string): Texts {
  const name = nameIn(path);
  return (form.questions.get(name) ?? form.rosters.get(name))?.label ?? { en: name };
}
