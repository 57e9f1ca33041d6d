import { webcrypto } from "node:crypto";
import {
  type EnvelopeHeader,
  type EnvelopeTools,
  type PublicKey,
  type Sign,
  webCrypto,
  webDeflate,
} from "@returns/schemas";

const { signWith, ...hashing } = webCrypto(webcrypto.subtle);

/** The platform's own parts, as the phone and the server use them. */
export const tools: EnvelopeTools = {
  ...hashing,
  ...webDeflate(
    () => new CompressionStream("deflate-raw"),
    () => new DecompressionStream("deflate-raw"),
  ),
};

export interface TestDevice {
  readonly id: string;
  readonly key: PublicKey;
  readonly sign: Sign;
}

/** A phone with a fresh key. */
export async function makeDevice(id: string): Promise<TestDevice> {
  const pair = await webcrypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, ["sign", "verify"]);
  const { x = "", y = "" } = await webcrypto.subtle.exportKey("jwk", pair.publicKey);
  return { id, key: { kty: "EC", crv: "P-256", x, y }, sign: signWith(pair.privateKey) };
}

/** A header that every office reads, to be changed by the test in the one field that matters to it. */
export const goodHeader: EnvelopeHeader = {
  v: 1,
  project: "practice",
  form: { id: "hh_return_intention", version: "1", hash: "0".repeat(64) },
  interviewId: "01890a5d-ac96-774b-bcce-b302099a8057",
  revision: 1,
  parent: null,
  kind: "final",
  deviceId: "d-1",
  deviceSeq: 1,
  prev: null,
  enumeratorId: "E01",
  assignmentId: null,
  clusterId: "C01",
  startedAt: "2026-11-24T09:00:00+02:00",
  finalisedAt: "2026-11-24T09:41:00+02:00",
  clock: { offsetMs: null, bootId: "b1" },
  simulated: true,
};
