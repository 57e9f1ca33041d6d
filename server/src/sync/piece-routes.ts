import { PieceOffer, pieceMessage, toBase64url, toHex } from "@returns/schemas";
import type { Hono } from "hono";
import type { AppEnv } from "../http/environment.ts";
import { refuse } from "../http/problem.ts";
import { readBytes, readMessage } from "../http/read-body.ts";
import { apiRoutes } from "../routes.ts";
import type { ServerParts } from "../server-parts.ts";
import { lookForPieces, storePiece } from "../store/pieces.ts";
import { bringer } from "./bringer.ts";
import { envelopeTools } from "./envelope-tools.ts";

/** Pieces of photos, recordings and files: what a phone holds and the office lacks, and the pieces themselves. */
export function pieceRoutes(app: Hono<AppEnv>, { sql, clock, receiptKey }: ServerParts): void {
  app.post(apiRoutes.pieces.path, async (c) => {
    const offer = await readMessage(c, PieceOffer, apiRoutes.pieces.body);
    if (offer.status === "refused") return offer.response;
    const { epoch, have, durable } = await lookForPieces(sql, offer.value.pieces);
    const there = new Set(have);
    const want = [...new Set(offer.value.pieces)].filter((hash) => !there.has(hash));
    const reply = { v: 1 as const, epoch, want, have: [...have], durable: [...durable], sig: "" };
    return c.json({ ...reply, sig: toBase64url(await receiptKey.sign(pieceMessage(reply))) });
  });

  app.put(apiRoutes.piece.path, async (c) => {
    const body = await readBytes(c, apiRoutes.piece.body);
    if (body.status === "refused") return body.response;
    const hash = toHex(await envelopeTools.sha256(body.value));
    if (hash !== c.req.param("hash")) return refuse(c, "hash-mismatch", {});
    const { deviceId } = bringer(c.get("caller"));
    const piece = { hash, bytes: body.value, at: clock().toISOString(), broughtBy: deviceId };
    const status = await storePiece(sql, piece);
    return c.json({ v: 1, hash, status }, status === "stored" ? 201 : 200);
  });

  app.get(apiRoutes.pieceThere.path, async (c) => {
    const { have } = await lookForPieces(sql, [c.req.param("hash")]);
    return have.length === 0 ? refuse(c, "not-found", {}) : c.body(null, 204);
  });
}
