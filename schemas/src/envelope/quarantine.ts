/**
 * Why an envelope that was received is not counted yet. It is kept, shown to the office and judged again when a form, a
 * key or a decision arrives; the enumerator only reads "received, the office will check".
 */
export const quarantineCodes = [
  /** The frame or the header cannot be read: another version, another suite, lengths that do not add up. */
  "bad-outer",
  /** A part cannot be read: not deflated, not UTF-8, not canonical JSON, a key twice. */
  "bad-inner",
  /** More than 4 MiB when inflated, or more keys or longer texts than any interview has. */
  "too-big",
  "too-deep",
  /** Header or answers are not what their schema says. */
  "schema-mismatch",
  /** The header names a device that this server has never enrolled. */
  "unknown-device",
  "revoked-device",
  "bad-signature",
  "unknown-form",
  /** The household did not consent and there are answers: nobody opens them. */
  "consent-missing",
  /** Another envelope says that it is the same revision of the same interview. */
  "fork",
  /** Another envelope of the same device has the same number: the phone was copied, or restored from a copy. */
  "device-fork",
] as const;

export type QuarantineCode = (typeof quarantineCodes)[number];
