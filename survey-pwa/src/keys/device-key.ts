import { type PublicKey, type Sign, webCrypto } from "@returns/schemas";
import type { SigningKey } from "../store/settings.ts";

const algorithm = { name: "ECDSA", namedCurve: "P-256" };

/**
 * Makes the phone's signing key. It is kept as text among the settings: a "non-extractable" key lies readable on the disk
 * all the same, whereas everything in the settings is sealed together with the pages as soon as there is an unlock.
 */
export async function makeSigningKey(): Promise<SigningKey> {
  const { privateKey } = await crypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  const { x, y, d } = await crypto.subtle.exportKey("jwk", privateKey);
  if (x === undefined || y === undefined || d === undefined) {
    throw new Error("Cannot make a signing key: this browser exported it without its numbers. Update the browser");
  }
  return { kty: "EC", crv: "P-256", x, y, d };
}

export const publicHalf = ({ kty, crv, x, y }: SigningKey): PublicKey => ({ kty, crv, x, y });

export async function signWith(key: SigningKey): Promise<Sign> {
  return webCrypto(crypto.subtle).signWith(await crypto.subtle.importKey("jwk", key, algorithm, false, ["sign"]));
}
