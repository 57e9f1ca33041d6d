import { webcrypto } from "node:crypto";
import { promisify } from "node:util";
import { deflateRaw, inflateRaw } from "node:zlib";
import { type EnvelopeTools, webCrypto } from "@returns/schemas";

const pack = promisify(deflateRaw);
const unpack = promisify<Uint8Array, { maxOutputLength: number }, Buffer>(inflateRaw);

const { sha256, verify } = webCrypto(webcrypto.subtle);

/** Hashing, verifying and inflating by Node's own parts. */
export const envelopeTools: EnvelopeTools = {
  sha256,
  verify,
  deflate: async (bytes) => Uint8Array.from(await pack(bytes)),
  inflate: async (bytes, limit) => {
    try {
      return { status: "inflated", bytes: await unpack(bytes, { maxOutputLength: limit }) };
    } catch (cause) {
      const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
      return { status: code === "ERR_BUFFER_TOO_LARGE" ? "too-big" : "damaged" };
    }
  },
};
