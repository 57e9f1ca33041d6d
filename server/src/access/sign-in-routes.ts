import type { Hono } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { callerAddress } from "../http/caller-address.ts";
import type { AppEnv } from "../http/environment.ts";
import { refuse } from "../http/problem.ts";
import { readBytes } from "../http/read-body.ts";
import { pageFor } from "../pages/sign-in-page.tsx";
import { pageRoutes } from "../routes.ts";
import type { ServerParts } from "../server-parts.ts";
import { endSession } from "../store/people.ts";
import { isOwnSite, sessionCookie, tooMany } from "./guard.ts";
import type { RateLimiter } from "./rate-limit.ts";
import { hashSecret } from "./secrets.ts";
import { sessionLives, signIn } from "./sign-in.ts";

/** Signing in by a link that works once, and signing out. */
export function signInRoutes(app: Hono<AppEnv>, parts: ServerParts, limiter: RateLimiter): void {
  const { sql, transport } = parts;
  const cookie = sessionCookie(transport);
  const attributes = { path: "/", httpOnly: true, sameSite: "Strict", secure: transport === "https" } as const;

  // Only the button uses the ticket up: programs that look at links before people do must not
  app.get(pageRoutes.signInPage.path, (c) => pageFor(c, "sign-in", 200));

  app.post(pageRoutes.signIn.path, async (c) => {
    if (!isOwnSite(c)) return refuse(c, "cross-site", {});
    const address = callerAddress(c, transport);
    const allowance = limiter.look("sign-in-failed", address);
    if (allowance.status === "wait") return tooMany(c, allowance.seconds);
    const body = await readBytes(c, { type: "application/x-www-form-urlencoded", maxBytes: 1_024 });
    if (body.status === "refused") return body.response;
    const ticket = new URLSearchParams(Buffer.from(body.value).toString("latin1")).get("ticket") ?? "";
    const signedIn = await signIn(ticket, parts);
    if (signedIn.status === "link-used-up") {
      limiter.take("sign-in-failed", address);
      return pageFor(c, "used-up", 410);
    }
    setCookie(c, cookie, signedIn.session, { ...attributes, maxAge: sessionLives.hours * 3_600 });
    return c.redirect(pageRoutes.dashboard.path, 303);
  });

  app.post(pageRoutes.signOut.path, async (c) => {
    const session = getCookie(c, cookie);
    if (session !== undefined) await endSession(sql, hashSecret(session));
    deleteCookie(c, cookie, attributes);
    return pageFor(c, "signed-out", 200);
  });
}
