import type { MiddlewareHandler } from "hono";
import { matchedRoutes } from "hono/route";
import type { AppEnv } from "./environment.ts";

/** One line of the log. These fields and no others: no address, no body, no token, no name, no path with a ticket in it. */
export type LogLine =
  | {
      readonly at: string;
      readonly event: "request";
      readonly id: string;
      readonly method: string;
      /** The pattern of the route, not what was asked for. */
      readonly route: string;
      readonly status: number;
      readonly ms: number;
      readonly problem?: string;
      readonly device?: string;
    }
  | {
      readonly at: string;
      readonly event: "fault";
      readonly id: string;
      /** Name and code of the error and where it was thrown; its words may hold what somebody answered. */
      readonly name: string;
      readonly code?: string;
      readonly where: readonly string[];
    };

export type Log = (line: LogLine) => void;

export function requestLog(log: Log, clock: () => Date): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const started = clock();
    await next();
    const route = matchedRoutes(c).find(({ method }) => method !== "ALL");
    const caller = c.get("caller");
    const problem = c.get("problem");
    log({
      at: started.toISOString(),
      event: "request",
      id: c.get("requestId"),
      method: knownMethods.has(c.req.method) ? c.req.method : "other",
      route: route?.path ?? "none",
      status: c.res.status,
      ms: clock().getTime() - started.getTime(),
      ...(problem === undefined ? {} : { problem }),
      ...(caller?.caller === "device" ? { device: caller.deviceId } : {}),
    });
  };
}

/** What may be written about an error that nobody expected. */
export function faultLine(cause: unknown, id: string, at: Date): LogLine {
  const error = cause instanceof Error ? cause : undefined;
  const code = error !== undefined && "code" in error ? { code: String(error.code) } : {};
  const where = (error?.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  const fault = { name: error?.name ?? typeof cause, ...code, where: where.slice(0, 8).map((line) => line.trim()) };
  return { at: at.toISOString(), event: "fault", id, ...fault };
}

const knownMethods: ReadonlySet<string> = new Set([
  "GET",
  "HEAD",
  "POST",
  "PUT",
  "DELETE",
  "OPTIONS",
  "PATCH",
  "TRACE",
]);
