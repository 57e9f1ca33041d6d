import { FencedError } from "./disk.ts";
import type { NotSavedCause } from "./phone.ts";

/** Why the database could not do what it was asked. */
export interface Fault {
  /** `broken`: the database can do nothing more until it is opened again. */
  readonly kind: "storage-full" | "fenced" | "unexpected-count" | "broken" | "statement";
  /** For the office, in English. */
  readonly detail: string;
}

/** A fault that came out of the database's thread. */
export class StoreFault extends Error {
  override name = "StoreFault";
  constructor(readonly fault: Fault) {
    super(fault.detail);
  }
}

/** A statement touched another number of rows than it was written for; nothing of its transaction was kept. */
export class UnexpectedCountError extends Error {
  override name = "UnexpectedCountError";
}

export const isStorageFull = (cause: unknown): boolean => faultOf(cause).kind === "storage-full";

/** Sorts what was thrown by what can be done about it. */
export function faultOf(cause: unknown): Fault {
  if (cause instanceof StoreFault) return cause.fault;
  const detail = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
  if (cause instanceof FencedError) return { kind: "fenced", detail };
  if (cause instanceof UnexpectedCountError) return { kind: "unexpected-count", detail };
  if (cause instanceof DOMException && cause.name === "QuotaExceededError") return { kind: "storage-full", detail };
  // An abort inside WebAssembly leaves PostgreSQL in a state that nobody knows
  if (cause instanceof WebAssembly.RuntimeError || /Aborted\(/.test(detail)) return { kind: "broken", detail };
  return { kind: "statement", detail };
}

/** What the enumerator is told of a fault. */
export function notSavedBecause({ kind }: Fault): NotSavedCause {
  if (kind === "storage-full") return "storage-full";
  return kind === "fenced" ? "elsewhere" : "fault";
}
