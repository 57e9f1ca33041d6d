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
  const joint = left.codes.map((code, row) => {
    const other = right.codes[row] ?? -1;
    return code < 0 || other < 0 ? -1 : code + size * other;
  });
  const present = [...new Set(joint)].filter((code) => code >= 0).sort((a, b) => a - b);
  const codeOf = new Map(present.map((code, index) => [code, index]));
  return {
    codes: joint.map((code) => codeOf.get(code) ?? -1),
    labels: present.map((code) => `${left.labels[code % size]}.${right.labels[Math.floor(code / size)]}`),
  };
}

/** Order of code points, which no locale changes. */
export function byCodePoint(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
