import type { Observed, ObservedCell } from "./observed.ts";
import type { DisclosureRules } from "./rules.ts";

/** The rules that withhold a cell. `protects-another` is that of a cell whose figure would give another one away. */
export type Rule =
  | "few-households"
  | "few-others"
  | "few-clusters"
  | "one-household"
  | "small-base"
  | "protects-another";

/** What the rules allow to be said of a cell. */
export type Mark =
  | { readonly status: "shown" | "empty" }
  /** Only that the share is below or above the edge. */
  | { readonly status: "bounded"; readonly side: "below" | "above" }
  | { readonly status: "withheld"; readonly rule: Rule };

/** How the rules are read for one table. */
export interface Reading {
  readonly rules: DisclosureRules;
  /** Whether the table speaks of a variable that can do harm. */
  readonly restricted: boolean;
  /** Households that a figure must rest on. */
  readonly needed: number;
}

/** What a cell may show on its own; that it gives another one away is for the audit to find. */
export function markOf(cell: ObservedCell, observed: Observed, { rules, restricted, needed }: Reading): Mark {
  const { statistic } = observed.made.entry.measure;
  const base = observed.bases[cell.base];
  const { counted, estimate } = cell;
  if (base === undefined || base.units === 0 || Number.isNaN(estimate.estimate)) return { status: "empty" };
  if (statistic === "count" && counted.units === 0) return { status: "empty" };
  if (base.units < rules.bases.hiddenBelow) return { status: "withheld", rule: "small-base" };
  const isShare = statistic === "proportion";
  // Of a count or total the cell is those who are counted; of a share or mean those of whom it is one
  const cellPeople = statistic === "count" || statistic === "total" ? counted : base;
  if (cellPeople.clusters < rules.clusters) return { status: "withheld", rule: "few-clusters" };
  const others = isShare ? base.households - counted.households : 0;
  if (restricted && isOfGroup(observed)) {
    // Nobody and very few are told alike, so that neither is certain
    if (counted.households < needed && estimate.estimate < rules.edge) return { status: "bounded", side: "below" };
    if (others < needed && estimate.estimate > 1 - rules.edge) return { status: "bounded", side: "above" };
  }
  if (counted.households >= 1 && counted.households < needed) return { status: "withheld", rule: "few-households" };
  if (others >= 1 && others < needed) return { status: "withheld", rule: "few-others" };
  if (cellPeople.largestShare > rules.largestShare || counted.largestShare > rules.largestShare)
    return { status: "withheld", rule: "one-household" };
  return { status: "shown" };
}

const isOfGroup = ({ made }: Observed): boolean =>
  made.entry.measure.statistic === "proportion" && made.entry.measure.within === "group";
