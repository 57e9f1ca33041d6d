/** The public half of an ECDSA P-256 key, as it travels. */
export interface PublicKey {
  readonly kty: "EC";
  readonly crv: "P-256";
  readonly x: string;
  readonly y: string;
}

export type Inflated =
  | { readonly status: "inflated"; readonly bytes: Uint8Array }
  | { readonly status: "too-big" }
  | { readonly status: "damaged" };

/** What envelopes need of the platform. `webCrypto` and `webDeflate` make it from the platform's own parts. */
export interface EnvelopeTools {
  sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>;
  /** Whether the holder of the key signed exactly this message; false as well for a key or signature that is none. */
  verify(key: PublicKey, message: Uint8Array<ArrayBuffer>, signature: Uint8Array<ArrayBuffer>): Promise<boolean>;
  /** Raw deflate (RFC 1951). */
  deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>;
  /** Undoes `deflate`, and stops as soon as there are more than `limit` bytes. */
  inflate(bytes: Uint8Array<ArrayBuffer>, limit: number): Promise<Inflated>;
}

/** Signs a message with the key of this phone or server: ECDSA P-256 over SHA-256, as r and s. */
export type Sign = (message: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>;
