import {
  type Receipt,
  receiptMessage,
  type Sign,
  toBase64url,
  type UnsignedReceipt,
  utf8Decode,
} from "@returns/schemas";

/** Signs receipts; one that was signed before is the same again, signature included. */
export function createReceiptSigner(sign: Sign): (receipt: UnsignedReceipt) => Promise<Receipt> {
  const signed = new Map<string, Promise<string>>();
  return async (receipt) => {
    const message = receiptMessage(receipt);
    const name = utf8Decode(message) ?? "";
    let sig = signed.get(name);
    if (sig === undefined) {
      sig = sign(message).then(toBase64url);
      signed.set(name, sig);
      const [oldest] = signed.keys();
      if (signed.size > mostKept && oldest !== undefined) signed.delete(oldest);
    }
    return { ...receipt, sig: await sig };
  };
}

const mostKept = 50_000;
