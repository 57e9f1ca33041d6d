import type { CheckedEnvelope } from "../envelope/check.ts";
import type { EnvelopeHeader } from "../envelope/header.ts";
import { type ChainHead, chainAfter } from "./chain.ts";
import type { Receipt } from "./messages.ts";

/** One row of the office's journal, without the bytes. It never changes. */
export interface JournalRow {
  /** 1, 2, 3 … without a gap, in the order in which they were acknowledged. */
  readonly seq: number;
  readonly hash: string;
  /** The chain before and at this row. */
  readonly prev: string;
  readonly chain: string;
  /** When it was received, by the office's clock. */
  readonly at: string;
  /** The device whose token brought it. */
  readonly broughtBy: string;
  readonly status: "stored" | "fork" | "quarantined";
  readonly why: string | null;
  /** Of the header, when the device that it names signed it; else `null`. */
  readonly signed: JournalHeader | null;
}

export type JournalHeader = Pick<EnvelopeHeader, "interviewId" | "revision" | "deviceId" | "deviceSeq">;

/** An envelope that has arrived: read and checked, not yet in the journal. */
export interface Arrival {
  readonly hash: string;
  readonly checked: CheckedEnvelope;
  readonly broughtBy: { readonly deviceId: string; readonly standing: "active" | "revoked" };
}

export interface Admission {
  readonly row: JournalRow;
  readonly outcome: "new" | "duplicate";
}

/**
 * Gives arrivals their place in the journal, in order. Nothing is refused here: what is doubtful is marked and kept.
 *
 * @param known rows that have a hash, a revision of an interview or a number of a device in common with an arrival
 * @param at the office's clock, for all of them
 */
export function admit(
  head: ChainHead,
  known: readonly JournalRow[],
  arrivals: readonly Arrival[],
  at: string,
): readonly Admission[] {
  const rows = [...known];
  let newest = head;
  return arrivals.map((arrival) => {
    const already = rows.find(({ hash }) => hash === arrival.hash);
    if (already !== undefined) return { row: already, outcome: "duplicate" };
    const entry = {
      seq: newest.seq + 1,
      hash: arrival.hash,
      prev: newest.chain,
      at,
      broughtBy: arrival.broughtBy.deviceId,
      ...judge(arrival, rows, at),
      signed: arrival.checked.status === "signed" ? journalHeader(arrival.checked.header) : null,
    };
    const row = { ...entry, chain: chainAfter(entry) };
    rows.push(row);
    newest = row;
    return { row, outcome: "new" };
  });
}

/** What the phone reads about a row: `duplicate` when it has just sent it once more. */
export function receiptFor(
  row: JournalRow,
  epoch: string,
  outcome: "new" | "duplicate" | "listed",
): Omit<Receipt, "sig"> {
  const { hash, seq, chain, at, why } = row;
  const status = outcome === "duplicate" ? "duplicate" : row.status;
  return { hash, seq, epoch, chain, at, status, ...(why === null ? {} : { why }) };
}

function judge(
  { checked, broughtBy }: Arrival,
  rows: readonly JournalRow[],
  at: string,
): Pick<JournalRow, "status" | "why"> {
  if (checked.status === "quarantined") return { status: "quarantined", why: checked.code };
  if (broughtBy.standing === "revoked") return { status: "quarantined", why: "revoked-device" };
  const { interviewId, revision, deviceId, deviceSeq } = checked.header;
  const sameRevision = rows.some(({ signed }) => signed?.interviewId === interviewId && signed.revision === revision);
  if (sameRevision) return { status: "fork", why: "fork" };
  const sameNumber = rows.some(({ signed }) => signed?.deviceId === deviceId && signed.deviceSeq === deviceSeq);
  // The interviews of a copied phone are real interviews; it is the phone that somebody must look at
  if (sameNumber) return { status: "stored", why: "device-fork" };
  return { status: "stored", why: isClockAbsurd(checked.header, at) ? "clock-absurd" : null };
}

const journalHeader = ({ interviewId, revision, deviceId, deviceSeq }: EnvelopeHeader): JournalHeader => ({
  interviewId,
  revision,
  deviceId,
  deviceSeq,
});

/**
 * Whether the times of an interview cannot be true: finished before it began, begun before this toolkit existed, or
 * finished more than a day after the office received it. It counts all the same; its times do not.
 */
export function isClockAbsurd(header: Pick<EnvelopeHeader, "startedAt" | "finalisedAt">, receivedAt: string): boolean {
  const started = Date.parse(header.startedAt);
  const finalised = Date.parse(header.finalisedAt);
  return finalised < started || started < firstPossible || finalised > Date.parse(receivedAt) + 86_400_000;
}

const firstPossible = Date.parse("2025-01-01T00:00:00Z");
