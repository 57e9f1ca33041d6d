import type { PlanEntry } from "../plan/entry.ts";

/** The variables that a table measures, those of the form from which they are computed among them. */
function measuredNames({ measure, derive = {} }: PlanEntry): readonly string[] {
  const names =
    measure.statistic === "ratio"
      ? [measure.numerator, measure.denominator]
      : measure.statistic === "count"
        ? []
        : measure.of;
  return [...new Set(names.flatMap((name) => [name, ...usedBy(derive[name])]))];
}

/** The variables whose groups a table compares. */
const groupingNames = ({ rows, columns, derive = {} }: PlanEntry): readonly string[] =>
  [rows, columns].flatMap((axis) =>
    axis.axis === "groups" ? axis.by.flatMap((name) => [name, ...usedBy(derive[name])]) : [],
  );

/** Whether a table speaks of a variable that can do harm: measured, compared, or in the definition of who is in. */
export const isRestricted = (entry: PlanEntry, restricted: ReadonlySet<string>): boolean =>
  [...measuredNames(entry), ...groupingNames(entry), ...namesIn(entry.universe?.where ?? "")].some((name) =>
    restricted.has(name),
  );

type Derived = NonNullable<PlanEntry["derive"]>[string];

const usedBy = (derived: Derived | undefined): readonly string[] =>
  derived === undefined
    ? []
    : [...namesIn(derived.calculation), ...(derived.result === "number" ? [] : [derived.result.codesOf])];

const namesIn = (expression: string): readonly string[] =>
  [...expression.matchAll(/\$\{([^}]+)\}/g)].flatMap(([, name]) => (name === undefined ? [] : [name.trim()]));
