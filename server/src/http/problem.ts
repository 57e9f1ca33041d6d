import type { ProblemReply } from "@returns/schemas";
import type { AppContext } from "./environment.ts";

/** Everything that the server may refuse, with its HTTP status and its title. The codes never change their meaning. */
export const problems = {
  "not-json": { status: 400, title: "The body is not JSON that can be accepted" },
  "wrong-shape": { status: 400, title: "The message is not what this route expects" },
  "duplicate-query": { status: 400, title: "A parameter stands in the address twice" },
  "empty-body": { status: 400, title: "There is no body" },
  "broken-batch": { status: 400, title: "The batch cannot be taken apart" },
  "not-framed": { status: 400, title: "These bytes are no envelope" },
  "digest-mismatch": { status: 400, title: "The digest does not belong to the hashes" },
  "bad-key": { status: 400, title: "The signing key is not a point of the curve P-256" },
  "unknown-token": { status: 401, title: "The token is not known, or has ended" },
  "ticket-unknown": { status: 401, title: "The enrolment code is not known. Ask the office for a new one" },
  "not-allowed": { status: 403, title: "This is not allowed to whoever is asking" },
  "cross-site": { status: 403, title: "This request came from another site" },
  "device-mismatch": { status: 403, title: "The token belongs to another device" },
  "not-found": { status: 404, title: "There is nothing here" },
  "method-not-allowed": { status: 405, title: "This cannot be done here" },
  "body-cut-off": { status: 408, title: "The body did not arrive whole. Send it again" },
  "ticket-used": { status: 409, title: "The enrolment code was already used. Ask the office for a new one" },
  "ticket-expired": { status: 410, title: "The enrolment code has expired. Ask the office for a new one" },
  "too-large": { status: 413, title: "The body is larger than what is accepted here" },
  "too-many-items": { status: 413, title: "There are too many items in one message. Split it" },
  "query-too-long": { status: 414, title: "The address is too long" },
  "unsupported-type": { status: 415, title: "The body is of another type than this route reads" },
  "unsupported-encoding": { status: 415, title: "Compressed bodies are not read" },
  "hash-mismatch": { status: 422, title: "The bytes are not those that the hash names. Send them again" },
  "too-many-requests": { status: 429, title: "Too many requests. Wait a little" },
  fault: { status: 500, title: "The server could not do it. Nothing was acknowledged" },
  unavailable: { status: 503, title: "The server cannot reach its database" },
} as const satisfies Record<string, { status: number; title: string }>;
export type ProblemCode = keyof typeof problems;

interface ProblemExtras {
  readonly detail?: string;
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** Answers with a problem (RFC 9457). The detail may name places and limits, never a value that was sent. */
export function refuse(c: AppContext, code: ProblemCode, extras: ProblemExtras): Response {
  const { status, title } = problems[code];
  const { detail, errors, headers } = extras;
  const problem: ProblemReply = {
    type: `/api#${code}`,
    title,
    status,
    code,
    ...(detail === undefined ? {} : { detail }),
    instance: `urn:request:${c.get("requestId")}`,
    ...(errors === undefined ? {} : { errors: [...errors] }),
  };
  c.set("problem", code);
  return c.body(JSON.stringify(problem), status, { ...headers, "Content-Type": "application/problem+json" });
}
