import {
  BatchReply,
  chunkBytes,
  contentTypes,
  EnrolReply,
  EnrolRequest,
  Offer,
  OfferReply,
  PieceKept,
  PieceOffer,
  PieceReply,
  Receipt,
  SignedProject,
} from "@returns/schemas";
import { z } from "zod";
import type { RateName } from "./access/rate-limit.ts";
import type { Permission } from "./access/roles.ts";
import type { ProblemCode } from "./http/problem.ts";

export const Health = z.strictObject({ status: z.literal("ok") });
export const Version = z.strictObject({ version: z.string(), protocol: z.literal(1) });

/** One door of the server. The guard lets nobody through a door that is not declared here. */
export interface Route {
  readonly method: "GET" | "POST" | "PUT";
  /** As Hono writes it; `*` at the end stands for everything below. */
  readonly path: string;
  readonly need: Permission;
  /** How often one caller may come. */
  readonly rate: RateName | "unlimited";
}

/** A door for programs: what goes in and comes out is in the OpenAPI document. */
export interface ApiRoute extends Route {
  readonly summary: string;
  readonly body?: { readonly type: string; readonly schema?: z.ZodType; readonly maxBytes: number };
  readonly replies: Readonly<
    Record<number, { readonly says: string; readonly type?: string; readonly schema?: z.ZodType }>
  >;
  readonly problems: readonly ProblemCode[];
}

const json = "application/json";
const kibibyte = 1_024;

export const apiRoutes = {
  enrol: {
    method: "POST",
    path: "/v1/enrol",
    need: "anyone",
    // Failed ones only, which the route counts itself
    rate: "unlimited",
    summary:
      "Enrols one phone with a ticket that works once within 24 hours. The phone that was enrolled with it may ask again, " +
      "with the same signing key, when the answer was lost: it gets new tokens",
    body: { type: json, schema: EnrolRequest, maxBytes: 16 * kibibyte },
    replies: { 201: { says: "The device and its tokens, which are shown once", type: json, schema: EnrolReply } },
    problems: [
      "ticket-unknown",
      "ticket-used",
      "ticket-expired",
      "bad-key",
      "not-json",
      "wrong-shape",
      "too-many-requests",
    ],
  },
  project: {
    method: "GET",
    path: "/v1/project",
    need: "project:read",
    rate: "project",
    summary: "Everything a phone needs to work for weeks without network: forms, lists, assignments, parameters",
    replies: {
      200: { says: "The bundle, signed; its hash is the ETag", type: json, schema: SignedProject },
      304: { says: "The phone has this one already" },
    },
    problems: ["unknown-token", "not-allowed", "too-many-requests"],
  },
  offer: {
    method: "POST",
    path: "/v1/sync/offer",
    need: "envelopes:bring",
    rate: "offer",
    summary: "The phone says what it holds; the server answers what it wants, and gives receipts for what it has",
    body: { type: json, schema: Offer, maxBytes: 512 * kibibyte },
    replies: { 200: { says: "What is wanted, and receipts", type: json, schema: OfferReply } },
    problems: [
      "unknown-token",
      "device-mismatch",
      "digest-mismatch",
      "wrong-shape",
      "too-many-items",
      "too-many-requests",
    ],
  },
  envelope: {
    method: "PUT",
    path: "/v1/sync/e/:hash",
    need: "envelopes:bring",
    rate: "upload",
    summary:
      "Brings one envelope under its name, the SHA-256 of its bytes in hex. It is stored when the receipt arrives",
    body: { type: contentTypes.envelope, maxBytes: 1_024 * kibibyte },
    replies: {
      200: { says: "It was there before; nothing changed", type: json, schema: Receipt },
      201: { says: "It is on disk", type: json, schema: Receipt },
    },
    problems: [
      "unknown-token",
      "hash-mismatch",
      "not-framed",
      "empty-body",
      "too-large",
      "unsupported-type",
      "too-many-requests",
    ],
  },
  batch: {
    method: "POST",
    path: "/v1/sync/batch",
    need: "envelopes:bring",
    rate: "upload",
    summary:
      "Brings up to 50 envelopes: for each its hash (32 bytes), its length (4 bytes, big-endian) and its bytes. Each is " +
      "judged alone",
    body: { type: contentTypes.batch, maxBytes: 4_100 * kibibyte },
    replies: { 207: { says: "One result for each envelope, in order", type: json, schema: BatchReply } },
    problems: [
      "unknown-token",
      "broken-batch",
      "too-many-items",
      "empty-body",
      "too-large",
      "unsupported-type",
      "too-many-requests",
    ],
  },
  pieces: {
    method: "POST",
    path: "/v1/sync/c",
    need: "envelopes:bring",
    rate: "offer",
    summary:
      "The phone says which pieces of photos, recordings and files it holds; the server answers what it has and what it wants",
    body: { type: json, schema: PieceOffer, maxBytes: 512 * kibibyte },
    replies: { 200: { says: "What is wanted and what is there, signed", type: json, schema: PieceReply } },
    problems: ["unknown-token", "not-json", "wrong-shape", "too-many-requests"],
  },
  piece: {
    method: "PUT",
    path: "/v1/sync/c/:hash",
    need: "envelopes:bring",
    rate: "upload",
    summary:
      "Brings one piece of at most 256 KiB under its name, the SHA-256 of its bytes in hex. Envelopes say which pieces " +
      "belong together; they may come before their pieces or after them",
    body: { type: contentTypes.piece, maxBytes: chunkBytes },
    replies: {
      200: { says: "It was there before; nothing changed", type: json, schema: PieceKept },
      201: { says: "It is on disk", type: json, schema: PieceKept },
    },
    problems: ["unknown-token", "hash-mismatch", "empty-body", "too-large", "unsupported-type", "too-many-requests"],
  },
  pieceThere: {
    method: "GET",
    path: "/v1/sync/c/:hash",
    need: "envelopes:bring",
    rate: "upload",
    summary: "Whether a piece is there, for HEAD and GET alike: nobody gets its bytes here",
    replies: { 204: { says: "It is there" } },
    problems: ["unknown-token", "not-found", "too-many-requests"],
  },
  health: {
    method: "GET",
    path: "/health",
    need: "anyone",
    rate: "page",
    summary: "Whether the server can reach its database",
    replies: { 200: { says: "It can", type: json, schema: Health } },
    problems: ["unavailable"],
  },
  version: {
    method: "GET",
    path: "/version",
    need: "anyone",
    rate: "page",
    summary: "The version of this program and of the protocol",
    replies: { 200: { says: "The versions", type: json, schema: Version } },
    problems: [],
  },
  openapi: {
    method: "GET",
    path: "/openapi.json",
    need: "anyone",
    rate: "page",
    summary: "This document, for programs (OpenAPI 3.1)",
    replies: { 200: { says: "The document", type: json } },
    problems: [],
  },
} as const satisfies Record<string, ApiRoute>;

/** Doors for people with a browser. */
export const pageRoutes = {
  /** Browsers ask for it by themselves; an answer without content keeps them quiet. */
  favicon: { method: "GET", path: "/favicon.ico", need: "anyone", rate: "unlimited" },
  api: { method: "GET", path: "/api", need: "anyone", rate: "page" },
  style: { method: "GET", path: "/api/style.css", need: "anyone", rate: "page" },
  signInPage: { method: "GET", path: "/sign-in/:ticket", need: "anyone", rate: "page" },
  // Failed ones only, which the route counts itself
  signIn: { method: "POST", path: "/sign-in", need: "anyone", rate: "unlimited" },
  signOut: { method: "POST", path: "/sign-out", need: "signed-in", rate: "page" },
  forms: { method: "GET", path: "/dashboard/forms", need: "tables:read", rate: "page" },
  uploadForm: { method: "POST", path: "/dashboard/forms", need: "forms:draft", rate: "page" },
  form: { method: "GET", path: "/dashboard/forms/:hash", need: "tables:read", rate: "page" },
  codebook: { method: "GET", path: "/dashboard/forms/:hash/codebook", need: "tables:read", rate: "page" },
  xlsform: { method: "GET", path: "/dashboard/forms/:hash/xlsform", need: "tables:read", rate: "page" },
  publishForm: { method: "POST", path: "/dashboard/forms/:hash/publish", need: "forms:publish", rate: "page" },
  retireForm: { method: "POST", path: "/dashboard/forms/:hash/retire", need: "forms:publish", rate: "page" },
  throwAwayForm: { method: "POST", path: "/dashboard/forms/:hash/throw-away", need: "forms:draft", rate: "page" },
  dashboard: { method: "GET", path: "/dashboard", need: "tables:read", rate: "page" },
  dashboardPages: { method: "GET", path: "/dashboard/*", need: "tables:read", rate: "page" },
  /** The phone's app for trying a form; which one, stands in the query. The form itself is behind the sign-in. */
  tryForm: { method: "GET", path: "/try", need: "anyone", rate: "page" },
  tryBundle: { method: "GET", path: "/try/bundle.json", need: "tables:read", rate: "page" },
  phone: { method: "GET", path: "/*", need: "anyone", rate: "unlimited" },
} as const satisfies Record<string, Route>;

/** The declaration of a registered route, or `undefined`: then it must not be reachable. */
export function declaredRoute(method: string, path: string): Route | undefined {
  const ofMethod = [...Object.values<Route>(apiRoutes), ...Object.values<Route>(pageRoutes)].filter(
    (route) => route.method === method,
  );
  const exact = ofMethod.find((route) => route.path === path);
  const areas = ofMethod.filter((route) => route.path.endsWith("/*") && route.path !== pageRoutes.phone.path);
  return exact ?? areas.find((route) => path.startsWith(route.path.slice(0, -1)));
}
