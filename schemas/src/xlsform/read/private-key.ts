import { fromBase64url } from "../../bytes/text-forms.ts";

/**
 * Whether a text is a private key, where a public one is asked for: by its PEM header, or by the first thing inside its
 * DER bytes. PKCS #8 and #1 and SEC 1 begin with a version, an INTEGER of one byte (RFC 5958, 8017, 5915); a public key
 * begins with an algorithm or with the modulus.
 */
export function isPrivateKey(text: string): boolean {
  if (/PRIVATE KEY/i.test(text)) return true;
  const letters = text.replace(/-----[^-]*-----|\s+/g, "");
  const bytes = fromBase64url(letters.replace(/=+$/, "").replaceAll("+", "-").replaceAll("/", "_"));
  if (bytes === undefined || bytes[0] !== sequence) return false;
  const length = bytes[1] ?? 0;
  const inside = length < 0x80 ? 2 : 2 + (length & 0x7f);
  return bytes[inside] === integer && bytes[inside + 1] === 1;
}

/** Tags of ASN.1 (X.690). */
const sequence = 0x30;
const integer = 0x02;
