import { z } from "zod";
import { toHex } from "../bytes/text-forms.ts";
import type { EnvelopeTools } from "./tools.ts";

/** Bytes of media travel in pieces of this size: a line that breaks loses one piece at most. */
export const chunkBytes = 262_144;

/** The most pieces that the media of one interview may have, all together. */
export const maxChunks = 400;

/** The most bytes that one photo, recording or file can have. */
export const maxMediaBytes = chunkBytes * maxChunks;

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * What an envelope says of one photo, recording or file: the name that its answer gives, and the names of its pieces, in
 * order. The pieces travel after the envelope, one by one and in any order.
 *
 * A piece is named by the bytes that travel. As long as envelopes are signed and not sealed, the pieces one after the
 * other are the media. A suite that seals names the sealed pieces here and keeps their key with the identifiers:
 * neither this shape nor the way that pieces travel has to change for it.
 */
export const Attachment = z.strictObject({
  hash,
  bytes: z.int().min(1).max(maxMediaBytes),
  chunks: z.array(hash).min(1).max(maxChunks),
});
export type Attachment = z.infer<typeof Attachment>;

/** The attachments of one envelope. */
export const Attachments = z
  .array(Attachment)
  .min(1)
  .max(maxChunks)
  .refine((all) => chunksOf(all).length <= maxChunks, `At most ${maxChunks} pieces travel with one interview`);

/** How many pieces so many bytes make. */
export const chunkCount = (bytes: number): number => Math.ceil(bytes / chunkBytes);

/** The pieces of some bytes, in order. */
export const chunksIn = (bytes: Uint8Array<ArrayBuffer>): readonly Uint8Array<ArrayBuffer>[] =>
  Array.from({ length: chunkCount(bytes.length) }, (_, index) =>
    bytes.slice(index * chunkBytes, (index + 1) * chunkBytes),
  );

/** What an envelope says of these bytes. */
export async function attachmentOf(
  bytes: Uint8Array<ArrayBuffer>,
  { sha256 }: Pick<EnvelopeTools, "sha256">,
): Promise<Attachment> {
  const nameOf = async (some: Uint8Array<ArrayBuffer>) => toHex(await sha256(some));
  const chunks = await Promise.all(chunksIn(bytes).map(nameOf));
  return { hash: await nameOf(bytes), bytes: bytes.length, chunks };
}

/** The names of all pieces, each once: two photos may have a piece in common. */
export const chunksOf = (attachments: readonly { readonly chunks: readonly string[] }[]): readonly string[] => [
  ...new Set(attachments.flatMap(({ chunks }) => chunks)),
];
