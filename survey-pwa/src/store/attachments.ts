import { type Attachment, type HeldAttachment, type Media, mediaIn } from "@returns/schemas";
import { z } from "zod";
import type { Statement } from "./page-database.ts";
import { read } from "./stored.ts";
import type { PhoneStore } from "./worker-store.ts";

/** Every sentence about the photos, recordings and files of sealed interviews. */

/** Notes what an envelope announces, when it enters the outbox. */
export const storeAttachments = (envelope: string, attachments: readonly Attachment[]): readonly Statement[] =>
  attachments.map(({ hash, bytes, chunks }) => ({
    text: "insert into attachment (envelope, hash, bytes, chunks) values ($1, $2, $3, $4)",
    values: [envelope, hash, bytes, JSON.stringify(chunks)],
    affects: 1,
  }));

/**
 * Attachments of envelopes that the office has, oldest first.
 *
 * @param which `all` asks the office again about what it once had; `unsent` is what it has not confirmed
 */
export async function readAttachments(store: PhoneStore, which: "all" | "unsent"): Promise<readonly HeldAttachment[]> {
  const rows = await store.query(
    `select a.envelope, a.hash, a.chunks, a.sent, a.durable from attachment a join envelope e on e.hash = a.envelope
     where e.receipt is not null and ($1 = 'all' or not a.sent) and (e.bytes is not null or not a.durable)
     order by e.sealed_at, a.hash`,
    [which],
  );
  return rows.map(({ envelope, hash, chunks, sent, durable }) => ({
    envelope: `${envelope}`,
    hash: `${hash}`,
    chunks: pieceNames.parse(JSON.parse(`${chunks}`)),
    sent: sent === true,
    durable: durable === true,
  }));
}

/** What the office's answer changes. */
export const storeStanding = (changed: readonly HeldAttachment[]): readonly Statement[] =>
  changed.map(({ envelope, hash, sent, durable }) => ({
    text: "update attachment set sent = $3, durable = $4 where envelope = $1 and hash = $2",
    values: [envelope, hash, sent, durable],
    ...(sent ? { outdates: "second-copy" } : {}),
  }));

const pieceNames = z.array(z.string());

/**
 * What every stored interview names: drafts in their answers, sealed ones as long as their envelope lies here or the
 * office does not have everything in a verified backup.
 */
export async function readNamedMedia(
  store: PhoneStore,
): Promise<readonly (readonly [interview: string, named: readonly Media[]])[]> {
  const drafts = await store.query("select interview_id, body from draft where body like '%\"hash\"%'", []);
  const sealed = await store.query(
    `select e.interview_id, a.hash, a.bytes from attachment a join envelope e on e.hash = a.envelope
     where e.bytes is not null or not a.durable`,
    [],
  );
  const names = drafts.map(
    (row) => [`${row.interview_id}`, mediaIn(read.interviewDraft(`${row.body}`).answers)] as const,
  );
  const ofSealed = new Map<string, Media[]>();
  for (const row of sealed) {
    const known = ofSealed.get(`${row.interview_id}`) ?? [];
    // What it is stands in the answers, which are sealed: here only its name and size count
    known.push({ hash: `${row.hash}`, type: "application/octet-stream", bytes: Number(row.bytes) });
    ofSealed.set(`${row.interview_id}`, known);
  }
  return [...names, ...ofSealed];
}
