import type { Offer, OfferReply, Receipt } from "./messages.ts";
import type { HeldEnvelope, OutboxChange } from "./outbox.ts";

/** What the phone does with the office's answer to an offer. */
export interface ReadReply {
  readonly changes: readonly OutboxChange[];
  /** Hashes to send, those that matter most first. */
  readonly want: readonly string[];
  /** To be kept and shown at the next offer: the phone is a witness of the office's chain. */
  readonly last: Offer["last"];
}

/** How long a phone keeps its sealed copy after the office has it in a verified backup, by the office's own clock. */
export const keepSealedDays = 14;

/**
 * Reads the answer to an offer. Pass the receipts that `believeReceipts` left; the rest of the reply may be wrong or old
 * without doing harm: what it names and the phone did not offer is ignored, and nothing is pruned but by a believed
 * receipt.
 *
 * A sealed copy leaves the phone only when the office has it in a verified backup, says so in this very answer and in
 * the same epoch, and has had it for 14 days.
 */
export function readOfferReply(
  held: readonly HeldEnvelope[],
  offer: Offer,
  reply: Omit<OfferReply, "have">,
  believed: readonly Receipt[],
): ReadReply {
  const offered = new Set(offer.items.map(([hash]) => hash));
  const mine = new Map(held.filter(({ hash }) => offered.has(hash)).map((envelope) => [envelope.hash, envelope]));
  const confirmed = believed.filter(({ hash, epoch }) => mine.has(hash) && epoch === reply.epoch);
  const has = new Set(confirmed.map(({ hash }) => hash));
  const want = reply.want.filter((hash) => mine.has(hash) && !has.has(hash));
  const isDurable = ({ seq }: Receipt) => seq <= reply.durableSeq;
  return {
    changes: [
      ...confirmed.map((receipt): OutboxChange => {
        return { change: "received", hash: receipt.hash, receipt, durable: isDurable(receipt) };
      }),
      ...want
        .filter((hash) => mine.get(hash)?.receipt)
        .map((hash): OutboxChange => ({ change: "lost-by-office", hash })),
      ...confirmed
        .filter((receipt) => isDurable(receipt) && daysBetween(receipt.at, reply.now) >= keepSealedDays)
        .map(({ hash }): OutboxChange => ({ change: "pruned", hash })),
    ],
    want,
    last: newestWitness(offer.last, confirmed),
  };
}

/** What the phone can testify after some more believed receipts, oldest message first. */
export function newestWitness(last: Offer["last"], believed: readonly Receipt[]): Offer["last"] {
  return believed.reduce((newest, { epoch, seq, chain }) => {
    const isNewer = newest === null || newest.epoch !== epoch || seq > newest.seq;
    return isNewer ? { epoch, seq, chain } : newest;
  }, last);
}

const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;
