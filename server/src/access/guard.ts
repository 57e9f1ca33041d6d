import type { Sql } from "@returns/schemas";
import type { MiddlewareHandler } from "hono";
import { getCookie } from "hono/cookie";
import { matchedRoutes } from "hono/route";
import { callerAddress } from "../http/caller-address.ts";
import type { AppContext, AppEnv } from "../http/environment.ts";
import { refuse } from "../http/problem.ts";
import type { Transport } from "../http/security-headers.ts";
import { pageFor } from "../pages/sign-in-page.tsx";
import { declaredRoute, pageRoutes } from "../routes.ts";
import type { RateLimiter } from "./rate-limit.ts";
import { type Caller, may } from "./roles.ts";
import { whoCalls } from "./who-calls.ts";

/** The name of the session's cookie. The prefix `__Host-` keeps other hosts from setting it; it needs HTTPS. */
export const sessionCookie = (transport: Transport) => (transport === "https" ? "__Host-idp" : "idp");

/** Lets a request through the doors that are declared, to callers who may, as often as they may. */
export function guard(parts: {
  readonly sql: Sql;
  readonly clock: () => Date;
  readonly limiter: RateLimiter;
  readonly transport: Transport;
}): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    c.set("caller", { caller: "nobody" });
    const matched = matchedRoutes(c).find(({ method }) => method !== "ALL");
    if (matched === undefined) return next();
    const route = declaredRoute(matched.method, matched.path);
    if (route === undefined) return refuse(c, "not-found", {});
    const session = getCookie(c, sessionCookie(parts.transport));
    if (route.need !== "anyone")
      c.set("caller", await whoCalls({ bearer: bearerOf(c), session }, parts.sql, parts.clock()));
    const caller = c.get("caller");
    if (!may(caller, route.need)) return turnAway(c, caller, route.path.startsWith(pageRoutes.dashboard.path));
    if (route.method === "POST" && caller.caller === "person" && !isOwnSite(c)) return refuse(c, "cross-site", {});
    if (route.rate !== "unlimited") {
      const allowance = parts.limiter.take(route.rate, keyOf(c, caller, parts.transport));
      if (allowance.status === "wait") return tooMany(c, allowance.seconds);
    }
    return next();
  };
}

/** Whether a browser says that one of our own pages, or the person at the keyboard, sent this. */
export function isOwnSite(c: AppContext): boolean {
  const site = c.req.header("Sec-Fetch-Site");
  return (site === "same-origin" || site === "none") && c.req.header("Origin") !== "null";
}

export const tooMany = (c: AppContext, seconds: number) =>
  refuse(c, "too-many-requests", { headers: { "Retry-After": String(seconds) } });

function turnAway(c: AppContext, caller: Caller, isPage: boolean): Response | Promise<Response> {
  if (caller.caller !== "nobody") return refuse(c, "not-allowed", {});
  if (isPage && c.req.header("Accept")?.includes("text/html")) return pageFor(c, "signed-out", 401);
  return refuse(c, "unknown-token", { headers: { "WWW-Authenticate": "Bearer" } });
}

function keyOf(c: AppContext, caller: Caller, transport: Transport): string {
  switch (caller.caller) {
    case "nobody":
      return callerAddress(c, transport);
    case "device":
      return caller.deviceId;
    case "person":
      return caller.personId;
  }
}

const bearerOf = (c: AppContext) => /^Bearer ([A-Za-z0-9_-]{8,200})$/.exec(c.req.header("Authorization") ?? "")?.[1];
