import type { SqlRow } from "@returns/schemas";
import { storeDraft } from "../interviews.ts";
import type { Rows, Statement } from "../page-database.ts";
import { readSnapshot } from "../snapshot.ts";
import { type Change, isCarried } from "./change.ts";

/** Reads rows at one moment, between two writes. */
export type ReadRows = (text: string) => Promise<Rows>;

/**
 * All that the phone could not get again from the office, as the changes that make it from an empty database: what it knows
 * of itself, its project, the list of its interviews, drafts, and what the office does not have. Of what the office
 * has, the answers stay behind.
 *
 * @param records those that lie beside the database, with drafts that are not in it yet
 */
export async function readLoad(read: ReadRows, records: ReadonlyMap<string, string>): Promise<readonly Change[]> {
  const statements: Statement[] = [];
  for (const [table, rows] of Object.entries(tables)) {
    for (const row of await read(rows)) statements.push(insert(table, row));
  }
  const [chain] = await read("select seq, head from device_chain");
  if (chain !== undefined) {
    const { seq, head } = chain;
    statements.push({ text: "update device_chain set seq = $1, head = $2", values: [Number(seq), value(head)] });
  }
  const early = readSnapshot(records).early.map((draft) => ({ statements: storeDraft(draft), records: [] }));
  return [{ statements, records: [...records].filter(isCarried) }, ...early];
}

/** In the order in which they may be filled. */
const tables: Readonly<Record<string, string>> = {
  setting: "select * from setting",
  project: "select * from project",
  interview: "select * from interview",
  draft: "select * from draft",
  envelope: `select hash, interview_id, device_seq, kind, size, case when receipt is null then bytes end as bytes,
               sealed_at, receipt, failures, retry_at from envelope`,
  attachment: "select * from attachment where not sent",
};

function insert(table: string, row: SqlRow): Statement {
  const names = Object.keys(row);
  return {
    text: `insert into ${table} (${names.join(", ")}) values (${names.map((_, i) => `$${i + 1}`).join(", ")})`,
    values: names.map((name) => value(row[name])),
    affects: 1,
  };
}

const value = (found: unknown) => {
  if (typeof found === "string" || typeof found === "number" || typeof found === "boolean") return found;
  if (found === null || found instanceof Uint8Array) return found;
  throw new TypeError(`Cannot take a ${typeof found} of the database into the second copy`);
};
