import { DesignError, type ModelTerm, type ModelVariable } from "@returns/analysis";
import { isCategory } from "./design.ts";
import { columnNamed, type GoldenTable, levelsOf, numbersOf } from "./table.ts";
import { rLabel } from "./variables.ts";

/**
 * The terms of an R formula: `a*b` stands for `a + b + a:b`; main effects come before interactions, as in R.
 *
 * @param counts whether a row is in the model: categories that no such row has are left out
 */
export function termsOf(
  table: GoldenTable,
  written: readonly string[],
  counts: (row: number) => boolean = () => true,
): ModelTerm[] {
  const keys = new Set<string>();
  for (const term of written) {
    if (term === "1" || term === "0" || term === "-1") continue;
    const factors = term.split("*").map((each) => each.trim());
    for (const subset of subsetsOf(factors)) keys.add(subset.join(":"));
  }
  return [...keys]
    .map((key) => key.split(":"))
    .sort((a, b) => a.length - b.length)
    .map((names) => names.map((name) => variableOf(table, name.trim(), counts)));
}

function variableOf(table: GoldenTable, written: string, counts: (row: number) => boolean): ModelVariable {
  const factor = /^(?:as\.)?factor\((.*)\)$/.exec(written)?.[1];
  const column = columnNamed(table, factor ?? written);
  if (factor === undefined && !isCategory(column)) return { kind: "number", name: written, values: numbersOf(column) };
  const occurring = new Set(column.values.filter((_, row) => counts(row)));
  const levels = levelsOf(column).filter((level) => occurring.has(level));
  if (levels.length === 1)
    throw new DesignError(`Cannot compare the categories of "${written}", as all rows have "${levels[0]}"`);
  const codeOf = new Map(levels.map((level, code) => [level, code]));
  const codes = Int32Array.from(column.values, (value) => (value === null ? -1 : (codeOf.get(value) ?? -1)));
  return { kind: "category", name: written, codes, labels: levels.map(rLabel) };
}

/** All subsets but the empty one, smaller ones first. */
function subsetsOf(factors: readonly string[]): string[][] {
  const subsets: string[][] = [[]];
  for (const factor of factors) subsets.push(...subsets.map((each) => [...each, factor]));
  return subsets.filter((subset) => subset.length > 0).sort((a, b) => a.length - b.length);
}
