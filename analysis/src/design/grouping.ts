import { DesignError } from "./design-error.ts";

/** A column of labels, dictionary-encoded: `labels[codes[row]]`; −1 where the row has none. */
export interface Grouping {
  readonly codes: Int32Array;
  readonly labels: readonly string[];
}

/**
 * Encodes labels in the order of their code points, so that the same values have the same codes in any order of rows.
 *
 * @param values one per row; `null` where the row has none
 */
export function grouping(values: readonly (string | number | null)[]): Grouping {
  const labels = [...new Set(values.filter((value) => value !== null).map(String))].sort(byCodePoint);
  const codeOf = new Map(labels.map((label, code) => [label, code]));
  return {
    labels,
    codes: Int32Array.from(values, (value) => (value === null ? -1 : (codeOf.get(String(value)) ?? -1))),
  };
}

/**
 * The combinations of several groupings that occur in the data: a row without a label in one of them has none.
 * The labels are joined by a dot, the last grouping varies slowest, as in R's `interaction`.
 */
export function cross(groupings: readonly Grouping[]): Grouping {
  const [first, ...others] = groupings;
  if (first === undefined) throw new DesignError("Cannot cross groupings, as none is given");
  return others.reduce(crossTwo, first);
}

function crossTwo(left: Grouping, right: Grouping): Grouping {
  const size = left.labels.length;
  const codes = new Int32Array(left.codes.length);
  for (let row = 0; row < codes.length; row++) {
    const code = left.codes[row] ?? -1;
    const other = right.codes[row] ?? -1;
    codes[row] = code < 0 || other < 0 ? -1 : code + size * other;
  }
  const present = presentCodes(codes, size * right.labels.length);
  const placeOf = placesOf(present);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] ?? -1;
    if (code >= 0) codes[row] = placeOf(code);
  }
  return {
    codes,
    labels: Array.from(present, (code) => `${left.labels[code % size]}.${right.labels[Math.floor(code / size)]}`),
  };
}

// Where combinations are so few, a mark for each is made faster than a set
const few = 1_000_000;

/** The codes that occur, in their order. */
function presentCodes(codes: Int32Array, possible: number): Int32Array {
  if (possible > few)
    return Int32Array.from(new Set(codes))
      .filter((code) => code >= 0)
      .sort();
  const marks = new Uint8Array(possible);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] ?? -1;
    if (code >= 0) marks[code] = 1;
  }
  const present: number[] = [];
  for (const [code, mark] of marks.entries()) if (mark === 1) present.push(code);
  return Int32Array.from(present);
}

/** The place of a code in a list of codes. */
function placesOf(present: Int32Array): (code: number) => number {
  const largest = present.at(-1) ?? 0;
  if (largest > few) {
    const table = new Map(Array.from(present, (code, place) => [code, place]));
    return (code) => table.get(code) ?? -1;
  }
  const table = new Int32Array(largest + 1);
  for (const [place, code] of present.entries()) table[code] = place;
  return (code) => table[code] ?? -1;
}

/** Order of code points, which no locale changes. */
export function byCodePoint(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
