import { byCodePoint, type Grouping, grouping } from "../design/grouping.ts";
import type { Column, Level } from "./frame.ts";
import { ColumnError } from "./lookup.ts";

/** The groups that the codes of a column make, for strata, clusters and domains. */
export function groupingOf(column: Column): Grouping {
  // A million codes need not become a million texts first
  if (column.type === "number") return groupingOfNumbers(column.values, column.missing);
  if (column.type === "category") return groupingOfLevels(column.levels, column.codes);
  return grouping(codesOf(column));
}

/** The codes of a column as text, whatever its type: cluster 7 and cluster "7" are the same. */
export function codesOf(column: Column): readonly (string | null)[] {
  const present = (row: number): boolean => column.missing[row] === 0;
  switch (column.type) {
    case "category":
      return Array.from(column.codes, (code) => column.levels[code]?.code ?? null);
    case "number":
    case "date":
      return Array.from(column.values, (value, row) => (present(row) ? String(value) : null));
    case "text":
      return column.values.map((value, row) => (present(row) ? value : null));
    case "categories":
      throw new ColumnError(
        `Cannot use "${column.name}" as stratum, cluster or group, as it holds several codes a row`,
      );
  }
}

function groupingOfNumbers(values: Float64Array, missing: Uint8Array): Grouping {
  const placeOf = new Map<number, number>();
  const places = new Int32Array(values.length);
  // Rows of a cluster mostly stand together, so most are like the one before
  let [value, place] = [Number.NaN, -1];
  for (let row = 0; row < values.length; row++) {
    if (missing[row] !== 0) {
      places[row] = -1;
      continue;
    }
    const each = values[row] ?? Number.NaN;
    if (each !== value) {
      value = each;
      place = placeOf.get(each) ?? placeOf.size;
      if (place === placeOf.size) placeOf.set(each, place);
    }
    places[row] = place;
  }
  const order = [...placeOf]
    .map(([each, at]) => ({ label: String(each), at }))
    .sort((a, b) => byCodePoint(a.label, b.label));
  const codeOf = new Int32Array(order.length);
  for (const [code, { at }] of order.entries()) codeOf[at] = code;
  return {
    labels: order.map(({ label }) => label),
    codes: places.map((each) => (each < 0 ? -1 : (codeOf[each] ?? -1))),
  };
}

/** The levels that occur, in the order of groupings; a million codes are looked up in a list, not as text. */
function groupingOfLevels(levels: readonly Level[], codes: Int32Array): Grouping {
  const occurs = new Uint8Array(levels.length);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] ?? -1;
    if (code >= 0) occurs[code] = 1;
  }
  const labels = [...new Set(levels.flatMap(({ code }, level) => (occurs[level] === 1 ? [code] : [])))].sort(
    byCodePoint,
  );
  const placeOf = new Map(labels.map((label, place) => [label, place]));
  const places = Int32Array.from(levels, ({ code }) => placeOf.get(code) ?? -1);
  const grouped = new Int32Array(codes.length).fill(-1);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] ?? -1;
    if (code >= 0) grouped[row] = places[code] ?? -1;
  }
  return { labels, codes: grouped };
}
