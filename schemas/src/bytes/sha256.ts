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

  const state = Uint32Array.from(startOfState);
  const words = new Uint32Array(64);
  for (let block = 0; block < padded.length; block += 64) compress(state, words, view, block);

  const digest = new Uint8Array(32);
  const out = new DataView(digest.buffer);
  state.forEach((word, index) => {
    out.setUint32(index * 4, word);
  });
  return digest;
}

function compress(state: Uint32Array, words: Uint32Array, view: DataView, block: number): void {
  const word = (index: number) => words[index] ?? 0;
  for (let index = 0; index < 16; index++) words[index] = view.getUint32(block + index * 4);
  for (let index = 16; index < 64; index++) {
    const far = word(index - 15);
    const near = word(index - 2);
    const spreadFar = turn(far, 7) ^ turn(far, 18) ^ (far >>> 3);
    const spreadNear = turn(near, 17) ^ turn(near, 19) ^ (near >>> 10);
    words[index] = word(index - 16) + spreadFar + word(index - 7) + spreadNear;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let round = 0; round < 64; round++) {
    const chosen = (e & f) ^ (~e & g);
    const most = (a & b) ^ (a & c) ^ (b & c);
    const first =
      (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + chosen + (roundConstants[round] ?? 0) + word(round)) | 0;
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
  [a, b, c, d, e, f, g, h].forEach((value, index) => {
    state[index] = (state[index] ?? 0) + value;
  });
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
