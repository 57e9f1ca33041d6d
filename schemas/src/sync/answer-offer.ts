import { type JournalRow, receiptFor } from "./admit.ts";
import { type ChainHead, hearWitness, type Testimony } from "./chain.ts";
import type { Offer, OfferReply } from "./messages.ts";
import type { UnsignedReceipt } from "./receipt.ts";

/** What the office knows when an offer arrives. */
export interface OfficeState {
  readonly now: string;
  readonly epoch: string;
  readonly head: ChainHead;
  /** Rows up to here are in a backup that was restored and compared. */
  readonly durableSeq: number;
  readonly projectHash: string;
}

export interface OfferAnswer {
  readonly testimony: Testimony;
  readonly reply: Omit<OfferReply, "have"> & { readonly have: readonly UnsignedReceipt[] };
}

/**
 * Answers what the office wants of an offer and what it has. It wants whatever it lacks, today, whatever it may have said
 * before.
 *
 * @param rows those of the journal that the offer names
 * @param chainAt the chain in the journal at the seq that the phone names as its last
 */
export function answerOffer(
  offer: Offer,
  office: OfficeState,
  rows: readonly JournalRow[],
  chainAt: string | undefined,
): OfferAnswer {
  const { now, epoch, head, durableSeq, projectHash } = office;
  const has = new Map(rows.map((row) => [row.hash, row]));
  const offered = new Map(offer.items.map(([hash, , kind]) => [hash, kind]));
  const lacking = [...offered].filter(([hash]) => !has.has(hash));
  const finished = lacking.filter(([, kind]) => kind !== "draft");
  const drafts = lacking.filter(([, kind]) => kind === "draft");
  const testimony = hearWitness(offer.last, head, chainAt);
  return {
    testimony,
    reply: {
      v: 1,
      now,
      epoch,
      head: { seq: head.seq, chain: head.chain },
      durableSeq,
      rollback: testimony === "beyond-head" || testimony === "differs",
      want: [...finished, ...drafts].map(([hash]) => hash),
      have: [...offered.keys()].flatMap((hash) => {
        const row = has.get(hash);
        return row === undefined ? [] : [receiptFor(row, epoch, "listed")];
      }),
      news: { projectHash },
    },
  };
}
