import type { Sql } from "@returns/schemas";
import { z } from "zod";

/** Rows of lists that came as files with a form, by list name. */
export const FormLists = z.record(z.string(), z.array(z.record(z.string(), z.string())));
export type FormLists = Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;

/** A form as it travels, under the hash that envelopes name it by. */
export interface PublishedForm {
  readonly hash: string;
  readonly id: string;
  readonly version: string;
  /** Canonical JSON. */
  readonly wire: string;
}

/** A form that was published, and what became of it. */
export interface PublishedVersion extends PublishedForm {
  readonly lists: FormLists;
  readonly publishedAt: string;
  /** The name of a person; undefined for a form that came with the program. */
  readonly publishedBy: string | undefined;
  readonly retiredAt: string | undefined;
  readonly retiredBy: string | undefined;
}

/** Keeps a form of this program for ever. One that is there already stays as it is: its hash says that it is the same. */
export async function publishForm(sql: Sql, { hash, id, version, wire }: PublishedForm): Promise<void> {
  await sql.query(
    "insert into published_form (hash, id, version, wire) values ($1, $2, $3, $4) on conflict (hash) do nothing",
    [hash, id, version, wire],
  );
}

/** Keeps a form for ever in somebody's name. One that was published before is asked with again, with these lists. */
export async function publishFormBy(
  sql: Sql,
  { hash, id, version, wire }: PublishedForm,
  by: { readonly lists: FormLists; readonly personId: string; readonly at: string },
): Promise<void> {
  await sql.query(
    `insert into published_form (hash, id, version, wire, lists, published_by, published_at)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (hash) do update set lists = excluded.lists, retired_at = null, retired_by = null,
       published_at = case when published_form.published_by is null then excluded.published_at else published_form.published_at end,
       published_by = coalesce(published_form.published_by, excluded.published_by)`,
    [hash, id, version, wire, JSON.stringify(by.lists), by.personId, by.at],
  );
}

/** From now on nobody is asked with this form; says whether it was asked with before. */
export async function retireForm(sql: Sql, hash: string, personId: string, at: string): Promise<boolean> {
  const { affected } = await sql.query(
    "update published_form set retired_at = $3, retired_by = $2 where hash = $1 and retired_at is null",
    [hash, personId, at],
  );
  return affected === 1;
}

/** Every form that was ever published here, oldest first. */
export async function readPublishedForms(sql: Sql): Promise<readonly PublishedVersion[]> {
  const { rows } = await sql.query<{
    hash: string;
    id: string;
    version: string;
    wire: string;
    lists: string;
    publishedAt: string;
    publishedBy: string | null;
    retiredAt: string | null;
    retiredBy: string | null;
  }>(
    `select hash, id, version, wire, lists, published_at as "publishedAt", retired_at as "retiredAt",
       (select name from person where person.id = published_by) as "publishedBy",
       (select name from person where person.id = retired_by) as "retiredBy"
     from published_form order by published_at, hash`,
  );
  return rows.map(({ lists, publishedBy, retiredAt, retiredBy, ...form }) => ({
    ...form,
    lists: FormLists.parse(JSON.parse(lists)),
    publishedBy: publishedBy ?? undefined,
    retiredAt: retiredAt ?? undefined,
    retiredBy: retiredBy ?? undefined,
  }));
}
