import { byCodePoint, type Grouping, grouping } from "../design/grouping.ts";
import type { Column } from "./frame.ts";
import { ColumnError } from "./lookup.ts";

/** The groups that the codes of a column make, for strata, clusters and domains. */
export function groupingOf(column: Column): Grouping {
  // A million codes need not become a million texts first
  if (column.type === "number") return groupingOfNumbers(column.values, column.missing);
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
