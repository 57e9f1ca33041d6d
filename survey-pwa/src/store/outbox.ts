import type { Attachment, HeldEnvelope, OutboxChange, SealedEnvelope } from "@returns/schemas";
import { storeAttachments } from "./attachments.ts";
import { storeDraft } from "./interviews.ts";
import type { Statement } from "./page-database.ts";
import type { SavedDraft } from "./phone.ts";
import { read } from "./stored.ts";
import type { PhoneStore } from "./worker-store.ts";

/** Every sentence about sealed envelopes. */

/** Where the device's chain of envelopes ends. */
export interface DeviceChain {
  readonly seq: number;
  readonly head: string | null;
}

export async function readChain(store: PhoneStore): Promise<DeviceChain> {
  const [row] = await store.query("select seq, head from device_chain", []);
  return { seq: Number(row?.seq ?? 0), head: typeof row?.head === "string" ? row.head : null };
}

/** An envelope as it enters the outbox: `chain` is where the device's chain ended when it was sealed. */
export interface Sealing {
  readonly interviewId: string;
  readonly kind: HeldEnvelope["kind"];
  readonly envelope: SealedEnvelope;
  /** What the envelope announces; the bytes are on disk already. */
  readonly attachments: readonly Attachment[];
  readonly chain: DeviceChain;
  readonly sealedAt: string;
}

/** The envelope comes into the outbox, the draft goes, the chain moves on by one: all of it or nothing. */
export const storeSealing = ({
  interviewId,
  kind,
  envelope,
  attachments,
  chain,
  sealedAt,
}: Sealing): readonly Statement[] => [
  {
    text: "update device_chain set seq = $1, head = $2 where seq = $3",
    values: [chain.seq + 1, envelope.hash, chain.seq],
    affects: 1,
  },
  {
    text: "update interview set state = 'ready', updated_at = $2 where id = $1 and state = 'draft'",
    values: [interviewId, sealedAt],
    affects: 1,
  },
  { text: "delete from draft where interview_id = $1", values: [interviewId], affects: 1 },
  {
    text: `insert into envelope (hash, interview_id, device_seq, kind, size, bytes, sealed_at)
           values ($1, $2, $3, $4, $5, $6, $7)`,
    values: [envelope.hash, interviewId, chain.seq + 1, kind, envelope.bytes.length, envelope.bytes, sealedAt],
    affects: 1,
  },
  ...storeAttachments(envelope.hash, attachments),
];

/** Takes a sealing back that is in memory but could not be flushed: whoever was told "not saved" still has the draft. */
export const undoSealing = ({ envelope, chain }: Sealing, before: SavedDraft): readonly Statement[] => [
  { text: "delete from envelope where hash = $1", values: [envelope.hash] },
  { text: "update device_chain set seq = $1, head = $2", values: [chain.seq, chain.head] },
  { text: "update interview set state = 'draft' where id = $1", values: [before.id] },
  ...storeDraft(before),
];

/** All envelopes whose bytes lie on this phone, oldest first. */
export async function readHeld(store: PhoneStore): Promise<readonly HeldEnvelope[]> {
  const rows = await store.query(
    "select hash, size, kind, receipt, failures, retry_at from envelope where bytes is not null order by sealed_at, device_seq",
    [],
  );
  return rows.map((row) => ({
    hash: `${row.hash}`,
    size: Number(row.size),
    kind: kindOf(row.kind),
    receipt: row.receipt === null ? null : read.receipt(`${row.receipt}`),
    failures: Number(row.failures),
    retryAt: row.retry_at === null ? null : `${row.retry_at}`,
  }));
}

export async function readBytes(store: PhoneStore, hashes: readonly string[]) {
  const rows = await store.query("select hash, bytes from envelope where hash = any($1) and bytes is not null", [
    hashes,
  ]);
  return rows.flatMap(({ hash, bytes }) =>
    bytes instanceof Uint8Array ? [{ hash: `${hash}`, bytes: Uint8Array.from(bytes) }] : [],
  );
}

/** What one message from the office changes, for one transaction. */
export const storeChanges = (changes: readonly OutboxChange[]): readonly Statement[] => changes.flatMap(storeChange);

function storeChange(change: OutboxChange): readonly Statement[] {
  const { hash } = change;
  switch (change.change) {
    case "received":
      return [
        {
          text: "update envelope set receipt = $2, failures = 0, retry_at = null where hash = $1",
          values: [hash, JSON.stringify(change.receipt)],
          outdates: "second-copy",
        },
        stateOf(hash, change.durable ? "durable" : "sent"),
      ];
    case "lost-by-office":
      return [
        { text: "update envelope set receipt = null where hash = $1", values: [hash] },
        { text: "update attachment set sent = false, durable = false where envelope = $1", values: [hash] },
        stateOf(hash, "ready"),
      ];
    case "failed":
      return [
        {
          text: "update envelope set failures = $2, retry_at = $3 where hash = $1",
          values: [hash, change.failures, change.retryAt],
        },
      ];
    case "pruned":
      return [{ text: "update envelope set bytes = null where hash = $1 and receipt is not null", values: [hash] }];
  }
}

const stateOf = (hash: string, state: "ready" | "sent" | "durable"): Statement => ({
  text: "update interview set state = $2 where id = (select interview_id from envelope where hash = $1)",
  values: [hash, state],
});

const kinds: readonly HeldEnvelope["kind"][] = ["final", "refusal", "draft", "withdrawal"];

const kindOf = (kind: unknown): HeldEnvelope["kind"] => {
  const known = kinds.find((name) => name === kind);
  if (known === undefined) throw new Error(`Cannot read the outbox: it holds an envelope of the kind "${kind}"`);
  return known;
};
