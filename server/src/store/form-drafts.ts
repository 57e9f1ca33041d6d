import type { Sql } from "@returns/schemas";
import type { SheetNote } from "@returns/schemas/xlsform";
import { z } from "zod";
import { FormLists, type PublishedForm } from "./forms.ts";

/** A form that somebody has uploaded, and that nobody is asked with yet. */
export interface FormDraft extends PublishedForm {
  readonly lists: FormLists;
  readonly notes: readonly SheetNote[];
  /** The name of a person. */
  readonly uploadedBy: string;
  readonly uploadedAt: string;
}

/** Keeps an uploaded form. The same form again is the same draft, with newer lists. */
export async function storeFormDraft(
  sql: Sql,
  draft: Omit<FormDraft, "uploadedBy"> & { readonly personId: string },
): Promise<void> {
  await sql.query(
    `insert into form_draft (hash, id, version, wire, lists, notes, uploaded_by, uploaded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (hash) do update set lists = excluded.lists, notes = excluded.notes,
       uploaded_by = excluded.uploaded_by, uploaded_at = excluded.uploaded_at`,
    [
      draft.hash,
      draft.id,
      draft.version,
      draft.wire,
      JSON.stringify(draft.lists),
      JSON.stringify(draft.notes),
      draft.personId,
      draft.uploadedAt,
    ],
  );
}

/** All uploaded forms that are not published yet, the newest first. */
export async function readFormDrafts(sql: Sql): Promise<readonly FormDraft[]> {
  const { rows } = await sql.query<Omit<FormDraft, "lists" | "notes"> & { lists: string; notes: string }>(
    `select hash, form_draft.id, version, wire, lists, notes, name as "uploadedBy", uploaded_at as "uploadedAt"
     from form_draft join person on person.id = uploaded_by order by uploaded_at desc, hash`,
  );
  return rows.map(({ lists, notes, ...draft }) => ({
    ...draft,
    lists: FormLists.parse(JSON.parse(lists)),
    notes: Notes.parse(JSON.parse(notes)),
  }));
}

/** Takes a draft away: it was published, or nobody wants it. */
export async function dropFormDraft(sql: Sql, hash: string): Promise<void> {
  await sql.query("delete from form_draft where hash = $1", [hash]);
}

const Notes: z.ZodType<readonly SheetNote[]> = z.array(
  z.strictObject({
    code: z.string(),
    severity: z.enum(["error", "loss", "warning"]),
    sheet: z.string(),
    row: z.int().exactOptional(),
    column: z.string().exactOptional(),
    message: z.string(),
  }),
);
