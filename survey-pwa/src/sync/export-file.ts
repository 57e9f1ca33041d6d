import { contentTypes, writeBatch } from "@returns/schemas";
import { readBytes, readHeld } from "../store/outbox.ts";
import type { PhoneStore } from "../store/worker-store.ts";

/**
 * All envelopes that lie on this phone, sent or not, as one file: the body of a batch, so that whoever can bring a batch to
 * the office can bring this file. The phone keeps everything until the office itself has answered.
 */
export async function exportFile(store: PhoneStore): Promise<Blob> {
  const held = await readHeld(store);
  const items = await readBytes(
    store,
    held.map(({ hash }) => hash),
  );
  return new Blob([writeBatch(items)], { type: contentTypes.batch });
}
