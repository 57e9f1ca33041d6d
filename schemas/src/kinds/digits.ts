// Zeros of the digit sets that phones in the field write: Latin, Arabic-Indic, Persian, N'Ko, Devanagari, full-width, Adlam
const zeros = [0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0xff10, 0x1e950];

/** Marks of writing direction that keyboards add unseen. */
export const directionMarks = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g;

/** Writes the digits of every script as 0–9 and leaves the rest. */
export function latinDigits(text: string): string {
  let result = "";
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    const zero = zeros.find((candidate) => point >= candidate && point <= candidate + 9);
    result += zero === undefined ? character : String(point - zero);
  }
  return result;
}

/** True when one text mixes digits of two scripts, as ٣5 does: accepted, but worth a look. */
export function mixesDigits(text: string): boolean {
  const used = new Set<number>();
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    const zero = zeros.find((candidate) => point >= candidate && point <= candidate + 9);
    if (zero !== undefined) used.add(zero);
  }
  return used.size > 1;
}
