import { fromBase64url } from "../bytes/text-forms.ts";
import { utf8Encode } from "../bytes/utf8.ts";
import { canonicalJson } from "../canonical-json.ts";
import { chunksOf } from "../envelope/attachment.ts";
import type { EnvelopeTools, PublicKey } from "../envelope/tools.ts";
import type { PieceOffer, PieceReply } from "./messages.ts";

/** A photo, recording or file whose envelope was sealed on this phone, and whose bytes lie here. */
export interface HeldAttachment {
  /** The hash of its envelope. */
  readonly envelope: string;
  readonly hash: string;
  /** The names of its pieces, in order. */
  readonly chunks: readonly string[];
  /** The office said that it has all pieces. */
  readonly sent: boolean;
  /** They are in a backup that was restored and compared. */
  readonly durable: boolean;
}

/** The most pieces that one offer may list. */
const maxPieces = 4_000;

/**
 * Says which pieces lie on this phone, in as many messages as that takes. As with envelopes there is no mark that could
 * be wrong: the office answers what it has and what it lacks, today, and what it has lost it gets again.
 *
 * One message asks for all pieces, where the design asks for each by HEAD: on a slow line a day's photos would need a
 * hundred round trips before the first byte moves, and an answer to HEAD has no body that the office could sign. HEAD is
 * there for other programs.
 */
export function makePieceOffers(held: readonly HeldAttachment[]): readonly PieceOffer[] {
  const pieces = chunksOf(held);
  return Array.from({ length: Math.ceil(pieces.length / maxPieces) }, (_, page) => ({
    v: 1,
    pieces: pieces.slice(page * maxPieces, (page + 1) * maxPieces),
  }));
}

/** What the office signs of its answer: the canonical JSON of everything but the signature. */
export const pieceMessage = ({ sig: _, ...reply }: PieceReply): Uint8Array<ArrayBuffer> =>
  utf8Encode(canonicalJson(reply));

/** Whether the office's pinned key signed this answer; an answer that it did not sign says nothing. */
export async function isFromOffice(
  reply: PieceReply,
  key: PublicKey,
  tools: Pick<EnvelopeTools, "verify">,
): Promise<boolean> {
  const signature = fromBase64url(reply.sig);
  return signature !== undefined && (await tools.verify(key, pieceMessage(reply), signature));
}

/** What believed answers change: attachments whose standing is another one than the phone knew. */
export function readPieceReplies(
  held: readonly HeldAttachment[],
  replies: readonly PieceReply[],
): readonly HeldAttachment[] {
  const has = new Set(replies.flatMap(({ have }) => have));
  const safe = new Set(replies.flatMap(({ durable }) => durable));
  const named = new Set([...has, ...replies.flatMap(({ want }) => want)]);
  return held.flatMap((attachment) => {
    const { chunks } = attachment;
    // An answer that leaves a piece out says nothing about it
    if (!chunks.every((chunk) => named.has(chunk))) return [];
    const sent = chunks.every((chunk) => has.has(chunk));
    const durable = sent && chunks.every((chunk) => safe.has(chunk));
    return sent === attachment.sent && durable === attachment.durable ? [] : [{ ...attachment, sent, durable }];
  });
}
