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
 */
export function byDomain<Result>(
  design: Design,
  groups: Grouping,
  within: Uint8Array | undefined,
  estimator: (domain: Uint8Array) => Result,
): readonly DomainResult<Result>[] {
  const { codes, labels } = groups;
  if (codes.length !== design.rows) {
    throw new DesignError(`Cannot match groups with the design: there are ${codes.length} for ${design.rows} rows`);
  }
  return labels.map((label, code) => {
    const domain = new Uint8Array(codes.length);
    for (let row = 0; row < codes.length; row++) if (codes[row] === code && within?.[row] !== 0) domain[row] = 1;
    return { code, label, result: estimator(domain) };
  });
}
