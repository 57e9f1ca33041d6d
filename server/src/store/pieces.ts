import type { Sql } from "@returns/schemas";
import { lockJournal, readHead, readJournal } from "./envelopes.ts";

/** One piece of a photo, recording or file as it was received. */
export interface ReceivedPiece {
  readonly hash: string;
  readonly bytes: Uint8Array;
  readonly at: string;
  readonly broughtBy: string;
}

/** Stores a piece; it is on disk when this resolves. The caller has compared its bytes with its name. */
export async function storePiece(
  sql: Sql,
  { hash, bytes, at, broughtBy }: ReceivedPiece,
): Promise<"stored" | "duplicate"> {
  return sql.transaction(async (tx) => {
    // No row of the journal may come between the reading of the head and the end of this transaction
    await lockJournal(tx);
    const { seq } = await readHead(tx);
    const { affected } = await tx.query(
      `insert into piece (hash, bytes, received_at, brought_by, after_seq) values ($1, $2, $3, $4, $5)
       on conflict (hash) do nothing`,
      [hash, bytes, at, broughtBy, seq],
    );
    return affected === 1 ? "stored" : "duplicate";
  });
}

/** Which of these pieces are there, and which of those are in a verified backup. */
export async function lookForPieces(
  sql: Sql,
  hashes: readonly string[],
): Promise<{ readonly epoch: string; readonly have: readonly string[]; readonly durable: readonly string[] }> {
  const { epoch, durableSeq } = await readJournal(sql);
  const { rows } = await sql.query<{ hash: string; durable: boolean }>(
    "select hash, after_seq < $2 as durable from piece where hash = any($1) order by hash",
    [hashes, durableSeq],
  );
  return {
    epoch,
    have: rows.map(({ hash }) => hash),
    durable: rows.flatMap(({ hash, durable }) => (durable ? [hash] : [])),
  };
}
