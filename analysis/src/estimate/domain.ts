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
  for (let row = 0; row < design.rows; row++) {
    if (domain !== undefined && domain[row] !== 1) continue;
    if (missing === "drop" && isMissing(row, values, codes)) continue;
    used[count++] = row;
  }
  return used.subarray(0, count);
}

/** Everybody. */
export const allRows = (design: Design): Int32Array => new Int32Array(design.rows).map((_, row) => row);

function isMissing(row: number, values: readonly Float64Array[], codes: readonly Int32Array[]): boolean {
  for (const column of values) if (Number.isNaN(column[row])) return true;
  for (const column of codes) if ((column[row] ?? -1) < 0) return true;
  return false;
}
