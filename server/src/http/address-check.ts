import type { MiddlewareHandler } from "hono";
import type { AppEnv } from "./environment.ts";
import { refuse } from "./problem.ts";

/** Refuses addresses that two readers could read differently, before any route sees them. */
export const addressCheck: MiddlewareHandler<AppEnv> = async (c, next) => {
  const [, path = "", query = ""] = /^[a-z]+:\/\/[^/?#]*([^?#]*)\??([^#]*)/i.exec(c.req.url) ?? [];
  if (!isPlainPath(path)) return refuse(c, "not-found", {});
  if (query.length > maxQueryLength)
    return refuse(c, "query-too-long", { detail: `at most ${maxQueryLength} characters` });
  const keys = [...new URLSearchParams(query).keys()];
  if (new Set(keys).size < keys.length) return refuse(c, "duplicate-query", {});
  return next();
};

function isPlainPath(path: string): boolean {
  // An encoded slash, backslash, dot or NUL means nothing good; so do two slashes in a row
  if (/\/\/|\\|%(2f|5c|2e|00)/i.test(path)) return false;
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

const maxQueryLength = 2_048;
