import { Offer, offerDigest, readBatch } from "@returns/schemas";
import type { Hono } from "hono";
import type { AppEnv } from "../http/environment.ts";
import { refuse } from "../http/problem.ts";
import { readBytes, readMessage } from "../http/read-body.ts";
import { apiRoutes } from "../routes.ts";
import type { ServerParts } from "../server-parts.ts";
import { bringer } from "./bringer.ts";
import { createOffice } from "./office.ts";

/** Offer, envelope and batch: thin, as `office.ts` does the work and `schemas/src/sync` decides. */
export function syncRoutes(app: Hono<AppEnv>, { sql, clock, receiptKey, project, afterCommit }: ServerParts): void {
  const office = createOffice({ sql, clock, sign: receiptKey.sign, projectHash: () => project.hash(), afterCommit });

  app.post(apiRoutes.offer.path, async (c) => {
    const offer = await readMessage(c, Offer, apiRoutes.offer.body);
    if (offer.status === "refused") return offer.response;
    if (offer.value.deviceId !== bringer(c.get("caller")).deviceId) return refuse(c, "device-mismatch", {});
    if (offer.value.digest !== offerDigest(offer.value.items)) return refuse(c, "digest-mismatch", {});
    return c.json(await office.answer(offer.value));
  });

  app.put(apiRoutes.envelope.path, async (c) => {
    const body = await readBytes(c, apiRoutes.envelope.body);
    if (body.status === "refused") return body.response;
    const [result] = await office.receive([{ hash: c.req.param("hash"), bytes: body.value }], bringer(c.get("caller")));
    if (result?.status === "received") return c.json(result.receipt, result.receipt.status === "duplicate" ? 200 : 201);
    return refuse(c, result?.code ?? "fault", {});
  });

  app.post(apiRoutes.batch.path, async (c) => {
    const body = await readBytes(c, apiRoutes.batch.body);
    if (body.status === "refused") return body.response;
    const batch = readBatch(body.value);
    if (batch.status === "too-many") return refuse(c, "too-many-items", { detail: "at most 50 envelopes" });
    if (batch.status === "broken") return refuse(c, "broken-batch", { detail: batch.detail });
    return c.json({ v: 1, results: await office.receive(batch.items, bringer(c.get("caller"))) }, 207);
  });
}
