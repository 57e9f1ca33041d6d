import type { Column } from "../frame/frame.ts";
import { columnOf } from "../frame/lookup.ts";
import { withDerived } from "../plan/derive.ts";
import type { Axis, PlanEntry } from "../plan/entry.ts";
import { PlanError } from "../plan/plan-error.ts";
import type { Unit } from "../plan/run-plan.ts";
import type { DisclosureRules, Merged } from "./rules.ts";

/** How many steps of merging there are for the variables of a table. */
export const stepsFor = (entry: PlanEntry, { collapse }: DisclosureRules): number =>
  Math.max(0, ...namesOf(entry).map((name) => collapse[name]?.length ?? 0));

/**
 * A table with categories merged: each variable that has steps by the given one, or by its last. Who is in the universe
 * is still told by the codes of the form.
 *
 * @throws PlanError when a step names a variable or a code that is not there
 */
export function collapsed(
  entry: PlanEntry,
  units: ReadonlyMap<string, Unit>,
  { collapse }: DisclosureRules,
  step: number,
): { readonly entry: PlanEntry; readonly units: ReadonlyMap<string, Unit> } {
  const unit = units.get(entry.unit);
  if (unit === undefined || step === 0) return { entry, units };
  let frame = withDerived(unit.frame, entry.derive ?? {});
  const renamed = new Map<string, string>();
  for (const name of namesOf(entry)) {
    const steps = collapse[name];
    const merged = steps?.[Math.min(step, steps.length) - 1];
    if (merged === undefined) continue;
    const column = { ...withMerged(columnOf(frame, name), merged), name: `${name}, merged` };
    frame = { ...frame, columns: new Map([...frame.columns, [column.name, column]]) };
    renamed.set(name, column.name);
  }
  return {
    entry: withNames(entry, renamed, collapse),
    units: new Map([...units, [entry.unit, { ...unit, frame }]]),
  };
}

/** The variables of a table that have categories: those whose shares are measured, and those of its groups. */
const namesOf = ({ measure, rows, columns }: PlanEntry): readonly string[] => [
  ...new Set([
    ...(measure.statistic === "proportion" ? measure.of : []),
    ...[rows, columns].flatMap((axis) => (axis.axis === "groups" ? axis.by : [])),
  ]),
];

function withNames(
  { derive: _, ...entry }: PlanEntry,
  renamed: ReadonlyMap<string, string>,
  collapse: DisclosureRules["collapse"],
): PlanEntry {
  const named = (name: string): string => renamed.get(name) ?? name;
  const side = (axis: Axis): Axis => {
    switch (axis.axis) {
      case "groups":
        return { ...axis, by: axis.by.map(named) };
      case "categories":
        return typeof axis.levels === "string" || renamed.size === 0
          ? axis
          : { ...axis, levels: levelsOf(axis.levels, entry, collapse) };
      case "variables":
        return axis;
    }
  };
  const { measure } = entry;
  return {
    ...entry,
    measure: measure.statistic === "proportion" ? { ...measure, of: measure.of.map(named) } : measure,
    rows: side(entry.rows),
    columns: side(entry.columns),
  };
}

/** The listed categories with those that took their place. */
function levelsOf(
  levels: readonly string[],
  { measure }: PlanEntry,
  collapse: DisclosureRules["collapse"],
): readonly string[] {
  const steps = measure.statistic === "proportion" ? measure.of.flatMap((name) => collapse[name] ?? []).flat() : [];
  return [...levels, ...steps.filter(({ of }) => of.some((code) => levels.includes(code))).map(({ code }) => code)];
}

/** A column in which several categories are one, at the place of the first of them. */
function withMerged(column: Column, merged: readonly Merged[]): Column {
  if (column.type !== "category" && column.type !== "categories") {
    throw new PlanError(`Cannot merge categories of "${column.name}", as it holds ${column.type}`);
  }
  const known = new Set(column.levels.map(({ code }) => code));
  const unknown = merged.flatMap(({ of }) => of).filter((code) => !known.has(code));
  if (unknown.length > 0) {
    throw new PlanError(
      `Cannot merge ${unknown.join(", ")} of "${column.name}", as it has no such category: found ${[...known].join(", ")}`,
    );
  }
  const becomes = (code: string) => merged.find(({ of }) => of.includes(code));
  const levels = [
    ...new Map(
      column.levels.map((level) => {
        const { code, label } = becomes(level.code) ?? level;
        return [code, { code, label }];
      }),
    ).values(),
  ];
  const place = column.levels.map(({ code }) =>
    levels.findIndex((level) => level.code === (becomes(code)?.code ?? code)),
  );
  if (column.type === "category") {
    return { ...column, levels, codes: column.codes.map((code) => (code < 0 ? code : (place[code] ?? code))) };
  }
  const selected = levels.map((_, level) => {
    const parts = column.selected.filter((__, index) => place[index] === level);
    return (parts[0] ?? new Uint8Array()).map((___, row) => joined(parts.map((part) => part[row] ?? 0)));
  });
  return { ...column, levels, selected };
}

/** Chosen when one of them was; not offered when none of them was offered. */
const joined = (flags: readonly number[]): number =>
  flags.includes(1) ? 1 : flags.every((flag) => flag === 255) ? 255 : 0;
