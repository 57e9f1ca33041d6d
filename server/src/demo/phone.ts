import { webcrypto } from "node:crypto";
import {
  BatchReply,
  believeReceipts,
  changeOutbox,
  contentTypes,
  EnrolReply,
  type EnvelopeHeader,
  type EnvelopeParts,
  type HeldEnvelope,
  makeOffers,
  nextParcel,
  OfferReply,
  readOfferReply,
  readParcelReply,
  receiptsOf,
  sealEnvelope,
  webCrypto,
  writeBatch,
} from "@returns/schemas";
import type { z } from "zod";
import { envelopeTools } from "../sync/envelope-tools.ts";

/** Sends one request to the server: `app.request` in the same process, or `fetch` with the address before the path. */
export type SendRequest = (path: string, init: RequestInit) => Response | Promise<Response>;

/** Thrown when the server did not take what a simulated phone sent. */
export class SimulationError extends Error {
  override readonly name = "SimulationError";
}

/** What the interview knows of its envelope; the phone adds the rest. */
type HeaderOfInterview = Omit<EnvelopeHeader, "v" | "deviceId" | "deviceSeq" | "prev" | "parent" | "revision">;

/** A simulated phone: it keeps its envelopes in memory and speaks the same protocol as a real one. */
export interface SimulatedPhone {
  readonly deviceId: string;
  /** Envelopes for which there is no receipt yet. */
  waiting(): number;
  seal(header: HeaderOfInterview, parts: EnvelopeParts): Promise<void>;
  /** Sends what the office lacks, and answers how many receipts came that can be believed. */
  sync(now: Date): Promise<number>;
}

/** Enrols a phone with a ticket, as a person does who opens the link. */
export async function enrolSimulatedPhone(
  request: SendRequest,
  ticket: string,
  label: string,
): Promise<SimulatedPhone> {
  const keys = await webcrypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, ["sign", "verify"]);
  const { x = "", y = "" } = await webcrypto.subtle.exportKey("jwk", keys.publicKey);
  const { signWith } = webCrypto(webcrypto.subtle);
  const sign = signWith(keys.privateKey);
  const enrolled = await send(request, EnrolReply, "/v1/enrol", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ v: 1, ticket, signingKey: { kty: "EC", crv: "P-256", x, y }, label }),
  });
  const { deviceId, receiptKey } = enrolled;
  const authorization = { authorization: `Bearer ${enrolled.uploadToken}` };
  const bytesOf = new Map<string, Uint8Array<ArrayBuffer>>();
  let held: readonly HeldEnvelope[] = [];
  let sealed = 0;
  let prev: string | null = null;

  return {
    deviceId,
    waiting: () => held.filter(({ receipt }) => receipt === null).length,

    seal: async (header, parts) => {
      const envelope = await sealEnvelope(
        { header: { ...header, v: 1, revision: 1, parent: null, deviceId, deviceSeq: sealed + 1, prev }, parts },
        { sign, tools: envelopeTools },
      );
      sealed += 1;
      prev = envelope.hash;
      bytesOf.set(envelope.hash, envelope.bytes);
      const size = envelope.bytes.length;
      held = [...held, { hash: envelope.hash, size, kind: header.kind, receipt: null, failures: 0, retryAt: null }];
    },

    sync: async (date) => {
      const now = date.toISOString();
      let received = 0;
      for (const offer of makeOffers(held, { deviceId, now, last: null })) {
        const reply = await send(request, OfferReply, "/v1/sync/offer", {
          method: "POST",
          headers: { ...authorization, "content-type": "application/json" },
          body: JSON.stringify(offer),
        });
        const { believed } = await believeReceipts(reply.have, receiptKey, envelopeTools);
        const { changes, want } = readOfferReply(held, offer, reply, believed);
        held = changeOutbox(held, changes);
        for (;;) {
          const parcel = nextParcel(held, want, now);
          if (parcel.send !== "batch") break;
          const items = parcel.hashes.map((hash) => ({ hash, bytes: bytesOf.get(hash) ?? new Uint8Array() }));
          const answer = await send(request, BatchReply, "/v1/sync/batch", {
            method: "POST",
            headers: { ...authorization, "content-type": contentTypes.batch },
            body: writeBatch(items),
          });
          const receipts = (await believeReceipts(receiptsOf(answer), receiptKey, envelopeTools)).believed;
          held = changeOutbox(held, readParcelReply(held, parcel.hashes, receipts, now));
          for (const { hash } of receipts) bytesOf.delete(hash);
          received += receipts.length;
        }
      }
      return received;
    },
  };
}

async function send<T>(request: SendRequest, schema: z.ZodType<T>, path: string, init: RequestInit): Promise<T> {
  const response = await request(path, init);
  const body = await response.text();
  if (!response.ok) {
    throw new SimulationError(
      `Cannot simulate the survey as the server did not take ${path}: it answered ${response.status} ${body.slice(0, 300)}`,
    );
  }
  return schema.parse(JSON.parse(body));
}
