import type { QuarantineCode, Sql } from "@returns/schemas";
import { sqlName } from "./sql-name.ts";

/** How far the chain has been judged; inside a transaction this also makes other projectors wait. */
export async function lockPosition(sql: Sql): Promise<number> {
  const { rows } = await sql.query<{ seq: number }>("select seq from projection for update");
  return rows[0]?.seq ?? 0;
}

export async function readPosition(sql: Sql): Promise<number> {
  const { rows } = await sql.query<{ seq: number }>("select seq from projection");
  return rows[0]?.seq ?? 0;
}

export async function setPosition(sql: Sql, seq: number): Promise<void> {
  await sql.query("update projection set seq = $1", [seq]);
}

/** Why one envelope is not counted. `not-stored` is the projector's own: the database refused what the form allowed. */
export interface Quarantined {
  readonly seq: number;
  readonly hash: string;
  readonly code: QuarantineCode | "not-stored";
  readonly detail: string;
}

export async function putInQuarantine(
  sql: Sql,
  { seq, hash, code, detail }: Quarantined,
  knowledge: string,
): Promise<void> {
  await sql.query(
    `insert into quarantine (seq, hash, code, detail, knowledge) values ($1, $2, $3, $4, $5)
     on conflict (seq) do update set code = excluded.code, detail = excluded.detail, knowledge = excluded.knowledge`,
    [seq, hash, code, detail, knowledge],
  );
}

export async function releaseFromQuarantine(sql: Sql, seq: number): Promise<void> {
  await sql.query("delete from quarantine where seq = $1", [seq]);
}

/** Everything that waits for a decision, oldest first. */
export async function readQuarantine(sql: Sql): Promise<readonly Quarantined[]> {
  const { rows } = await sql.query<{ seq: number; hash: string; code: Quarantined["code"]; detail: string }>(
    "select seq, hash, code, detail from quarantine order by seq",
  );
  return rows;
}

/** Places in the chain of what was judged when less, or other things, were known. */
export async function outdatedQuarantine(sql: Sql, knowledge: string, limit: number): Promise<readonly number[]> {
  const { rows } = await sql.query<{ seq: number }>(
    "select seq from quarantine where knowledge <> $1 order by seq limit $2",
    [knowledge, limit],
  );
  return rows.map((row) => row.seq);
}

export async function hasAnswerTables(sql: Sql, formHash: string): Promise<boolean> {
  const { rows } = await sql.query("select 1 from answer_form where form_hash = $1", [formHash]);
  return rows.length > 0;
}

export async function noteAnswerTables(sql: Sql, formHash: string): Promise<void> {
  await sql.query("insert into answer_form (form_hash) values ($1) on conflict do nothing", [formHash]);
}

/** Throws away everything that was derived from the envelopes, the tables of answers included. */
export async function dropProjections(sql: Sql): Promise<void> {
  const { rows } = await sql.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = current_schema() and table_name like 'answers\\_%'",
  );
  for (const { name } of rows) await sql.execute(`drop table ${sqlName(name)}`);
  await sql.execute(
    "truncate submission, submission_core, submission_pii, submission_paradata, submission_media, quarantine, answer_form",
  );
  await setPosition(sql, 0);
}
