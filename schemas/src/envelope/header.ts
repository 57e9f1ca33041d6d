import { z } from "zod";
import { Attachments } from "./attachment.ts";

const hex64 = z.string().regex(/^[0-9a-f]{64}$/);
const uuidV7 = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);

/** What the server may read of an interview before anybody opens its answers. */
export const EnvelopeHeader = z.strictObject({
  v: z.literal(1),
  project: z.string().min(1).max(64),
  form: z.strictObject({ id: z.string().max(64), version: z.string().max(32), hash: hex64 }),
  /** A name, never a secret. */
  interviewId: uuidV7,
  revision: z.int().min(1),
  /** Hash of the envelope of the previous revision. */
  parent: hex64.nullable(),
  kind: z.enum(["final", "refusal", "draft", "withdrawal"]),
  deviceId: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
  /** Counts the envelopes of one device, from 1. */
  deviceSeq: z.int().min(1),
  /** Hash of the device's envelope before this one. */
  prev: hex64.nullable(),
  enumeratorId: z.string().max(64),
  assignmentId: z.string().max(64).nullable(),
  clusterId: z.string().max(64).nullable(),
  startedAt: z.iso.datetime({ offset: true }),
  finalisedAt: z.iso.datetime({ offset: true }),
  clock: z.strictObject({ offsetMs: z.number().nullable(), bootId: z.string().max(64) }),
  /** True for everything that no household ever said: try-outs, training, simulation. */
  simulated: z.boolean(),
  /**
   * Photos, recordings and files of the answers; absent where there are none, so that an office which does not know of
   * them yet reads every other interview. In the header, since the office must know what to wait for before anybody
   * opens the answers.
   */
  attachments: Attachments.exactOptional(),
});
export type EnvelopeHeader = z.infer<typeof EnvelopeHeader>;

/** The three parts of an interview, each for its own readers. */
export interface EnvelopeParts {
  /** Answers without identifiers. */
  readonly core: unknown;
  /** Identifiers only: names, telephone, position. */
  readonly pii: unknown;
  /** How the interview went: times, confirmations, dropped answers. */
  readonly paradata: unknown;
}
