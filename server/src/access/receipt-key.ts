import { webcrypto } from "node:crypto";
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";
import { keyFingerprint, type PublicKey, type Sign, webCrypto } from "@returns/schemas";
import { z } from "zod";
import { OperatorError } from "../operator-error.ts";

/** The key with which the server signs receipts. Phones pin it when they are enrolled. */
export interface ReceiptKey {
  readonly publicKey: PublicKey;
  readonly fingerprint: string;
  readonly sign: Sign;
}

/** The key as it is stored: a private JWK. */
const StoredKey = z.object({
  kty: z.literal("EC"),
  crv: z.literal("P-256"),
  x: z.string(),
  y: z.string(),
  d: z.string(),
});
type StoredKey = z.infer<typeof StoredKey>;

/** Makes a fresh key. */
export async function makeReceiptKey(): Promise<ReceiptKey> {
  return openKey(await generate());
}

/**
 * The key in a file that only its owner can read; made and written to disk when there is none yet.
 *
 * @throws OperatorError when the file is there and holds no key: no new one is made in its place, as every phone has
 * pinned the old one
 */
export async function receiptKeyAt(path: string): Promise<ReceiptKey> {
  if (!existsSync(path)) writeSafely(path, JSON.stringify(await generate()));
  try {
    return await openKey(StoredKey.parse(JSON.parse(readFileSync(path, "utf8"))));
  } catch (cause) {
    throw new OperatorError(
      `Cannot read the server's receipt key from ${path}: it is damaged. Put it back from a backup; ` +
        "a new key would not be believed by the phones that are enrolled",
      { cause },
    );
  }
}

async function generate(): Promise<StoredKey> {
  const pair = await webcrypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, ["sign", "verify"]);
  return StoredKey.parse(await webcrypto.subtle.exportKey("jwk", pair.privateKey));
}

async function openKey({ kty, crv, x, y, d }: StoredKey): Promise<ReceiptKey> {
  const algorithm = { name: "ECDSA", namedCurve: "P-256" };
  const key = await webcrypto.subtle.importKey("jwk", { kty, crv, x, y, d }, algorithm, false, ["sign"]);
  const publicKey = { kty, crv, x, y };
  return { publicKey, fingerprint: keyFingerprint(publicKey), sign: webCrypto(webcrypto.subtle).signWith(key) };
}

/** A key that is half written would be lost for good: it takes its name when it is on disk. */
function writeSafely(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.new`;
  writeFileSync(draft, text, { mode: 0o600 });
  syncPath(draft);
  renameSync(draft, path);
  syncPath(dirname(path));
}

function syncPath(path: string): void {
  const descriptor = openSync(path, "r");
  fsyncSync(descriptor);
  closeSync(descriptor);
}
