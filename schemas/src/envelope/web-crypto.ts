import { sha256 } from "../bytes/sha256.ts";
import { toBase64url } from "../bytes/text-forms.ts";
import { canonicalJson } from "../canonical-json.ts";
import type { EnvelopeTools, PublicKey, Sign } from "./tools.ts";

/** The part of WebCrypto's `SubtleCrypto` that is used here: browsers and Node have the same. */
export interface SubtleLike<Key> {
  digest(algorithm: "SHA-256", data: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>;
  importKey(
    format: "jwk",
    key: { kty: string; crv: string; x: string; y: string },
    algorithm: { name: "ECDSA"; namedCurve: "P-256" },
    extractable: boolean,
    usages: "verify"[],
  ): Promise<Key>;
  sign(algorithm: typeof ecdsa, key: Key, data: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>;
  verify(
    algorithm: typeof ecdsa,
    key: Key,
    signature: Uint8Array<ArrayBuffer>,
    data: Uint8Array<ArrayBuffer>,
  ): Promise<boolean>;
}

/**
 * Hashing, signing and verifying by the platform.
 *
 * @example
 * ```ts
 * import { toHex, webCrypto } from "@returns/schemas";
 * import { expect } from "vitest";
 *
 * const { sha256 } = webCrypto(crypto.subtle);
 * expect(toHex(await sha256(new Uint8Array()))).toMatch(/^e3b0c442/);
 * ```
 */
export function webCrypto<Key>(subtle: SubtleLike<Key>): Pick<EnvelopeTools, "sha256" | "verify"> & {
  signWith(privateKey: Key): Sign;
} {
  // A server sees the same few keys for months; importing one costs as much as verifying with it
  const imported = new Map<string, Promise<Key>>();
  const importOnce = (key: PublicKey) => {
    const { kty, crv, x, y } = key;
    const name = `${x}.${y}`;
    const known = imported.get(name);
    if (known !== undefined) return known;
    if (imported.size >= 10_000) imported.clear();
    const fresh = subtle.importKey("jwk", { kty, crv, x, y }, { name: "ECDSA", namedCurve: "P-256" }, false, [
      "verify",
    ]);
    imported.set(name, fresh);
    return fresh;
  };
  return {
    sha256: async (bytes) => new Uint8Array(await subtle.digest("SHA-256", bytes)),
    verify: async (key, message, signature) => {
      try {
        return await subtle.verify(ecdsa, await importOnce(key), signature, message);
      } catch {
        return false;
      }
    },
    signWith: (privateKey) => async (message) => new Uint8Array(await subtle.sign(ecdsa, privateKey, message)),
  };
}

/**
 * The short name of a public key, to be compared by people and pinned by links: RFC 7638 over SHA-256, base64url.
 */
export function keyFingerprint({ crv, kty, x, y }: PublicKey): string {
  return toBase64url(sha256(canonicalJson({ crv, kty, x, y })));
}

const ecdsa = { name: "ECDSA", hash: "SHA-256" } as const;
