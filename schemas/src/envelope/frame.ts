import { joinBytes } from "../bytes/join-bytes.ts";
import { utf8Encode } from "../bytes/utf8.ts";

/**
 * What an envelope is made of, in the order in which it lies on the wire:
 *
 * | bytes | what |
 * |---|---|
 * | 4 | `IDPE` |
 * | 1 | version of the frame: 1 |
 * | 1 | suite: 0 = signed, not sealed. The suites that seal (HPKE) take the next numbers and say what follows them |
 * | 4 × 4 | lengths of header, core, pii and paradata, big-endian |
 * | 2 | length of the signature |
 * | … | header (canonical JSON), core, pii, paradata (deflated canonical JSON), signature |
 *
 * The signature covers every byte before it. The name of an envelope is the SHA-256 of all its bytes.
 */
export interface Frame {
  readonly header: Uint8Array<ArrayBuffer>;
  readonly core: Uint8Array<ArrayBuffer>;
  readonly pii: Uint8Array<ArrayBuffer>;
  readonly paradata: Uint8Array<ArrayBuffer>;
  readonly signature: Uint8Array<ArrayBuffer>;
}

/** The largest envelope that travels, in bytes. */
export const maxEnvelopeBytes = 1_048_576;

/** Whether these bytes call themselves an envelope, of whatever version: enough to be kept, never enough to be believed. */
export function isFramed(bytes: Uint8Array): boolean {
  return bytes.length >= prefixLength && magic.every((byte, index) => bytes[index] === byte);
}

/** Everything that the signature covers: all of the frame but the signature itself. */
export function frameToSign(parts: Omit<Frame, "signature">): Uint8Array<ArrayBuffer> {
  const bodies = [parts.header, parts.core, parts.pii, parts.paradata];
  const lengths = new Uint8Array(lengthsLength);
  const view = new DataView(lengths.buffer);
  bodies.forEach((body, index) => {
    view.setUint32(index * 4, body.length);
  });
  view.setUint16(16, signatureLength);
  return joinBytes(magic, Uint8Array.of(frameVersion, plainSuite), lengths, ...bodies);
}

export type ReadFrame =
  | { readonly status: "frame"; readonly frame: Frame; readonly signed: Uint8Array<ArrayBuffer> }
  | { readonly status: "unreadable"; readonly detail: string };

/** Takes an envelope apart without believing a word of it. */
export function readFrame(bytes: Uint8Array): ReadFrame {
  if (!isFramed(bytes)) return unreadable("it does not begin as an envelope does");
  if (bytes[4] !== frameVersion)
    return unreadable(`its frame has version ${bytes[4]}, this program reads ${frameVersion}`);
  if (bytes[5] !== plainSuite) return unreadable(`it is sealed with suite ${bytes[5]}, for which there is no key here`);
  if (bytes.length < bodyStart) return unreadable("it ends before its lengths do");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const lengths = [0, 4, 8, 12].map((at) => view.getUint32(prefixLength + at));
  const announced = [...lengths, view.getUint16(prefixLength + 16)];
  if (announced.at(-1) !== signatureLength)
    return unreadable(`its signature has ${announced.at(-1)} bytes, not ${signatureLength}`);
  const total = announced.reduce((sum, length) => sum + length, bodyStart);
  if (total !== bytes.length) return unreadable(`it announces ${total} bytes and has ${bytes.length}`);

  let at = bodyStart;
  const next = () => {
    const start = at;
    at += announced.shift() ?? 0;
    return bytes.slice(start, at);
  };
  const frame = { header: next(), core: next(), pii: next(), paradata: next(), signature: next() };
  return { status: "frame", frame, signed: bytes.slice(0, bytes.length - signatureLength) };
}

const unreadable = (detail: string): ReadFrame => ({ status: "unreadable", detail });

const magic = utf8Encode("IDPE");
const frameVersion = 1;
const plainSuite = 0;
const prefixLength = 6;
const lengthsLength = 18;
const bodyStart = prefixLength + lengthsLength;
/** ECDSA P-256 as WebCrypto writes it: r and s, 32 bytes each. */
const signatureLength = 64;
