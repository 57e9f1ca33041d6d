import {
  type Admission,
  admit,
  answerOffer,
  makeOffers,
  nextParcel,
  type OutboxChange,
  parcelFailed,
  readOfferReply,
  readParcelReply,
} from "@returns/schemas";

/** Every decision of the sync, as the phone and the server take it. A seeded bug replaces one of them. */
export interface Protocol {
  readonly makeOffers: typeof makeOffers;
  readonly readOfferReply: typeof readOfferReply;
  readonly nextParcel: typeof nextParcel;
  readonly readParcelReply: typeof readParcelReply;
  readonly parcelFailed: typeof parcelFailed;
  readonly admit: typeof admit;
  readonly answerOffer: typeof answerOffer;
  /** Whether the phone says "saved" only when the envelope is on disk. */
  readonly saved: "on disk" | "in memory";
  /** What the server calls durable when a backup was restored and compared. */
  readonly durable: "what the backup holds" | "what the journal holds by now";
  /** Whether the server keeps what its journal cannot count yet. */
  readonly doubtful: "kept" | "refused" | "refused with its whole batch";
}

/** The protocol of the product. */
export const product: Protocol = {
  makeOffers,
  readOfferReply,
  nextParcel,
  readParcelReply,
  parcelFailed,
  admit,
  answerOffer,
  saved: "on disk",
  durable: "what the backup holds",
  doubtful: "kept",
};

const pruneIf =
  (mayGo: (change: Extract<OutboxChange, { change: "received" }>) => boolean): typeof readOfferReply =>
  (held, offer, reply, believed) => {
    const read = readOfferReply(held, offer, reply, believed);
    const kept = read.changes.filter(({ change }) => change !== "pruned");
    const pruned = kept.flatMap((change): OutboxChange[] =>
      change.change === "received" && mayGo(change) ? [{ change: "pruned", hash: change.hash }] : [],
    );
    return { ...read, changes: [...kept, ...pruned] };
  };

/** Admits arrivals, but takes one for a duplicate of a row that is like it in some way. */
const admitOneOf =
  (isLike: (one: Admission["row"], other: Admission["row"]) => boolean): typeof admit =>
  (head, known, arrivals, at) => {
    const rows = [...known];
    const admissions: Admission[] = [];
    let newest = head;
    for (const arrival of arrivals) {
      const [admission] = admit(newest, rows, [arrival], at);
      if (admission === undefined) continue;
      const like = rows.find((row) => isLike(row, admission.row));
      const taken: Admission =
        like === undefined ? admission : { row: { ...like, hash: arrival.hash }, outcome: "duplicate" };
      admissions.push(taken);
      if (taken.outcome === "new") {
        rows.push(taken.row);
        newest = taken.row;
      }
    }
    return admissions;
  };

/** Faults that peers of ours have had in the field, or that are one slip away. Each must be noticed. */
export const seededBugs: Readonly<Record<string, Partial<Protocol>>> = {
  "the phone keeps a mark of what was acknowledged and never offers it again": {
    makeOffers: (held, from) =>
      makeOffers(
        held.filter(({ receipt }) => receipt === null),
        from,
      ),
  },
  "the phone drops its copy as soon as it has a receipt": { readOfferReply: pruneIf(() => true) },
  "the phone drops what an older epoch called durable": {
    readOfferReply: (held, offer, reply, believed) => {
      const read = readOfferReply(held, offer, reply, believed);
      const old = held.filter(({ receipt }) => receipt !== null && receipt.seq <= reply.durableSeq);
      return { ...read, changes: [...read.changes, ...old.map(({ hash }) => ({ change: "pruned", hash }) as const)] };
    },
  },
  "the phone says saved before it is": { saved: "in memory" },
  "the phone gives up after three failures": {
    parcelFailed: (held, sent, now) =>
      parcelFailed(held, sent, now).map((change) =>
        change.change === "failed" && change.failures >= 3 ? { change: "pruned", hash: change.hash } : change,
      ),
  },
  "the phone takes whatever the reply did not name for received": {
    readParcelReply: (held, sent, believed, now) => [
      ...readParcelReply(held, sent, believed, now),
      ...sent.map((hash): OutboxChange => ({ change: "pruned", hash })),
    ],
  },
  "the phone sends what failed together with the rest, again and again": {
    nextParcel: (held, want, now) =>
      nextParcel(
        held.map((envelope) => ({ ...envelope, failures: 0, retryAt: null })),
        want,
        now,
      ),
  },
  "the server goes by the number of the device, so that a copied phone is silenced": {
    admit: admitOneOf(
      (one, other) =>
        one.signed?.deviceId === other.signed?.deviceId && one.signed?.deviceSeq === other.signed?.deviceSeq,
    ),
  },
  "the server keeps one envelope for each revision, so that a fork is lost": {
    admit: admitOneOf(
      (one, other) =>
        one.signed?.interviewId === other.signed?.interviewId && one.signed?.revision === other.signed?.revision,
    ),
  },
  "the server keeps one envelope for each interview": {
    admit: admitOneOf((one, other) => one.signed?.interviewId === other.signed?.interviewId),
  },
  "the server refuses what it cannot count yet": { doubtful: "refused" },
  "the server refuses a whole batch for one doubtful envelope": { doubtful: "refused with its whole batch" },
  "the server calls durable what came after the backup": { durable: "what the journal holds by now" },
  "the server wants nothing that it has ever acknowledged": {
    answerOffer: (() => {
      const ever = new Map<string, Set<string>>();
      return (offer, office, rows, chainAt) => {
        const answer = answerOffer(offer, office, rows, chainAt);
        // One memory for each simulated world, which its project's hash names
        const seen = ever.get(office.projectHash) ?? new Set<string>();
        ever.set(office.projectHash, seen);
        for (const { hash } of answer.reply.have) seen.add(hash);
        return { ...answer, reply: { ...answer.reply, want: answer.reply.want.filter((hash) => !seen.has(hash)) } };
      };
    })(),
  },
  "the server gives two rows the same number": {
    admit: (head, known, arrivals, at) => arrivals.flatMap((arrival) => admit(head, known, [arrival], at)),
  },
};
