import {
  chunksIn,
  contentTypes,
  type EnvelopeTools,
  type HeldAttachment,
  isFromOffice,
  makePieceOffers,
  PieceKept,
  PieceReply,
  readPieceReplies,
} from "@returns/schemas";
import type { Enrolment } from "../store/settings.ts";
import type { Answer, AskOffice } from "./ask-office.ts";
import { causeOf, type RunResult } from "./run.ts";

/** What sending photos, recordings and files needs of the phone. `change` resolves when the changes are on disk. */
export interface MediaParts {
  readonly ask: AskOffice;
  readonly tools: Pick<EnvelopeTools, "verify">;
  readonly attachments: () => Promise<readonly HeldAttachment[]>;
  readonly bytes: (hash: string) => Promise<Uint8Array<ArrayBuffer> | undefined>;
  readonly change: (changed: readonly HeldAttachment[]) => Promise<void>;
  readonly progress: (sent: number, total: number) => void;
}

/**
 * Sends what the office lacks of the media of interviews that it has, piece by piece: a line that breaks loses one piece.
 * What arrived is known from the office's signed answer only, which is asked for again at the end.
 */
export async function sendMedia(enrolment: Enrolment, parts: MediaParts): Promise<RunResult> {
  const held = await parts.attachments();
  const before = await askForPieces(held, enrolment, parts);
  if (before.status !== "answered") return leftBecause(before);
  await note(held, before.value, parts);
  const want = new Set(before.value.flatMap((reply) => reply.want));
  if (want.size === 0) return { status: "done" };

  const total = want.size;
  let sent = 0;
  let failed = 0;
  for (const attachment of held) {
    if (!attachment.chunks.some((chunk) => want.has(chunk))) continue;
    const pieces = chunksIn((await parts.bytes(attachment.hash)) ?? new Uint8Array());
    for (const [index, chunk] of attachment.chunks.entries()) {
      const piece = pieces[index];
      // Bytes that this phone has lost are nothing to wait for: the office knows that they are missing
      if (piece === undefined || !want.delete(chunk)) continue;
      parts.progress(sent, total);
      const reply = await parts.ask(`/v1/sync/c/${chunk}`, PieceKept, {
        method: "PUT",
        headers: { Authorization: `Bearer ${enrolment.uploadToken}`, "Content-Type": contentTypes.piece },
        body: piece,
      });
      if (reply.status === "answered") sent += 1;
      else if (reply.status === "refused" && reply.code === "hash-mismatch") failed += 1;
      else return leftBecause(reply);
    }
  }
  const after = await askForPieces(held, enrolment, parts);
  if (after.status !== "answered") return leftBecause(after);
  await note(await parts.attachments(), after.value, parts);
  return failed === 0 ? { status: "done" } : { status: "left", cause: "busy", retryAt: undefined };
}

/** Asks what the office has and lacks. An answer that it did not sign is none. */
async function askForPieces(
  held: readonly HeldAttachment[],
  enrolment: Enrolment,
  { ask, tools }: MediaParts,
): Promise<Answer<readonly PieceReply[]>> {
  const replies: PieceReply[] = [];
  for (const offer of makePieceOffers(held)) {
    const reply = await ask("/v1/sync/c", PieceReply, {
      method: "POST",
      headers: { Authorization: `Bearer ${enrolment.uploadToken}`, "Content-Type": "application/json" },
      body: JSON.stringify(offer),
    });
    if (reply.status !== "answered") return reply;
    if (!(await isFromOffice(reply.value, enrolment.receiptKey, tools))) return { status: "unreadable-answer" };
    replies.push(reply.value);
  }
  return { status: "answered", value: replies };
}

async function note(held: readonly HeldAttachment[], replies: readonly PieceReply[], { change }: MediaParts) {
  const changed = readPieceReplies(held, replies);
  if (changed.length > 0) await change(changed);
}

/** An office of an earlier version knows nothing of media: the phone keeps them until it does, and goes on. */
function leftBecause(reply: Exclude<Answer<unknown>, { status: "answered" }>): RunResult {
  if (reply.status === "refused" && (reply.http === 404 || reply.http === 405)) return { status: "done" };
  return { status: "left", cause: causeOf(reply), retryAt: undefined };
}
