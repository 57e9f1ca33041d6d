import { sha256 } from "../bytes/sha256.ts";
import { toHex } from "../bytes/text-forms.ts";
import { canonicalJson } from "../canonical-json.ts";
import type { JournalRow } from "./admit.ts";
import type { Offer } from "./messages.ts";

/** The newest row of the journal: its number and its chain. */
export interface ChainHead {
  readonly seq: number;
  readonly chain: string;
}

/** The head of a journal without rows. */
export const emptyChain: ChainHead = { seq: 0, chain: "0".repeat(64) };

/** The chain at a row: a hash over the row and the chain before it, so that no row can be changed, dropped or moved. */
export function chainAfter({
  prev,
  seq,
  hash,
  at,
  broughtBy,
  status,
  why,
}: Omit<JournalRow, "chain" | "signed">): string {
  return toHex(sha256(canonicalJson({ prev, seq, hash, at, broughtBy, status, why })));
}

export type Testimony = "none" | "agrees" | "beyond-head" | "differs";

/**
 * What a phone's newest receipt says about the journal: it `agrees`, it was given for a row that is not there
 * (`beyond-head`: data was lost or set back), or for another row (`differs`). The epoch plays no part: a journal that was
 * restored from a backup is a rollback as well.
 *
 * @param chainAt the chain in the journal at the seq that the phone names
 */
export function hearWitness(last: Offer["last"], head: ChainHead, chainAt: string | undefined): Testimony {
  if (last === null) return "none";
  if (last.seq > head.seq) return "beyond-head";
  return chainAt === last.chain ? "agrees" : "differs";
}
