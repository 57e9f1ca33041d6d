import {
  type EnrolReply,
  type OfferReply,
  type ProjectBundle,
  type PublicKey,
  projectMessage,
  type SignedProject,
  toBase64url,
} from "@returns/schemas";
import type { z } from "zod";
import { makeSigningKey, publicHalf, signWith } from "../keys/device-key.ts";
import type { Answer, AskOffice } from "../sync/ask-office.ts";

/** An office that stands in the page itself: it takes the phone in, gives it the form, and wants nothing. */
export interface TrialOffice {
  readonly key: PublicKey;
  readonly ask: AskOffice;
}

/**
 * Makes the office of a trial. It has no network, so that no answer can leave this page; that the phone deals with it
 * as with any other is what makes a trial worth something.
 */
export async function trialOffice(bundle: ProjectBundle, now: () => Date): Promise<TrialOffice> {
  const secret = await makeSigningKey();
  const sign = await signWith(secret);
  const key = publicHalf(secret);
  const replies: Readonly<Record<string, () => Promise<unknown>>> = {
    "/v1/enrol": async (): Promise<EnrolReply> => ({
      v: 1,
      deviceId: "trial",
      uploadToken: "idp_up_trial",
      accessToken: "idp_ac_trial",
      receiptKey: key,
      projectId: bundle.id,
    }),
    "/v1/sync/offer": async (): Promise<OfferReply> => ({
      v: 1,
      now: now().toISOString(),
      epoch: "trial",
      head: { seq: 0, chain: "0".repeat(64) },
      durableSeq: 0,
      rollback: false,
      want: [],
      have: [],
      news: { projectHash: bundle.hash },
    }),
    "/v1/project": async (): Promise<SignedProject> => ({
      ...bundle,
      sig: toBase64url(await sign(projectMessage(bundle))),
    }),
  };
  const ask = async <T>(path: string, shape: z.ZodType<T>): Promise<Answer<T>> => {
    const reply = replies[path];
    return reply === undefined ? { status: "unreachable" } : { status: "answered", value: shape.parse(await reply()) };
  };
  return { key, ask };
}
