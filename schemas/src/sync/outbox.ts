import type { EnvelopeHeader } from "../envelope/header.ts";
import type { Receipt } from "./messages.ts";

/** One sealed envelope whose bytes lie on this phone. */
export interface HeldEnvelope {
  readonly hash: string;
  /** In bytes. */
  readonly size: number;
  readonly kind: EnvelopeHeader["kind"];
  /** The office's word that it has the envelope, believed; `null` while it lies on this phone only. */
  readonly receipt: Receipt | null;
  /** How often in a row the office refused it or the sending broke off. */
  readonly failures: number;
  /** Not to be sent before; an instant of this phone's clock. */
  readonly retryAt: string | null;
}

/** What a message from the office changes on the phone. All changes of one message are written in one transaction. */
export type OutboxChange =
  | {
      readonly change: "received";
      readonly hash: string;
      readonly receipt: Receipt;
      /** The office has it in a backup that was restored and compared. */
      readonly durable: boolean;
    }
  /** The office had it once and has lost it: its receipt says nothing any more. */
  | { readonly change: "lost-by-office"; readonly hash: string }
  | { readonly change: "failed"; readonly hash: string; readonly failures: number; readonly retryAt: string }
  /** The bytes may go; the register line stays. */
  | { readonly change: "pruned"; readonly hash: string };

/**
 * The outbox after some changes: what the phone's database does with its rows, said once more for programs that keep
 * theirs in memory.
 */
export function changeOutbox(held: readonly HeldEnvelope[], changes: readonly OutboxChange[]): readonly HeldEnvelope[] {
  const byHash = new Map(held.map((envelope) => [envelope.hash, envelope]));
  for (const change of changes) {
    const envelope = byHash.get(change.hash);
    if (envelope === undefined) continue;
    switch (change.change) {
      case "received":
        byHash.set(change.hash, { ...envelope, receipt: change.receipt, failures: 0, retryAt: null });
        break;
      case "lost-by-office":
        byHash.set(change.hash, { ...envelope, receipt: null });
        break;
      case "failed":
        byHash.set(change.hash, { ...envelope, failures: change.failures, retryAt: change.retryAt });
        break;
      case "pruned":
        byHash.delete(change.hash);
        break;
    }
  }
  return [...byHash.values()];
}
