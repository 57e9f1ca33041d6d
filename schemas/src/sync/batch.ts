import { joinBytes } from "../bytes/join-bytes.ts";
import { fromHex, toHex } from "../bytes/text-forms.ts";
import { maxParcel } from "./parcels.ts";

/** One envelope in a batch, under the name that the sender gave it. */
export interface BatchItem {
  readonly hash: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The type of a batch's body, of a single envelope's, and of a piece of a photo's. */
export const contentTypes = {
  batch: "application/vnd.idp.envelopes",
  envelope: "application/vnd.idp.envelope",
  piece: "application/vnd.idp.piece",
} as const;

/** Writes several envelopes as one body: for each its hash (32 bytes), its length (4 bytes, big-endian) and its bytes. */
export function writeBatch(items: readonly BatchItem[]): Uint8Array<ArrayBuffer> {
  return joinBytes(
    ...items.flatMap(({ hash, bytes }) => {
      const name = fromHex(hash);
      if (name?.length !== hashLength)
        throw new RangeError(`Cannot send an envelope named "${hash}": a hash has 64 hex digits`);
      const length = new Uint8Array(4);
      new DataView(length.buffer).setUint32(0, bytes.length);
      return [name, length, bytes];
    }),
  );
}

export type ReadBatch =
  | { readonly status: "batch"; readonly items: readonly BatchItem[] }
  | { readonly status: "broken"; readonly detail: string }
  | { readonly status: "too-many" };

/** Takes a batch apart. Whether a name belongs to its bytes is judged later, envelope by envelope. */
export function readBatch(body: Uint8Array<ArrayBuffer>): ReadBatch {
  const view = new DataView(body.buffer, body.byteOffset, body.length);
  const items: BatchItem[] = [];
  let at = 0;
  while (at < body.length) {
    if (items.length === maxParcel.envelopes) return { status: "too-many" };
    const start = at + hashLength + 4;
    if (start > body.length) return { status: "broken", detail: `envelope ${items.length} has no length` };
    const end = start + view.getUint32(at + hashLength);
    if (end > body.length) return { status: "broken", detail: `envelope ${items.length} is cut short` };
    items.push({ hash: toHex(body.subarray(at, at + hashLength)), bytes: body.slice(start, end) });
    at = end;
  }
  return items.length === 0 ? { status: "broken", detail: "it holds no envelope" } : { status: "batch", items };
}

const hashLength = 32;
