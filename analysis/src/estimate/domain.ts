import type { Design } from "../design/design.ts";
import { DesignError } from "../design/design-error.ts";

/**
 * What to do with rows whose value is missing (NaN, or code −1):
 * - `drop`: leave them out, as a domain does; a row is left out when any variable of the call is missing
 * - `propagate`: the estimate is NaN as soon as one row of the domain has no value
 */
export type MissingPolicy = "drop" | "propagate";

export interface DomainOptions {
  /** 1 for the rows that the estimate is about; everybody where absent. The rows outside stay in the design. */
  readonly domain?: Uint8Array;
  readonly missing: MissingPolicy;
}

/** The rows that an estimate rests on: those of the domain, without the missing ones where these are dropped. */
export function rowsUsed(
  design: Design,
  { domain, missing }: DomainOptions,
  values: readonly Float64Array[],
  codes: readonly Int32Array[],
): Int32Array {
  for (const column of [...values, ...codes, ...(domain === undefined ? [] : [domain])]) {
    if (column.length !== design.rows) {
      throw new DesignError(
        `Cannot match a variable with the design: it has ${column.length} rows, the design ${design.rows}`,
      );
    }
  }
  const used = new Int32Array(design.rows);
  let count = 0;
  for (let row = 0; row < design.rows; row++) if (domain === undefined || domain[row] === 1) used[count++] = row;
  if (missing === "propagate") return used.subarray(0, count);
  for (const column of values) count = keep(used, count, (row) => !Number.isNaN(column[row]));
  for (const column of codes) count = keep(used, count, (row) => (column[row] ?? -1) >= 0);
  return used.subarray(0, count);
}

/** Moves the rows that are wanted to the front and says how many they are. */
function keep(rows: Int32Array, count: number, isWanted: (row: number) => boolean): number {
  let kept = 0;
  for (let i = 0; i < count; i++) {
    const row = rows[i] ?? 0;
    if (isWanted(row)) rows[kept++] = row;
  }
  return kept;
}
