import type { Estimate } from "../estimate/estimate.ts";
import type { Cell, ReleasedTable, ReleasedValue } from "../plan/table.ts";
import type { Mark } from "./marks.ts";
import type { Observed, ObservedCell } from "./observed.ts";
import { rounded, steps } from "./rounding.ts";
import type { DisclosureRules } from "./rules.ts";

/** The table that leaves the office: what the marks allow, rounded. */
export function figuresOf(observed: Observed, marks: readonly Mark[], rules: DisclosureRules): ReleasedTable {
  const { table } = observed.made;
  const { base } = table;
  return {
    ...table,
    base: {
      universe: base.universe,
      respondents: rounded(base.respondents, steps.base),
      weighted: peopleRounding(observed)(base.weighted),
      missing: {
        notAsked: rounded(base.missing.notAsked, steps.base),
        dk: rounded(base.missing.dk, steps.base),
        ref: rounded(base.missing.ref, steps.base),
      },
    },
    cells: observed.cells.map(
      (cell, index): Cell<ReleasedValue> => ({
        row: cell.row,
        column: cell.column,
        value: releasedValue(cell, observed, marks[index] ?? { status: "empty" }, rules),
      }),
    ),
  };
}

function releasedValue(cell: ObservedCell, observed: Observed, mark: Mark, rules: DisclosureRules): ReleasedValue {
  switch (mark.status) {
    case "empty":
      return { status: "empty" };
    case "withheld":
      return { status: "withheld", reason: mark.rule === "small-base" ? "small-base" : "disclosure" };
    case "bounded": {
      const { side } = mark;
      const than = side === "below" ? rules.edge : Number((1 - rules.edge).toPrecision(12));
      return { status: "bounded", side, than, ...baseOf(cell, observed) };
    }
    case "shown":
      return shownOf(cell, observed, rules);
  }
}

function shownOf(cell: ObservedCell, observed: Observed, rules: DisclosureRules): ReleasedValue {
  const { estimate } = cell;
  const round = roundingOf(observed);
  const units = observed.bases[cell.base]?.units ?? 0;
  return {
    status: "shown",
    flag: flagOf(estimate, units < rules.bases.bracketedBelow),
    estimate: round(estimate.estimate),
    // An interval without width tells that all answers were the same
    ...(estimate.standardError > 0
      ? { lower: round(estimate.lower), upper: round(estimate.upper) }
      : { lower: Number.NaN, upper: Number.NaN }),
    ...baseOf(cell, observed),
    standardError: Number.NaN,
    degreesOfFreedom: Number.NaN,
    designEffect: Number.NaN,
  };
}

/** The people of whom a figure is; of a count nothing, as they are the figure. */
function baseOf(cell: ObservedCell, observed: Observed): { readonly respondents: number; readonly weighted: number } {
  const base = observed.bases[cell.base];
  if (base === undefined || observed.made.entry.measure.statistic === "count")
    return { respondents: Number.NaN, weighted: Number.NaN };
  return { respondents: rounded(base.units, steps.base), weighted: peopleRounding(observed)(base.weight) };
}

const peopleRounding =
  ({ household }: Observed) =>
  (value: number): number =>
    rounded(value, steps.people(value, household.weight));

/** How the figures of a table are rounded. */
function roundingOf(observed: Observed): (value: number) => number {
  switch (observed.made.entry.measure.statistic) {
    case "proportion":
      return (value) => rounded(value, steps.share);
    case "count":
      return peopleRounding(observed);
    case "total":
      return (value) => rounded(value, steps.people(value, observed.household.amount));
    case "mean":
    case "median":
    case "ratio":
      return (value) => rounded(value, steps.number(value));
  }
}

function flagOf(
  { standardError, estimate }: Estimate,
  bracketed: boolean,
): "" | "caution" | "unreliable" | "bracketed" {
  const variation = Math.abs(standardError / estimate);
  if (variation > 0.33) return "unreliable";
  if (bracketed) return "bracketed";
  return variation > 0.2 ? "caution" : "";
}
