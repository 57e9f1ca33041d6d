import { addressPrefix } from "../access/rate-limit.ts";
import type { AppContext } from "./environment.ts";
import type { Transport } from "./security-headers.ts";

/**
 * Where a request comes from, as far as one subscriber goes. `X-Forwarded-For` is believed only behind our own proxy,
 * and then only its last entry: the ones before it are whatever the sender wrote.
 */
export function callerAddress(c: AppContext, transport: Transport): string {
  const forwarded = transport === "https" ? c.req.header("X-Forwarded-For")?.split(",").at(-1)?.trim() : undefined;
  return addressPrefix(forwarded ?? c.env?.incoming?.socket.remoteAddress ?? "unknown");
}
