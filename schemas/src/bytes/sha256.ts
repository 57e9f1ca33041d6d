import { utf8Encode } from "./utf8.ts";

/**
 * SHA-256 (FIPS 180-4) of bytes, or of the UTF-8 bytes of a text. It runs at once, where the platform's digest would
 * make every caller wait: for small things in pure rooms. Envelopes are hashed by the platform.
 */
export function sha256(message: Uint8Array | string): Uint8Array<ArrayBuffer> {
  const bytes = typeof message === "string" ? utf8Encode(message) : message;
  const padded = new Uint8Array((((bytes.length + 8) >> 6) + 1) << 6);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 0x20000000));
  view.setUint32(padded.length - 4, bytes.length << 3);

  // Signed words: what fits 31 bits and a sign is computed without a detour over floating point
  const state = Int32Array.from(startOfState);
  const words = new Int32Array(64);
  for (let block = 0; block < padded.length; block += 64) compress(state, words, view, block);

  const digest = new Uint8Array(32);
  const out = new DataView(digest.buffer);
  state.forEach((word, index) => {
    out.setUint32(index * 4, word);
  });
  return digest;
}

function compress(state: Int32Array, words: Int32Array, view: DataView, block: number): void {
  for (let index = 0; index < 16; index++) words[index] = view.getInt32(block + index * 4);
  for (let index = 16; index < 64; index++) {
    const far = words[index - 15] ?? 0;
    const near = words[index - 2] ?? 0;
    const spreadFar = turn(far, 7) ^ turn(far, 18) ^ (far >>> 3);
    const spreadNear = turn(near, 17) ^ turn(near, 19) ^ (near >>> 10);
    words[index] = ((words[index - 16] ?? 0) + spreadFar + (words[index - 7] ?? 0) + spreadNear) | 0;
  }
  let [a, b, c, d] = [state[0] ?? 0, state[1] ?? 0, state[2] ?? 0, state[3] ?? 0];
  let [e, f, g, h] = [state[4] ?? 0, state[5] ?? 0, state[6] ?? 0, state[7] ?? 0];
  for (let round = 0; round < 64; round++) {
    const chosen = (e & f) ^ (~e & g);
    const most = (a & b) ^ (a & c) ^ (b & c);
    const first =
      (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + chosen + (roundConstants[round] ?? 0) + (words[round] ?? 0)) | 0;
    const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + most) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  state[0] = (state[0] ?? 0) + a;
  state[1] = (state[1] ?? 0) + b;
  state[2] = (state[2] ?? 0) + c;
  state[3] = (state[3] ?? 0) + d;
  state[4] = (state[4] ?? 0) + e;
  state[5] = (state[5] ?? 0) + f;
  state[6] = (state[6] ?? 0) + g;
  state[7] = (state[7] ?? 0) + h;
}

const turn = (word: number, bits: number) => (word >>> bits) | (word << (32 - bits));

const primes = Array.from({ length: 312 }, (_, index) => index).filter(
  (number) =>
    number > 1 &&
    !Array.from({ length: number }, (_, factor) => factor).some((factor) => factor > 1 && number % factor === 0),
);

/** The first 32 bits after the point of a root of a prime, as the standard defines its constants. */
const fraction = (root: number) => ((root - Math.floor(root)) * 0x100000000) | 0;

const roundConstants = Int32Array.from(primes.slice(0, 64), (prime) => fraction(Math.cbrt(prime)));
const startOfState = Int32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));
