// The pure rooms have no TextEncoder, and the platform's decoder mends silently what this one refuses.

/** The UTF-8 bytes of a text. A lone surrogate (half an emoji) becomes U+FFFD, as everywhere else in the platform. */
export function utf8Encode(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length * 3);
  let length = 0;
  for (let at = 0; at < text.length; at += 1) {
    const read = text.codePointAt(at) ?? 0;
    if (read > 0xffff) at += 1;
    const code = read >= 0xd800 && read <= 0xdfff ? 0xfffd : read;
    if (code < 0x80) {
      bytes[length++] = code;
    } else if (code < 0x800) {
      bytes[length++] = 0xc0 | (code >> 6);
      bytes[length++] = 0x80 | (code & 0x3f);
    } else if (code < 0x10000) {
      bytes[length++] = 0xe0 | (code >> 12);
      bytes[length++] = 0x80 | ((code >> 6) & 0x3f);
      bytes[length++] = 0x80 | (code & 0x3f);
    } else {
      bytes[length++] = 0xf0 | (code >> 18);
      bytes[length++] = 0x80 | ((code >> 12) & 0x3f);
      bytes[length++] = 0x80 | ((code >> 6) & 0x3f);
      bytes[length++] = 0x80 | (code & 0x3f);
    }
  }
  return bytes.slice(0, length);
}

/**
 * The text that these bytes spell, or `undefined` when they are not UTF-8: an overlong form, a surrogate, a byte that
 * is missing or too many. Nothing is replaced, nothing is skipped, a byte order mark stays.
 */
export function utf8Decode(bytes: Uint8Array): string | undefined {
  const pieces: string[] = [];
  let codes: number[] = [];
  let at = 0;
  while (at < bytes.length) {
    const first = bytes[at] ?? 0;
    const lead = leadOf(first);
    if (lead === undefined) return undefined;
    let code = first & lead.mask;
    for (let next = 1; next <= lead.following; next++) {
      const byte = bytes[at + next];
      if (byte === undefined || (byte & 0xc0) !== 0x80) return undefined;
      code = (code << 6) | (byte & 0x3f);
    }
    if (code < lead.least || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined;
    codes.push(code);
    if (codes.length === 4096) {
      pieces.push(String.fromCodePoint(...codes));
      codes = [];
    }
    at += lead.following + 1;
  }
  pieces.push(String.fromCodePoint(...codes));
  return pieces.join("");
}

const leads = {
  one: { mask: 0x7f, following: 0, least: 0 },
  two: { mask: 0x1f, following: 1, least: 0x80 },
  three: { mask: 0x0f, following: 2, least: 0x800 },
  four: { mask: 0x07, following: 3, least: 0x10000 },
} as const;

function leadOf(byte: number): (typeof leads)[keyof typeof leads] | undefined {
  if (byte < 0x80) return leads.one;
  if (byte >> 5 === 0x06) return leads.two;
  if (byte >> 4 === 0x0e) return leads.three;
  if (byte >> 3 === 0x1e) return leads.four;
  return undefined;
}
