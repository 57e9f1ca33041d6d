import type { ReleasedTable } from "@returns/analysis";
import type { Solver } from "@returns/analysis/disclosure";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { byGroup, cellsOf, type Household, households, releaseOf, solve } from "./small-survey.ts";

/**
 * A reader of a published table of groups and answers, who has written down alone what he can conclude: nothing here is
 * shared with the audit but the solver. Unknown are the weights behind each cell and each base.
 *
 * @returns how much room there is between the least and the most weight that cells can have
 */
function readerOf(
  table: ReleasedTable,
  household: number,
): (cells: readonly (readonly [row: number, column: number])[]) => readonly number[] {
  const columns = table.columns.length;
  const cell = (row: number, column: number): number => row * columns + column;
  const base = (row: number): number => table.rows.length * columns + row;
  const value = (row: number, column: number) => table.cells[cell(row, column)]?.value ?? { status: "empty" as const };
  type Program = Parameters<Solver>[0];
  const sums: Program["sums"][number][] = [];
  const quantities = Array.from({ length: table.rows.length * (columns + 1) }, () => ({ least: 0, most: 1e9 }));
  const step = (weighted: number): number => {
    const round = [1, 2, 5, 10, 20, 50, 100, 200, 500].find((each) => each >= household * 0.999) ?? 1000;
    return Math.max(weighted >= 10_000 ? 100 : 10, round);
  };
  for (let row = 0; row < table.rows.length; row++) {
    const line = Array.from({ length: columns }, (_, column) => column);
    // Answers of a group add up to the group
    sums.push({
      least: 0,
      most: 0,
      terms: [[base(row), -1], ...line.map((column) => [cell(row, column), 1] as const)],
    });
    for (const column of line) {
      const each = value(row, column);
      const [least, most] =
        each.status === "shown"
          ? [each.estimate - 0.005, each.estimate + 0.005]
          : each.status === "bounded"
            ? each.side === "below"
              ? [0, each.than]
              : [each.than, 1]
            : [0, 1];
      sums.push({
        least: 0,
        most: 1e12,
        terms: [
          [cell(row, column), 1],
          [base(row), -least],
        ],
      });
      sums.push({
        least: -1e12,
        most: 0,
        terms: [
          [cell(row, column), 1],
          [base(row), -most],
        ],
      });
      if (each.status === "shown" || each.status === "bounded") {
        const half = step(each.weighted) / 2;
        quantities[base(row)] = { least: Math.max(0, each.weighted - half), most: each.weighted + half };
      }
    }
  }
  const groups = table.rows.flatMap(({ code }, row) => (code === "total" ? [] : [row]));
  const total = table.rows.findIndex(({ code }) => code === "total");
  for (let column = 0; column < columns; column++) {
    sums.push({
      least: 0,
      most: 0,
      terms: [[cell(total, column), -1], ...groups.map((row) => [cell(row, column), 1] as const)],
    });
  }
  return (cells) =>
    solve({ quantities, sums }, (range) =>
      cells.map(([row, column]) => {
        const { least, most } = range([[cell(row, column), 1]]);
        return most - least;
      }),
    );
}

/** Households in groups and answers of which some are rare, of equal weights or not. */
const survey = fc
  .record({
    groups: fc.array(
      fc.array(
        fc.nat({ max: 50 }).map((n) => Math.floor(n ** 3 / 2500)),
        { minLength: 4, maxLength: 4 },
      ),
      {
        minLength: 2,
        maxLength: 5,
      },
    ),
    weights: fc.constantFrom([1, 1], [1, 3], [40, 40], [20, 90]),
  })
  .map(({ groups, weights: [light = 1, heavy = 1] }): readonly Household[] =>
    groups.flatMap((counts, group) =>
      counts.flatMap((count, answer) => households(count, `g${group}`, `a${answer}`, group % 2 === 0 ? light : heavy)),
    ),
  );

describe("a reader with a solver", () => {
  test("finds nothing that is kept back narrower than k households, in surveys by chance (R16)", () => {
    let [released, attacked] = [0, 0];
    fc.assert(
      fc.property(survey, fc.boolean(), (all, isRestricted) => {
        fc.pre(all.length >= 60);
        const release = releaseOf(all, byGroup, { mostWithheld: 1, restricted: isRestricted ? ["answer"] : [] });
        if (release.status === "refused") return;
        released += 1;
        const { table, observed, needed } = release;
        const mean = all.reduce((sum, { weight = 1 }) => sum + weight, 0) / all.length;
        const few = table.cells.flatMap(({ row, column, value }, index) => {
          const { counted, base } = observed.cells[index] ?? {};
          const group = observed.bases[base ?? 0];
          const isFew = counted !== undefined && counted.households > 0 && counted.households < needed;
          if (value.status !== "withheld" || !isFew || group === undefined) return [];
          return [{ place: [row, column] as const, household: group.weight / group.households }];
        });
        attacked += few.length;
        const widths = readerOf(table, mean)(few.map(({ place }) => place));
        for (const [index, { place, household }] of few.entries())
          expect((widths[index] ?? 0) / household, place.join("/")).toBeGreaterThanOrEqual(needed * (1 - 1e-5));
      }),
      { numRuns: 25, seed: 20_261_128 },
    );
    // Nothing would be proved by tables without cells to protect
    expect(released).toBeGreaterThan(15);
    expect(attacked).toBeGreaterThan(25);
  });

  test("is what a table with one hidden cell a row cannot withstand: the audit hides a second one", () => {
    const all = [
      ...households(30, "camp", "return"),
      ...households(28, "camp", "stay"),
      ...households(2, "camp", "abroad"),
      ...households(20, "town", "return"),
      ...households(25, "town", "stay"),
      ...households(9, "town", "abroad"),
    ];
    const cells = cellsOf(releaseOf(all, byGroup, { mostWithheld: 1 }));
    const withheld = [...cells].flatMap(([name, { status }]) => (status === "withheld" ? [name] : []));
    expect(withheld).toContain("camp abroad");
    expect(withheld.length).toBeGreaterThan(1);
  });
});
