import type { BatchReply, Receipt } from "./messages.ts";
import type { HeldEnvelope, OutboxChange } from "./outbox.ts";

/** What to send next. */
export type Parcel =
  | { readonly send: "batch"; readonly hashes: readonly string[] }
  /** It failed before: it goes by itself, so that it cannot hold up the others. */
  | { readonly send: "one"; readonly hash: string }
  /** `retryAt` is `null` when there is nothing left to send. */
  | { readonly send: "nothing"; readonly retryAt: string | null };

export const maxParcel = { envelopes: 50, bytes: 4_194_304 } as const;

/**
 * Chooses what to send next of what the office wants: finished interviews before drafts, those that never failed before
 * those that did. Call it again after each parcel until it answers `nothing`.
 */
export function nextParcel(held: readonly HeldEnvelope[], want: readonly string[], now: string): Parcel {
  const mine = new Map(held.map((envelope) => [envelope.hash, envelope]));
  const open = want.flatMap((hash) => {
    const envelope = mine.get(hash);
    return envelope === undefined || envelope.receipt !== null ? [] : [envelope];
  });
  const fresh = open.filter(({ failures }) => failures === 0);
  const first = [...fresh.filter(({ kind }) => kind !== "draft"), ...fresh.filter(({ kind }) => kind === "draft")];
  let bytes = 0;
  const batch = first.slice(0, maxParcel.envelopes).filter(({ size }) => {
    bytes += size + batchItemOverhead;
    return bytes <= maxParcel.bytes;
  });
  if (batch.length > 0) return { send: "batch", hashes: batch.map(({ hash }) => hash) };

  const failed = open.filter(({ failures }) => failures > 0);
  // The one that failed least goes first: an envelope that breaks every connection cannot hide those behind it
  const [due] = failed.filter(({ retryAt }) => isDue(retryAt, now)).sort((one, other) => one.failures - other.failures);
  if (due !== undefined) return { send: "one", hash: due.hash };
  const [retryAt = null] = failed.flatMap((envelope) => envelope.retryAt ?? []).sort();
  return { send: "nothing", retryAt };
}

/** Reads the answer to a parcel: each envelope is judged alone, and what the answer does not name has failed. */
export function readParcelReply(
  held: readonly HeldEnvelope[],
  sent: readonly string[],
  believed: readonly Receipt[],
  now: string,
): readonly OutboxChange[] {
  const receipts = new Map(believed.map((receipt) => [receipt.hash, receipt]));
  return [
    ...sent.flatMap((hash): OutboxChange[] => {
      const receipt = receipts.get(hash);
      return receipt === undefined ? [] : [{ change: "received", hash, receipt, durable: false }];
    }),
    ...parcelFailed(
      held,
      sent.filter((hash) => !receipts.has(hash)),
      now,
    ),
  ];
}

/** What changes when envelopes were sent and no receipt came that can be believed. */
export function parcelFailed(
  held: readonly HeldEnvelope[],
  sent: readonly string[],
  now: string,
): readonly OutboxChange[] {
  const failed = new Set(sent);
  return held
    .filter(({ hash }) => failed.has(hash))
    .map(({ hash, failures }) => ({
      change: "failed",
      hash,
      failures: failures + 1,
      retryAt: retryTime(failures + 1, now),
    }));
}

/**
 * When to try again after so many failures in a row: 5 s, 10 s, 20 s … and never more than 15 minutes, for one envelope
 * as for a whole session. Nothing is ever given up.
 */
export function retryTime(failures: number, now: string): string {
  const wait = Math.min(longestWaitMs, 5_000 * 2 ** (failures - 1));
  return new Date(Date.parse(now) + wait).toISOString();
}

/** The receipts that a reply to a batch holds. */
export function receiptsOf(reply: BatchReply): readonly Receipt[] {
  return reply.results.flatMap((result) => (result.status === "received" ? [result.receipt] : []));
}

const longestWaitMs = 900_000;
const batchItemOverhead = 36;

// A clock that was set back must not make an envelope wait for a day that never comes
const isDue = (retryAt: string | null, now: string) =>
  retryAt === null || retryAt <= now || Date.parse(retryAt) - Date.parse(now) > longestWaitMs;
