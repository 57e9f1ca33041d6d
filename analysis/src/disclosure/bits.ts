/** A set of households by their numbers, 32 to a word. */
export type Bits = Uint32Array;

export const emptyBits = (size: number): Bits => new Uint32Array(Math.ceil(size / 32));

export const addTo = (bits: Bits, index: number): void => {
  bits[index >> 5] = (bits[index >> 5] ?? 0) | (1 << (index & 31));
};

const isIn = (bits: Bits, index: number): boolean => (((bits[index >> 5] ?? 0) >>> (index & 31)) & 1) === 1;

/** How many are in the first set and not in the second. */
export function countWithout(a: Bits, b: Bits): number {
  let count = 0;
  for (let word = 0; word < a.length; word++) {
    for (let left = (a[word] ?? 0) & ~(b[word] ?? 0); left !== 0; left &= left - 1) count++;
  }
  return count;
}

/** A set as hexadecimal text, eight households to two letters. */
export function bitsToHex(bits: Bits, size: number): string {
  const bytes = new Uint8Array(Math.ceil(size / 8));
  for (let index = 0; index < size; index++) {
    if (isIn(bits, index)) bytes[index >> 3] = (bytes[index >> 3] ?? 0) | (1 << (index & 7));
  }
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The numbers of a set in hexadecimal. */
export const numbersIn = (hex: string): readonly number[] =>
  (hex.match(/../g) ?? []).flatMap((pair, place) =>
    [0, 1, 2, 3, 4, 5, 6, 7].flatMap((bit) => ((Number.parseInt(pair, 16) >> bit) & 1 ? [place * 8 + bit] : [])),
  );
