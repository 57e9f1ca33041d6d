import type { Sql } from "@returns/schemas";
import type { ReceivedEnvelopes } from "../project/projector.ts";
import { deviceKnowledge } from "../store/devices.ts";
import { envelopesAfter, envelopesAt } from "../store/envelopes.ts";
import { keyOf } from "./office.ts";

/** The journal as the projector reads it. */
export function receivedEnvelopes(sql: Sql): ReceivedEnvelopes {
  return {
    after: (seq, limit) => envelopesAfter(sql, seq, limit),
    at: (seqs) => envelopesAt(sql, seqs),
    keyOf: keyOf(sql),
    knowledge: () => deviceKnowledge(sql),
  };
}
