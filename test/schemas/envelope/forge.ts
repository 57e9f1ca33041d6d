import { deflateRawSync } from "node:zlib";
import { canonicalJson, joinBytes, type Sign, utf8Encode } from "@returns/schemas";
import { frameToSign } from "../../../schemas/src/envelope/frame.ts";
import { goodHeader } from "./device.ts";

/** Texts are deflated, bytes are taken as they are. */
export interface Pieces {
  readonly header?: string;
  readonly core?: Uint8Array | string;
  readonly pii?: Uint8Array | string;
}

/** An envelope as somebody with a key, but without our program, could write it. */
export async function forgeEnvelope({ header, core, pii }: Pieces, sign: Sign): Promise<Uint8Array<ArrayBuffer>> {
  const pack = (piece: Uint8Array | string = "{}") =>
    Uint8Array.from(typeof piece === "string" ? deflateRawSync(utf8Encode(piece)) : piece);
  const signed = frameToSign({
    header: utf8Encode(header ?? canonicalJson(goodHeader)),
    core: pack(core),
    pii: pack(pii),
    paradata: pack(),
  });
  return joinBytes(signed, await sign(signed));
}
