import { BatchReply, contentTypes, EnrolReply, type SealedEnvelope, sealEnvelope, writeBatch } from "@returns/schemas";
import { goodHeader, makeDevice, tools } from "../../schemas/envelope/device.ts";

/** A phone that has nothing but the protocol: it seals, sends and notes what was acknowledged. */
export async function enrolPhone(enrolLink: string) {
  const { origin, hash } = new URL(enrolLink);
  const ticket = new URLSearchParams(hash.slice(1)).get("t");
  const device = await makeDevice("");
  const reply = await fetch(`${origin}/v1/enrol`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ v: 1, ticket, signingKey: device.key, label: "test" }),
  });
  const { deviceId, uploadToken } = EnrolReply.parse(await reply.json());
  let sealed = 0;
  return {
    /** Seals the next envelope: small, and unlike every other. */
    async seal(): Promise<SealedEnvelope> {
      sealed += 1;
      const interviewId = `01890a5d-ac96-774b-bcce-${String(sealed).padStart(12, "0")}`;
      return sealEnvelope(
        {
          header: { ...goodHeader, interviewId, kind: "draft", deviceId, deviceSeq: sealed },
          parts: { core: {}, pii: {}, paradata: { number: sealed } },
        },
        { sign: device.sign, tools },
      );
    },
    /** Sends envelopes and answers with the hashes that the server acknowledged. */
    async send(at: string, envelopes: readonly SealedEnvelope[]): Promise<readonly string[]> {
      const response = await fetch(`${at}/v1/sync/batch`, {
        method: "POST",
        headers: { authorization: `Bearer ${uploadToken}`, "content-type": contentTypes.batch },
        body: writeBatch(envelopes),
      });
      const { results } = BatchReply.parse(await response.json());
      return results.flatMap((result) => (result.status === "received" ? [result.receipt.hash] : []));
    },
  };
}
