import {
  answerOffer,
  type BatchItem,
  type BatchReply,
  checkEnvelope,
  isFramed,
  maxEnvelopeBytes,
  type Offer,
  type OfferReply,
  type PublicKey,
  receiptFor,
  type Sign,
  type Sql,
  toHex,
} from "@returns/schemas";
import { findDevice, raiseAlarm } from "../store/devices.ts";
import { chainAt, readHead, readJournal, rowsByHash } from "../store/envelopes.ts";
import type { Bringer } from "./bringer.ts";
import { envelopeTools } from "./envelope-tools.ts";
import { createJournalWriter, type Incoming } from "./journal-writer.ts";
import { createReceiptSigner } from "./receipts.ts";

type BatchResult = BatchReply["results"][number];

/** The office's end of the sync: everything that the routes do, without HTTP. */
export interface Office {
  answer(offer: Offer): Promise<OfferReply>;
  /** Stores what can be kept, each envelope by itself, and answers when it is on disk. */
  receive(items: readonly BatchItem[], from: Bringer): Promise<readonly BatchResult[]>;
}

export function createOffice(parts: {
  readonly sql: Sql;
  readonly clock: () => Date;
  readonly sign: Sign;
  readonly projectHash: () => Promise<string>;
  readonly afterCommit: () => void;
}): Office {
  const { sql, clock, sign, projectHash, afterCommit } = parts;
  const writer = createJournalWriter(sql, clock, afterCommit);
  const signReceipt = createReceiptSigner(sign);

  return {
    answer: async (offer) => {
      const [journal, head, rows, testified] = await Promise.all([
        readJournal(sql),
        readHead(sql),
        rowsByHash(
          sql,
          offer.items.map(([hash]) => hash),
        ),
        offer.last === null ? undefined : chainAt(sql, offer.last.seq),
      ]);
      const now = clock().toISOString();
      const state = { now, ...journal, head, projectHash: await projectHash() };
      const { reply, testimony } = answerOffer(offer, state, rows, testified);
      if (offer.last !== null && reply.rollback) {
        const { epoch, seq, chain } = offer.last;
        await raiseAlarm(sql, {
          kind: testimony,
          deviceId: offer.deviceId,
          detail: `${epoch} ${seq} ${chain}`,
          at: now,
        });
      }
      return { ...reply, have: await Promise.all(reply.have.map(signReceipt)) };
    },

    receive: async (items, from) => {
      const keys = remember(keyOf(sql));
      const judged = await Promise.all(items.map((item) => judge(item, from, keys)));
      const incoming = judged.flatMap((one) => (one.status === "incoming" ? [one.incoming] : []));
      const admissions = incoming.length === 0 ? [] : await writer.append(incoming);
      const { epoch } = await readJournal(sql);
      const receipts = await Promise.all(
        admissions.map(({ row, outcome }) => signReceipt(receiptFor(row, epoch, outcome))),
      );
      for (const { row, outcome } of admissions) {
        const kind = outcome === "new" && row.why !== null && alarming.has(row.why) ? row.why : undefined;
        if (kind === undefined) continue;
        await raiseAlarm(sql, { kind, deviceId: row.signed?.deviceId ?? row.broughtBy, detail: row.hash, at: row.at });
      }
      let next = 0;
      return judged.map((one): BatchResult => {
        if (one.status === "refused") return one;
        const receipt = receipts[next++];
        if (receipt === undefined)
          throw new Error("Cannot answer a batch: the journal named fewer rows than it was given");
        return { status: "received", receipt };
      });
    },
  };
}

type JudgedItem =
  | { readonly status: "incoming"; readonly incoming: Incoming }
  | Extract<BatchResult, { readonly status: "refused" }>;

async function judge({ hash, bytes }: BatchItem, from: Bringer, keys: ReturnType<typeof keyOf>): Promise<JudgedItem> {
  if (bytes.length > maxEnvelopeBytes) return { status: "refused", hash, code: "too-large" };
  if (toHex(await envelopeTools.sha256(bytes)) !== hash) return { status: "refused", hash, code: "hash-mismatch" };
  if (!isFramed(bytes)) return { status: "refused", hash, code: "not-framed" };
  const checked = await checkEnvelope(bytes, { keyOf: keys, tools: envelopeTools });
  return { status: "incoming", incoming: { hash, bytes, checked, broughtBy: from } };
}

/** Looks up the key with which a device signs, of a revoked one too. */
export const keyOf =
  (sql: Sql) =>
  async (deviceId: string): Promise<PublicKey | undefined> =>
    (await findDevice(sql, deviceId))?.key;

/** One batch is nearly always of one device. */
function remember(look: ReturnType<typeof keyOf>): ReturnType<typeof keyOf> {
  const known = new Map<string, Promise<PublicKey | undefined>>();
  return (deviceId) => {
    const key = known.get(deviceId) ?? look(deviceId);
    known.set(deviceId, key);
    return key;
  };
}

/** What a person must look at soon. A fork shows itself in the office's list of conflicts. */
const alarming: ReadonlySet<string> = new Set(["bad-signature", "device-fork", "revoked-device"]);
