import {
  designFor,
  type Frame,
  frameFromCsv,
  type PlanEntry,
  readCsv,
  surveyOptions,
  type Unit,
} from "@returns/analysis";
import { DisclosureRules, loadSolver, publicRules, type Release, releaseTable } from "@returns/analysis/disclosure";

/** One household of a small survey. */
export interface Household {
  readonly group: string;
  readonly answer: string;
  readonly weight?: number;
  readonly cluster?: number;
}

/** So many households with an answer, spread over six clusters. */
export const households = (count: number, group: string, answer: string, weight = 1): readonly Household[] =>
  Array.from({ length: count }, (_, i) => ({ group, answer, weight, cluster: i % 6 }));

const unitsOf = (all: readonly Household[], region: (household: Household) => string): ReadonlyMap<string, Unit> => {
  const lines = all.map((household, i) => {
    const { group, answer, weight = 1, cluster = 0 } = household;
    return `h${i},${cluster},${weight},${group},${answer},${region(household)},${(i % 7) + 1}`;
  });
  const csv = readCsv(`id,cluster,w,group,answer,region,persons\n${lines.join("\n")}\n`, "small.csv");
  const frame: Frame = frameFromCsv(csv, { unit: "household", variables: [], unlisted: "refuse" });
  return new Map([
    ["household", { frame, design: designFor(frame, { clusters: "cluster", weights: "w", singleCluster: "fail" }) }],
  ]);
};

const label = { en: "Answers by group" };

/** Shares of answers in each group, and in all. */
export const byGroup: PlanEntry = {
  id: "T1",
  title: label,
  unit: "household",
  measure: { statistic: "proportion", of: ["answer"], within: "group", show: [] },
  rows: { axis: "groups", by: ["group"], total: "first" },
  columns: { axis: "categories", levels: "all" },
  chart: "stacked-bar",
};

export const solve = await loadSolver();

/** A table as it would be released. */
export const releaseOf = (
  all: readonly Household[],
  entry: PlanEntry = byGroup,
  changes: Partial<DisclosureRules> = {},
  region: (household: Household) => string = () => "",
): Release =>
  releaseTable(
    entry,
    unitsOf(all, region),
    { ...surveyOptions, provisional: false, simulated: true },
    DisclosureRules.parse({ ...publicRules, ...changes }),
    solve,
  );

/** The cells of a released table by their headings. */
export function cellsOf(release: Release): ReadonlyMap<string, Readonly<Record<string, unknown>>> {
  if (release.status === "refused") throw new Error(release.message);
  const { table } = release;
  return new Map(
    table.cells.map(({ row, column, value }) => [
      `${table.rows[row]?.code} ${table.columns[column]?.code}`,
      { ...value },
    ]),
  );
}
