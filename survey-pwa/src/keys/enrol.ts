import { EnrolReply, keyFingerprint } from "@returns/schemas";
import type { EnrolLink, EnrolOutcome } from "../store/phone.ts";
import type { Enrolment, SigningKey } from "../store/settings.ts";
import type { AskOffice } from "../sync/ask-office.ts";
import { makeSigningKey, publicHalf } from "./device-key.ts";

export type Enrolling =
  | Extract<EnrolOutcome, { status: "not-enrolled" }>
  | { readonly status: "granted"; readonly enrolment: Enrolment };

/**
 * Asks the office to take this phone in. The signing key is on disk before it is shown to anybody, and shown again when
 * the answer was lost: the office then gives the same phone a new answer.
 */
export async function askToEnrol(
  link: Extract<EnrolLink, { status: "readable" }>,
  label: string,
  known: SigningKey | undefined,
  ask: AskOffice,
  storeKey: (key: SigningKey) => Promise<unknown>,
): Promise<Enrolling> {
  const key = known ?? (await makeSigningKey());
  if (known === undefined) await storeKey(key);

  const reply = await ask("/v1/enrol", EnrolReply, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ v: 1, ticket: link.ticket, signingKey: publicHalf(key), label }),
  });
  if (reply.status === "unchanged") return notEnrolled("unreadable-answer");
  if (reply.status !== "answered")
    return notEnrolled(reply.status === "refused" ? (causes[reply.code] ?? "busy") : reply.status);
  const { deviceId, projectId, uploadToken, accessToken, receiptKey } = reply.value;
  // The printed link names the key that signs receipts: a server in between cannot put its own in that place
  if (keyFingerprint(receiptKey) !== link.fingerprint) return notEnrolled("wrong-key");
  return { status: "granted", enrolment: { deviceId, projectId, label, uploadToken, accessToken, receiptKey } };
}

type Cause = Extract<EnrolOutcome, { status: "not-enrolled" }>["cause"];

const causes: Readonly<Record<string, Cause>> = {
  "ticket-unknown": "unknown-ticket",
  "ticket-used": "used",
  "ticket-expired": "expired",
};

const notEnrolled = (cause: Cause) => ({ status: "not-enrolled", cause }) as const;
