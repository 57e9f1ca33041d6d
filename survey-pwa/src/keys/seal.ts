/** Bytes in memory of our own, which WebCrypto and IndexedDB accept. */
export type Bytes = Uint8Array<ArrayBuffer>;

const ivLength = 12;

/**
 * Seals bytes with AES-GCM. The place where they will stand is sealed in, so that a sealed page cannot be moved to
 * another place. Shape: 12 bytes of IV, then ciphertext and tag.
 */
export async function seal(key: CryptoKey, place: string, plain: Bytes): Promise<Bytes> {
  const iv = crypto.getRandomValues(new Uint8Array(ivLength));
  const body = await crypto.subtle.encrypt(parameters(iv, place), key, plain);
  const sealed = new Uint8Array(ivLength + body.byteLength);
  sealed.set(iv);
  sealed.set(new Uint8Array(body), ivLength);
  return sealed;
}

/** Opens what `seal` made. Rejects when the key, the place or a single bit is another. */
export async function unseal(key: CryptoKey, place: string, sealed: Bytes): Promise<Bytes> {
  const plain = await crypto.subtle.decrypt(
    parameters(sealed.subarray(0, ivLength), place),
    key,
    sealed.subarray(ivLength),
  );
  return new Uint8Array(plain);
}

const parameters = (iv: Bytes, place: string) => ({
  name: "AES-GCM",
  iv,
  additionalData: new TextEncoder().encode(place),
});
