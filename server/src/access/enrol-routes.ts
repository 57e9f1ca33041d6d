import { webcrypto } from "node:crypto";
import { EnrolRequest, type PublicKey } from "@returns/schemas";
import type { Hono } from "hono";
import { callerAddress } from "../http/caller-address.ts";
import type { AppEnv } from "../http/environment.ts";
import { refuse } from "../http/problem.ts";
import { readMessage } from "../http/read-body.ts";
import { apiRoutes } from "../routes.ts";
import type { ServerParts } from "../server-parts.ts";
import { noteDeviceForms } from "../store/device-forms.ts";
import { enrol } from "./enrol.ts";
import { formHashes } from "./form-hashes.ts";
import { tooMany } from "./guard.ts";
import type { RateLimiter } from "./rate-limit.ts";
import { createProjectSigner } from "./sign-project.ts";

/** `POST /v1/enrol` and `GET /v1/project`. */
export function enrolRoutes(app: Hono<AppEnv>, parts: ServerParts, limiter: RateLimiter): void {
  const { project, receiptKey, transport } = parts;
  const signProject = createProjectSigner(receiptKey.sign);

  app.post(apiRoutes.enrol.path, async (c) => {
    const address = callerAddress(c, transport);
    const allowance = limiter.look("enrol-failed", address);
    if (allowance.status === "wait") return tooMany(c, allowance.seconds);
    const request = await readMessage(c, EnrolRequest, apiRoutes.enrol.body);
    if (request.status === "refused") return request.response;
    if (!(await isPointOfTheCurve(request.value.signingKey))) return refuse(c, "bad-key", {});
    const enrolled = await enrol(request.value, { ...parts, receiptKey: receiptKey.publicKey, projectId: project.id });
    if (enrolled.status === "enrolled") return c.json(enrolled.reply, 201);
    limiter.take("enrol-failed", address);
    return refuse(c, enrolled.status, {});
  });

  app.get(apiRoutes.project.path, async (c) => {
    const etag = `"${await project.hash()}"`;
    c.header("ETag", etag);
    if (c.req.header("If-None-Match") === etag) return c.body(null, 304);
    const bundle = await project.bundle();
    const caller = c.get("caller");
    if (caller.caller === "device") {
      await noteDeviceForms(parts.sql, caller.deviceId, formHashes(bundle), parts.clock().toISOString());
    }
    return c.json(await signProject(bundle));
  });
}

async function isPointOfTheCurve({ kty, crv, x, y }: PublicKey): Promise<boolean> {
  const algorithm = { name: "ECDSA", namedCurve: "P-256" };
  return webcrypto.subtle.importKey("jwk", { kty, crv, x, y }, algorithm, true, ["verify"]).then(
    () => true,
    () => false,
  );
}
