import { z } from "zod";

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const instant = z.iso.datetime({ offset: true });

/** What one phone holds: `[hash, size in bytes, state]`. */
const Holding = z.tuple([hash, z.int().min(1), z.enum(["final", "refusal", "draft", "withdrawal"])]);

export const Receipt = z.strictObject({
  hash,
  seq: z.int().min(1),
  epoch: z.string(),
  /** Head of the server's hash chain at this envelope. */
  chain: hash,
  at: instant,
  status: z.enum(["stored", "duplicate", "fork", "quarantined"]),
  why: z.string().optional(),
  /** ECDSA P-256 over the canonical JSON of everything else, base64url. */
  sig: z.string(),
});
export type Receipt = z.infer<typeof Receipt>;

export const Offer = z.strictObject({
  v: z.literal(1),
  deviceId: z.string().min(1).max(64),
  now: instant,
  /** SHA-256 over the sorted hashes joined by newline. */
  digest: hash,
  /** The newest receipt that the phone holds: the phone is a witness of the chain. */
  last: z.strictObject({ epoch: z.string(), seq: z.int(), chain: hash }).nullable(),
  items: z.array(Holding).max(4000),
});
export type Offer = z.infer<typeof Offer>;

export const OfferReply = z.strictObject({
  v: z.literal(1),
  now: instant,
  epoch: z.string(),
  head: z.strictObject({ seq: z.int(), chain: hash }),
  /** Envelopes up to here are in a verified backup: the phone may prune them. */
  durableSeq: z.int(),
  rollback: z.boolean(),
  want: z.array(hash),
  have: z.array(Receipt),
  news: z.strictObject({ projectHash: z.string() }),
});
export type OfferReply = z.infer<typeof OfferReply>;

export const EnrolRequest = z.strictObject({
  v: z.literal(1),
  ticket: z.string().min(8).max(200),
  /** JWK of the phone's ECDSA P-256 signing key. */
  signingKey: z.strictObject({ kty: z.literal("EC"), crv: z.literal("P-256"), x: z.string(), y: z.string() }),
  label: z.string().max(100),
});
export type EnrolRequest = z.infer<typeof EnrolRequest>;

export const EnrolReply = z.strictObject({
  v: z.literal(1),
  deviceId: z.string(),
  /** Write-only; starts with `idp_up_`. */
  uploadToken: z.string(),
  /** Reads the project bundle; starts with `idp_ac_`. */
  accessToken: z.string(),
  /** JWK of the key that signs receipts. */
  receiptKey: z.strictObject({ kty: z.literal("EC"), crv: z.literal("P-256"), x: z.string(), y: z.string() }),
  projectId: z.string(),
});
export type EnrolReply = z.infer<typeof EnrolReply>;

/** One household to visit. */
export const Assignment = z.strictObject({
  id: z.string(),
  formId: z.string(),
  /** Values that open the form: cluster_id, site_id, household_number … */
  known: z.record(z.string(), z.union([z.string(), z.number()])),
  landmark: z.string().optional(),
  stratum: z.string(),
});
export type Assignment = z.infer<typeof Assignment>;

/** All that a phone needs to work for weeks without network. */
export const ProjectBundle = z.strictObject({
  v: z.literal(1),
  hash: z.string(),
  id: z.string(),
  title: z.record(z.string(), z.string()),
  simulated: z.boolean(),
  round: z.string(),
  parameters: z.record(z.string(), z.union([z.string(), z.number()])),
  /** Forms as they travel: see form/wire.ts. */
  forms: z.array(z.unknown()),
  lists: z.record(z.string(), z.array(z.record(z.string(), z.string()))),
  assignments: z.array(Assignment),
});
export type ProjectBundle = z.infer<typeof ProjectBundle>;

/** The project as the office sends it. `sig`: ECDSA P-256 over the canonical JSON of everything else, base64url. */
export const SignedProject = ProjectBundle.extend({ sig: z.string() });
export type SignedProject = z.infer<typeof SignedProject>;

/** What the server says when it cannot do what was asked: RFC 9457. `code` is stable, the words are not. */
export const ProblemReply = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int().min(400).max(599),
  code: z.string(),
  detail: z.string().optional(),
  /** Names this one answer in the server's log. */
  instance: z.string(),
  /** Where in the message, as a JSON Pointer, and what is wrong there. */
  errors: z.array(z.strictObject({ pointer: z.string(), detail: z.string() })).optional(),
});
export type ProblemReply = z.infer<typeof ProblemReply>;

/** Each envelope of a batch is judged alone, in the order in which they were sent. */
export const BatchReply = z.strictObject({
  v: z.literal(1),
  results: z.array(
    z.discriminatedUnion("status", [
      z.strictObject({ status: z.literal("received"), receipt: Receipt }),
      /** Not stored: the phone keeps it and sends it again. */
      z.strictObject({
        status: z.literal("refused"),
        hash,
        code: z.enum(["not-framed", "hash-mismatch", "too-large"]),
      }),
    ]),
  ),
});
export type BatchReply = z.infer<typeof BatchReply>;

/** Pieces of photos, recordings and files that lie on a phone. */
export const PieceOffer = z.strictObject({ v: z.literal(1), pieces: z.array(hash).min(1).max(4000) });
export type PieceOffer = z.infer<typeof PieceOffer>;

/** What the office has of them and what it lacks. */
export const PieceReply = z.strictObject({
  v: z.literal(1),
  epoch: z.string(),
  want: z.array(hash),
  have: z.array(hash),
  /** Those of `have` that are in a verified backup. */
  durable: z.array(hash),
  /** ECDSA P-256 over the canonical JSON of everything else, base64url. */
  sig: z.string(),
});
export type PieceReply = z.infer<typeof PieceReply>;

/** One piece is on the office's disk. */
export const PieceKept = z.strictObject({ v: z.literal(1), hash, status: z.enum(["stored", "duplicate"]) });
export type PieceKept = z.infer<typeof PieceKept>;
