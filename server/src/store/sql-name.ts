import { createHash } from "node:crypto";

/**
 * A name as SQL writes it, quoted, so that `user`, `Age` and `0.5` are names like any other. PostgreSQL silently cuts
 * names after 63 bytes; a longer one keeps its beginning and gets a part of its hash, so that two never become one.
 */
export function sqlName(name: string): string {
  const fits = Buffer.byteLength(name) <= maxBytes;
  const short = fits
    ? name
    : `${firstBytes(name, maxBytes - 9)}_${createHash("sha256").update(name).digest("hex").slice(0, 8)}`;
  return `"${short.replaceAll('"', '""')}"`;
}

const maxBytes = 63;

function firstBytes(text: string, bytes: number): string {
  let short = text;
  while (Buffer.byteLength(short) > bytes) short = short.slice(0, -1);
  return short;
}
