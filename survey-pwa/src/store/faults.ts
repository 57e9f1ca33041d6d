import { FencedError } from "./disk.ts";
import type { Fault } from "./worker-messages.ts";

/** A statement touched another number of rows than it was written for; nothing of its transaction was kept. */
export class UnexpectedCountError extends Error {
  override name = "UnexpectedCountError";
}

export const isStorageFull = (cause: unknown): boolean =>
  cause instanceof DOMException && cause.name === "QuotaExceededError";

/** Sorts what the database threw by what can be done about it. */
export function faultOf(cause: unknown): Fault {
  const detail = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
  if (cause instanceof FencedError) return { kind: "fenced", detail };
  if (cause instanceof UnexpectedCountError) return { kind: "unexpected-count", detail };
  if (isStorageFull(cause)) return { kind: "storage-full", detail };
  // An abort inside WebAssembly leaves PostgreSQL in a state that nobody knows
  if (cause instanceof WebAssembly.RuntimeError || /Aborted\(/.test(detail)) return { kind: "broken", detail };
  return { kind: "statement", detail };
}
