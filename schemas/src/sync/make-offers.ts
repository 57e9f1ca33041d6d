import { sha256 } from "../bytes/sha256.ts";
import { toHex } from "../bytes/text-forms.ts";
import type { Offer } from "./messages.ts";
import type { HeldEnvelope } from "./outbox.ts";

/** The most that one offer may list. */
export const maxOfferItems = 4_000;

/**
 * Says what lies on this phone, all of it, whatever was acknowledged before: the office answers what it lacks. So an
 * office that lost its data gets it again, and no mark on the phone can be wrong. More than 4,000 envelopes make
 * several offers, each of which is answered on its own.
 */
export function makeOffers(
  held: readonly HeldEnvelope[],
  from: { readonly deviceId: string; readonly now: string; readonly last: Offer["last"] },
): readonly Offer[] {
  const pages = Math.max(1, Math.ceil(held.length / maxOfferItems));
  return Array.from({ length: pages }, (_, page) => {
    const items = held
      .slice(page * maxOfferItems, (page + 1) * maxOfferItems)
      .map(({ hash, size, kind }): Offer["items"][number] => [hash, size, kind]);
    return { v: 1, ...from, digest: offerDigest(items), items };
  });
}

/** SHA-256 in hex over the sorted hashes, joined by line feeds. */
export function offerDigest(items: Offer["items"]): string {
  return toHex(
    sha256(
      items
        .map(([hash]) => hash)
        .sort()
        .join("\n"),
    ),
  );
}
