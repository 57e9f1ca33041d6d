import { createHash } from "node:crypto";
import { toBase64url } from "@returns/schemas";

/** Bytes that nobody can guess. */
export type Random = (bytes: number) => Uint8Array;

/** A fresh secret with 256 bits of chance behind a prefix that says what it is. Only its hash is stored. */
export function makeSecret(prefix: SecretPrefix, random: Random): string {
  return prefix + toBase64url(random(32));
}

export type SecretPrefix = "idp_up_" | "idp_ac_" | "idp_ws_" | "";

/** What is stored of a secret. A fast hash will do: nobody can try 2²⁵⁶ secrets. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
