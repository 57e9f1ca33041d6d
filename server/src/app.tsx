import { toHex } from "@returns/schemas";
import { Hono } from "hono";
import { html } from "hono/html";
import { enrolRoutes } from "./access/enrol-routes.ts";
import { guard } from "./access/guard.ts";
import { createRateLimiter } from "./access/rate-limit.ts";
import { signInRoutes } from "./access/sign-in-routes.ts";
import { addressCheck } from "./http/address-check.ts";
import type { AppContext, AppEnv } from "./http/environment.ts";
import { servePhone } from "./http/phone-assets.ts";
import { refuse } from "./http/problem.ts";
import { faultLine, requestLog } from "./http/request-log.ts";
import { securityHeaders } from "./http/security-headers.ts";
import { openApiDocument } from "./openapi.ts";
import { ApiPage } from "./pages/api-page.tsx";
import { pageStyle } from "./pages/style.ts";
import { publishRoutes } from "./publish/publish-routes.tsx";
import { apiRoutes, declaredRoute, pageRoutes } from "./routes.ts";
import type { ServerParts } from "./server-parts.ts";
import { pieceRoutes } from "./sync/piece-routes.ts";
import { syncRoutes } from "./sync/sync-routes.ts";

/**
 * The whole server as one function from request to answer, without a socket: tests call `app.request()`.
 *
 * Every request passes, in this order: its name, the log, the headers of the answer, the check of its address, and the
 * guard, who knows only the doors of `routes.ts`.
 */
export function createApp(parts: ServerParts): Hono<AppEnv> {
  const { sql, clock, random, log, transport, version, phone, publishing, dashboard } = parts;
  const limiter = createRateLimiter(clock);
  const app = new Hono<AppEnv>();

  app.use(async (c, next) => {
    c.set("requestId", toHex(random(8)));
    await next();
    c.header("X-Request-Id", c.get("requestId"));
  });
  app.use(requestLog(log, clock));
  app.use(securityHeaders(transport));
  app.use(addressCheck);
  app.use(guard({ sql, clock, limiter, transport }));

  enrolRoutes(app, parts, limiter);
  signInRoutes(app, parts, limiter);
  syncRoutes(app, parts);
  pieceRoutes(app, parts);
  if (publishing !== undefined) publishRoutes(app, parts, publishing);
  if (dashboard !== undefined) app.route(pageRoutes.dashboard.path, dashboard);

  app.get(apiRoutes.health.path, async (c) => {
    try {
      await sql.query("select 1");
      return c.json({ status: "ok" });
    } catch {
      return refuse(c, "unavailable", {});
    }
  });
  const document = openApiDocument(version);
  app.get(apiRoutes.version.path, (c) => c.json({ version, protocol: 1 }));
  app.get(apiRoutes.openapi.path, (c) => c.json(document));
  app.get(pageRoutes.favicon.path, (c) => c.body(null, 204, { "Cache-Control": "public, max-age=86400" }));
  app.get(pageRoutes.api.path, (c) => c.html(html`<!doctype html>${<ApiPage document={document} />}`));
  app.get(pageRoutes.style.path, (c) => c.body(pageStyle, 200, { "Content-Type": "text/css; charset=utf-8" }));
  const nothing = (c: AppContext) => nothingHere(app, c);
  app.get(pageRoutes.phone.path, servePhone(phone, nothing));

  app.notFound(nothing);
  app.onError((cause, c) => {
    log(faultLine(cause, c.get("requestId"), clock()));
    return refuse(c, "fault", {});
  });
  return app;
}

/** Says whether the address is wrong, or only what was to be done there. */
function nothingHere(app: Hono<AppEnv>, c: AppContext): Response {
  const allowed = ["GET", "POST", "PUT"].filter((method) => {
    const [handlers] = app.router.match(method, c.req.path);
    return handlers.some(([[, route]]) => isDoor(method, route));
  });
  const isKnownMethod = ["GET", "HEAD", "POST", "PUT"].includes(c.req.method);
  if (isKnownMethod && allowed.length === 0) return refuse(c, "not-found", {});
  return refuse(c, "method-not-allowed", { headers: { Allow: allowed.length === 0 ? "GET" : allowed.join(", ") } });
}

const isDoor = (method: string, route: { readonly method: string; readonly path: string }): boolean =>
  route.method === method && route.path !== pageRoutes.phone.path && declaredRoute(method, route.path) !== undefined;
