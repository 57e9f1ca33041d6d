import { joinBytes } from "../bytes/join-bytes.ts";
import type { EnvelopeTools } from "./tools.ts";

/** One end of `CompressionStream` and `DecompressionStream`, as far as it is used here. */
interface ByteStream {
  readonly readable: {
    getReader(): {
      read(): Promise<{ done: boolean; value?: Uint8Array | undefined }>;
      cancel(): Promise<void>;
    };
  };
  readonly writable: {
    getWriter(): { write(bytes: Uint8Array<ArrayBuffer>): Promise<void>; close(): Promise<void> };
  };
}

/** Deflate and inflate by the platform's streams: pass `() => new CompressionStream("deflate-raw")` and its counterpart. */
export function webDeflate(
  compression: () => ByteStream,
  decompression: () => ByteStream,
): Pick<EnvelopeTools, "deflate" | "inflate"> {
  return {
    deflate: async (bytes) => {
      const packed = await pass(bytes, compression(), Number.POSITIVE_INFINITY);
      if (packed === "too-big") throw new Error("Cannot deflate: the platform announced no end");
      return packed;
    },
    inflate: async (bytes, limit) => {
      try {
        const unpacked = await pass(bytes, decompression(), limit);
        return unpacked === "too-big" ? { status: "too-big" } : { status: "inflated", bytes: unpacked };
      } catch {
        return { status: "damaged" };
      }
    },
  };
}

async function pass(
  bytes: Uint8Array<ArrayBuffer>,
  stream: ByteStream,
  limit: number,
): Promise<Uint8Array<ArrayBuffer> | "too-big"> {
  const writer = stream.writable.getWriter();
  // What goes wrong while writing is reported to the reader as well
  const ignore = () => {};
  writer.write(bytes).catch(ignore);
  writer.close().catch(ignore);
  const reader = stream.readable.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done || value === undefined) return joinBytes(...chunks);
    length += value.length;
    if (length > limit) {
      await reader.cancel().catch(ignore);
      return "too-big";
    }
    chunks.push(value);
  }
}
