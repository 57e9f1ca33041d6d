import type { Design } from "../design/design.ts";
import { DesignError } from "../design/design-error.ts";
import type { Grouping } from "../design/grouping.ts";

/** One domain of a grouping and what was estimated for it. */
export interface DomainResult<Result> {
  readonly code: number;
  readonly label: string;
  readonly result: Result;
}

/**
 * Estimates once for each group. Each group is a domain of the full design: the rows outside it stay, as they tell how
 * many clusters were sampled. Rows without a group are in none.
 *
 * @param groups the groups; those without a row are estimated too, and their estimates have no respondents
 * @param within 1 for the rows of a larger domain in which all groups lie
 * @param estimator gets the rows of the group, in ascending order
 */
export function byDomain<Result>(
  design: Design,
  groups: Grouping,
  within: Uint8Array | undefined,
  estimator: (domain: Int32Array) => Result,
): readonly DomainResult<Result>[] {
  if (groups.codes.length !== design.rows) {
    throw new DesignError(
      `Cannot match groups with the design: there are ${groups.codes.length} for ${design.rows} rows`,
    );
  }
  const domains = rowsByGroup(groups, within);
  return groups.labels.map((label, code) => ({ code, label, result: estimator(domains(code)) }));
}

/**
 * The rows of each group, in ascending order: put side by side in two passes however many groups there are (counting sort).
 *
 * @param within 1 for the rows that take part; all where absent
 */
export function rowsByGroup({ codes, labels }: Grouping, within: Uint8Array | undefined): (code: number) => Int32Array {
  const isPlaced = (row: number): boolean => (codes[row] ?? -1) >= 0 && within?.[row] !== 0;
  const starts = new Int32Array(labels.length + 1);
  for (let row = 0; row < codes.length; row++) {
    if (isPlaced(row)) starts[(codes[row] ?? 0) + 1] = (starts[(codes[row] ?? 0) + 1] ?? 0) + 1;
  }
  for (let code = 0; code < labels.length; code++) starts[code + 1] = (starts[code + 1] ?? 0) + (starts[code] ?? 0);
  const next = starts.slice();
  const sorted = new Int32Array(starts[labels.length] ?? 0);
  for (let row = 0; row < codes.length; row++) {
    if (!isPlaced(row)) continue;
    const at = next[codes[row] ?? 0] ?? 0;
    sorted[at] = row;
    next[codes[row] ?? 0] = at + 1;
  }
  return (code) => sorted.subarray(starts[code], starts[code + 1]);
}
