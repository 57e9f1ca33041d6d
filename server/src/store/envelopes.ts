import { type ChainHead, chainAfter, emptyChain, type JournalRow, type Sql } from "@returns/schemas";
import { z } from "zod";
import type { ReceivedEnvelope } from "../project/projector.ts";

/** What the journal is besides its rows. */
export interface JournalState {
  readonly epoch: string;
  readonly durableSeq: number;
}

export async function readJournal(sql: Sql): Promise<JournalState> {
  const { rows } = await sql.query("select epoch, durable_seq from journal");
  const { epoch, durable_seq } = z.object({ epoch: z.string(), durable_seq: z.number() }).parse(rows[0]);
  return { epoch, durableSeq: durable_seq };
}

/** Makes every other writer of the journal wait until this transaction ends, in this process and in all others. */
export async function lockJournal(sql: Sql): Promise<void> {
  await sql.query("select pg_advisory_xact_lock($1)", [journalLock]);
}

export async function readHead(sql: Sql): Promise<ChainHead> {
  const { rows } = await sql.query("select seq, chain from envelope order by seq desc limit 1");
  return rows[0] === undefined ? emptyChain : Head.parse(rows[0]);
}

/** The chain at one place of the journal. */
export async function chainAt(sql: Sql, seq: number): Promise<string | undefined> {
  const { rows } = await sql.query("select seq, chain from envelope where seq = $1", [seq]);
  return rows[0] === undefined ? undefined : Head.parse(rows[0]).chain;
}

export async function rowsByHash(sql: Sql, hashes: readonly string[]): Promise<readonly JournalRow[]> {
  const { rows } = await sql.query(`select ${journalColumns} from envelope where hash = any($1)`, [hashes]);
  return rows.map(readRow);
}

/** Rows that have a hash, an interview, or a device and number in common with what has arrived. */
export async function relatedRows(
  sql: Sql,
  arrived: { readonly hashes: readonly string[]; readonly signed: readonly NonNullable<JournalRow["signed"]>[] },
): Promise<readonly JournalRow[]> {
  const { rows } = await sql.query(
    `select ${journalColumns} from envelope where hash = any($1) or interview_id = any($2)
      or (device_id = any($3) and device_seq = any($4::text[]::bigint[]))`,
    [
      arrived.hashes,
      arrived.signed.map(({ interviewId }) => interviewId),
      arrived.signed.map(({ deviceId }) => deviceId),
      arrived.signed.map(({ deviceSeq }) => String(deviceSeq)),
    ],
  );
  return rows.map(readRow);
}

export async function appendRow(sql: Sql, row: JournalRow, bytes: Uint8Array): Promise<void> {
  const { signed } = row;
  const { affected } = await sql.query(
    `insert into envelope (${journalColumns}, bytes) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      row.seq,
      row.hash,
      row.prev,
      row.chain,
      row.at,
      row.broughtBy,
      row.status,
      row.why,
      signed?.interviewId ?? null,
      signed?.revision ?? null,
      signed?.deviceId ?? null,
      signed?.deviceSeq ?? null,
      bytes,
    ],
  );
  // A database that swallowed a row without a word must not lead to a receipt
  if (affected !== 1) throw new Error(`Cannot store envelope ${row.hash}: the database wrote ${affected} rows`);
}

/** Envelopes behind a place in the journal, oldest first. */
export async function envelopesAfter(sql: Sql, seq: number, limit: number): Promise<readonly ReceivedEnvelope[]> {
  const { rows } = await sql.query(
    `select seq, hash, bytes, received_at, why from envelope where seq > $1 order by seq limit $2`,
    [seq, limit],
  );
  return rows.map(readEnvelope);
}

/** Envelopes at some places in the journal, oldest first. */
export async function envelopesAt(sql: Sql, seqs: readonly number[]): Promise<readonly ReceivedEnvelope[]> {
  const { rows } = await sql.query(
    `select seq, hash, bytes, received_at, why from envelope where seq = any($1::text[]::bigint[]) order by seq`,
    [seqs.map(String)],
  );
  return rows.map(readEnvelope);
}

export type ChainVerdict =
  | { readonly status: "whole"; readonly head: ChainHead }
  | { readonly status: "broken"; readonly seq: number; readonly why: string };

/** Walks the whole journal and computes every hash and every link again. */
export async function verifyChain(
  sql: Sql,
  hashOf: (bytes: Uint8Array<ArrayBuffer>) => Promise<string>,
): Promise<ChainVerdict> {
  let head = emptyChain;
  for (;;) {
    const { rows } = await sql.query(
      `select ${journalColumns}, bytes from envelope where seq > $1 order by seq limit 100`,
      [head.seq],
    );
    if (rows.length === 0) return { status: "whole", head };
    for (const record of rows) {
      const row = readRow(record);
      const { bytes } = Bytes.parse(record);
      const why = await faultOf(row, head, await hashOf(bytes));
      if (why !== undefined) return { status: "broken", seq: row.seq, why };
      head = { seq: row.seq, chain: row.chain };
    }
  }
}

async function faultOf(row: JournalRow, before: ChainHead, hash: string): Promise<string | undefined> {
  if (row.seq !== before.seq + 1) return `row ${before.seq + 1} is missing`;
  if (row.hash !== hash) return `the bytes of row ${row.seq} are not those that were received`;
  if (row.prev !== before.chain) return `row ${row.seq} does not follow row ${before.seq}`;
  return chainAfter(row) === row.chain ? undefined : `row ${row.seq} was changed`;
}

const journalLock = 0x69_64_71;

const journalColumns =
  "seq, hash, prev, chain, received_at, brought_by, status, why, interview_id, revision, device_id, device_seq";

const Head = z.object({ seq: z.number(), chain: z.string() });

const Bytes = z.object({ bytes: z.instanceof(Uint8Array).transform((bytes) => Uint8Array.from(bytes)) });

const Envelope = Bytes.extend({
  seq: z.number(),
  hash: z.string(),
  received_at: z.string(),
  why: z.string().nullable(),
});

const Record = z.object({
  seq: z.number(),
  hash: z.string(),
  prev: z.string(),
  chain: z.string(),
  received_at: z.string(),
  brought_by: z.string(),
  status: z.enum(["stored", "fork", "quarantined"]),
  why: z.string().nullable(),
  interview_id: z.string().nullable(),
  revision: z.number().nullable(),
  device_id: z.string().nullable(),
  device_seq: z.number().nullable(),
});

function readRow(record: unknown): JournalRow {
  const { received_at, brought_by, interview_id, revision, device_id, device_seq, ...row } = Record.parse(record);
  const isSigned = interview_id !== null && revision !== null && device_id !== null && device_seq !== null;
  const signed = isSigned ? { interviewId: interview_id, revision, deviceId: device_id, deviceSeq: device_seq } : null;
  return { ...row, at: received_at, broughtBy: brought_by, signed };
}

function readEnvelope(record: unknown): ReceivedEnvelope {
  const { received_at, why, ...envelope } = Envelope.parse(record);
  return { ...envelope, receivedAt: received_at, setAside: why === "revoked-device" ? "revoked-device" : undefined };
}
