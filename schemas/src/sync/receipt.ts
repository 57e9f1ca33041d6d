import { fromBase64url } from "../bytes/text-forms.ts";
import { utf8Encode } from "../bytes/utf8.ts";
import { canonicalJson } from "../canonical-json.ts";
import type { EnvelopeTools, PublicKey } from "../envelope/tools.ts";
import type { Receipt } from "./messages.ts";

/** A receipt before the office has signed it. */
export type UnsignedReceipt = Omit<Receipt, "sig">;

/** What the office signs: the canonical JSON of everything but the signature. */
export function receiptMessage({ hash, seq, epoch, chain, at, status, why }: UnsignedReceipt): Uint8Array<ArrayBuffer> {
  return utf8Encode(canonicalJson({ hash, seq, epoch, chain, at, status, why }));
}

/**
 * The receipts that the office's pinned key really signed. The others are not believed: the phone keeps its copies, and
 * `forged` is a matter for the security note.
 */
export async function believeReceipts(
  receipts: readonly Receipt[],
  key: PublicKey,
  tools: Pick<EnvelopeTools, "verify">,
): Promise<{ readonly believed: readonly Receipt[]; readonly forged: readonly string[] }> {
  const judged = await Promise.all(
    receipts.map(async (receipt) => {
      const signature = fromBase64url(receipt.sig);
      const isTrue = signature !== undefined && (await tools.verify(key, receiptMessage(receipt), signature));
      return { receipt, isTrue };
    }),
  );
  return {
    believed: judged.flatMap(({ receipt, isTrue }) => (isTrue ? [receipt] : [])),
    forged: judged.flatMap(({ receipt, isTrue }) => (isTrue ? [] : [receipt.hash])),
  };
}
