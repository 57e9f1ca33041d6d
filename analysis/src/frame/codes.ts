import { type Grouping, grouping } from "../design/grouping.ts";
import type { Column } from "./frame.ts";
import { ColumnError } from "./lookup.ts";

/** The groups that the codes of a column make, for strata, clusters and domains. */
export const groupingOf = (column: Column): Grouping => grouping(codesOf(column));

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
