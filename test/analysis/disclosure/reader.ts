import type { ReleasedTable } from "@returns/analysis";
import { judgeRelease, type LedgerEntry, publicRules, type Release, type Solver } from "@returns/analysis/disclosure";
import fc from "fast-check";
import { type Household, households, releaseOf, solve } from "./small-survey.ts";

/** Households in groups and answers of which some are rare, of equal weights or not. */
export const survey: fc.Arbitrary<readonly Household[]> = fc
  .record({
    groups: fc.array(
      fc.array(
        fc.nat({ max: 50 }).map((n) => Math.floor(n ** 3 / 2500)),
        { minLength: 4, maxLength: 4 },
      ),
      { minLength: 2, maxLength: 5 },
    ),
    weights: fc.constantFrom([1, 1], [1, 3], [40, 40], [20, 90]),
  })
  .map(({ groups, weights: [light = 1, heavy = 1] }): readonly Household[] =>
    groups.flatMap((counts, group) =>
      counts.flatMap((count, answer) => households(count, `g${group}`, `a${answer}`, group % 2 === 0 ? light : heavy)),
    ),
  )
  .filter((all) => all.length >= 60);

type Program = Parameters<Solver>[0];

/** What a reader knows of a survey beside its tables. */
interface Weights {
  readonly lightest: number;
  readonly heaviest: number;
  readonly mean: number;
}

/**
 * All that a reader of a published table of groups and answers can write down: nothing here is shared with the audit but
 * the solver. Unknown are the weights behind each cell, and behind each group at the end.
 */
function writtenDown(table: ReleasedTable, { lightest, heaviest, mean }: Weights): Program {
  const columns = table.columns.length;
  const cell = (row: number, column: number): number => row * columns + column;
  const base = (row: number): number => table.rows.length * columns + row;
  const sums: Program["sums"][number][] = [];
  const quantities = Array.from({ length: table.rows.length * (columns + 1) }, () => ({ least: 0, most: 1e9 }));
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500].find((each) => each >= mean * 0.999) ?? 1000;
  const line = table.columns.map((_, column) => column);
  for (const row of table.rows.keys()) {
    // Answers of a group add up to the group
    sums.push({
      least: 0,
      most: 0,
      terms: [[base(row), -1], ...line.map((column) => [cell(row, column), 1] as const)],
    });
    for (const column of line) {
      const value = table.cells[cell(row, column)]?.value ?? { status: "empty" };
      const [least, most] =
        value.status === "shown"
          ? [value.estimate - 0.005, value.estimate + 0.005]
          : value.status === "empty"
            ? [0, 0]
            : value.status === "withheld"
              ? [0, 1]
              : value.side === "below"
                ? [0, value.than]
                : [value.than, 1];
      const share = (bound: number) => [[cell(row, column), 1] as const, [base(row), -bound] as const];
      sums.push({ least: 0, most: 1e12, terms: share(least) }, { least: -1e12, most: 0, terms: share(most) });
      if (value.status === "shown" || value.status === "bounded") {
        const half = Math.max(value.weighted >= 10_000 ? 100 : 10, step) / 2;
        quantities[base(row)] = {
          least: Math.max(0, value.weighted - half, (value.respondents - 2.5) * lightest),
          most: Math.min(value.weighted + half, (value.respondents + 2.5) * heaviest),
        };
      }
    }
  }
  const total = table.rows.findIndex(({ code }) => code === "total");
  const groups = [...table.rows.keys()].filter((row) => row !== total);
  for (const column of line) {
    const parts = groups.map((row) => [cell(row, column), 1] as const);
    sums.push({ least: 0, most: 0, terms: [[cell(total, column), -1], ...parts] });
  }
  return { quantities, sums };
}

/** How well a released table stands the reader. */
export interface Attacked {
  readonly status: "released" | "refused";
  /** Cells of 1 to k − 1 households that were attacked. */
  readonly cells: number;
  /** What the reader knows too well. */
  readonly known: readonly string[];
}

/** Releases a survey and reads what was released. */
export function attack(all: readonly Household[], isRestricted: boolean): Attacked {
  const release = releaseOf(all, undefined, { mostWithheld: 1, restricted: isRestricted ? ["answer"] : [] });
  if (release.status === "refused") return { status: "refused", cells: 0, known: [] };
  const { table, observed, needed } = release;
  const weights = all.map(({ weight = 1 }) => weight);
  const program = writtenDown(table, {
    lightest: Math.min(...weights),
    heaviest: Math.max(...weights),
    mean: weights.reduce((sum, weight) => sum + weight, 0) / weights.length,
  });
  const few = table.cells.flatMap(({ value }, cell) => {
    const { counted, base } = observed.cells[cell] ?? {};
    const group = observed.bases[base ?? 0];
    const isFew = counted !== undefined && counted.households > 0 && counted.households < needed;
    if (!isFew || group === undefined || value.status === "empty") return [];
    return [{ cell, value, household: group.weight / group.households }];
  });
  const known = solve(program, (range) =>
    few.flatMap(({ cell, value, household }) => {
      const { least, most } = range([[cell, 1]]);
      const isSafe =
        value.status === "withheld"
          ? most - least >= needed * household * (1 - 1e-5)
          : value.status === "bounded" && (least <= 1e-5 * household || most >= needed * household);
      return isSafe
        ? []
        : [`cell ${cell} (${value.status}) lies within ${least / household} and ${most / household} households`];
    }),
  );
  return { status: "released", cells: few.length, known };
}

/** Two surveys, the second some time after the first: households went and others came. */
export const snapshots = fc.record({
  first: survey,
  gone: fc.nat({ max: 6 }),
  come: fc.array(fc.record({ group: fc.nat({ max: 4 }), answer: fc.nat({ max: 3 }) }), { maxLength: 60 }),
});

/** What a snapshot after another one tells by subtraction: pairs of the same group that differ by 1 to k − 1 households. */
export function subtract({
  first,
  gone,
  come,
}: {
  first: readonly Household[];
  gone: number;
  come: readonly { group: number; answer: number }[];
}) {
  const later = [
    ...first.slice(gone),
    ...come.map(({ group, answer }, i): Household => ({ group: `g${group}`, answer: `a${answer}`, cluster: i % 6 })),
  ];
  const numbered = [
    first.map((_, i) => i),
    [...first.slice(gone).map((_, i) => i + gone), ...come.map((_, i) => 10_000 + i)],
  ];
  const releases = [first, later].map((all) => releaseOf(all, undefined, { mostWithheld: 1 }));
  const ledger: LedgerEntry[] = [];
  const accepted = releases.map((release, time) => {
    if (release.status === "refused") return false;
    const verdict = judgeRelease([release], ledger, publicRules, {
      release: `snapshot ${time}`,
      at: "2026-11-28T00:00:00Z",
      idOf: (_, row) => String(numbered[time]?.[row]),
      keyed: (id) => id,
      hash: (text) => text,
    });
    if (verdict.status === "new") ledger.push(verdict.entry);
    return verdict.status !== "refused";
  });
  if (accepted.includes(false)) return { status: "refused", known: [] } as const;
  const [before, after] = releases.map((release, time) =>
    shownGroups(release, [first, later][time] ?? [], numbered[time] ?? []),
  );
  const known = [...(before ?? new Map())].flatMap(([group, then]) => {
    const now = after?.get(group);
    if (now === undefined) return [];
    const sizes = [
      then.filter((id: number) => !now.includes(id)).length,
      now.filter((id) => !then.includes(id)).length,
    ];
    return sizes.some((size) => size >= 1 && size < publicRules.households.other)
      ? [`${group}: ${sizes.join(" and ")}`]
      : [];
  });
  return { status: "released", known } as const;
}

/** The households of each group of which a table tells something. */
function shownGroups(
  release: Release,
  all: readonly Household[],
  ids: readonly number[],
): ReadonlyMap<string, readonly number[]> {
  if (release.status === "refused") return new Map();
  const { table } = release;
  const told = table.rows.filter((_, row) =>
    table.cells.some((cell) => cell.row === row && (cell.value.status === "shown" || cell.value.status === "bounded")),
  );
  return new Map(
    told.map(({ code }) => [code, ids.filter((_, i) => code === "total" || all[i]?.group === code)] as const),
  );
}
