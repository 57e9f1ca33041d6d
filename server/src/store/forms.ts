import type { Sql } from "@returns/schemas";

/** A form as it travels, under the hash that envelopes name it by. */
export interface PublishedForm {
  readonly hash: string;
  readonly id: string;
  readonly version: string;
  /** Canonical JSON. */
  readonly wire: string;
}

/** Keeps a form for ever. One that is there already stays as it is: its hash says that it is the same. */
export async function publishForm(sql: Sql, { hash, id, version, wire }: PublishedForm): Promise<void> {
  await sql.query(
    "insert into published_form (hash, id, version, wire) values ($1, $2, $3, $4) on conflict (hash) do nothing",
    [hash, id, version, wire],
  );
}

/** Every form that was ever published here, oldest first. */
export async function readPublishedForms(sql: Sql): Promise<readonly PublishedForm[]> {
  const { rows } = await sql.query<{ hash: string; id: string; version: string; wire: string }>(
    "select hash, id, version, wire from published_form order by published_at, hash",
  );
  return rows;
}
