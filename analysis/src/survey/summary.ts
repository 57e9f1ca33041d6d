import { type ColumnTable, table } from "arquero";
import { DesignError } from "../design/design-error.ts";
import { byCodePoint } from "../design/grouping.ts";
import type { Estimate } from "../estimate/estimate.ts";
import type { ResultOf, Statistic } from "./statistic.ts";

/** What a summary asks, by the names that its figures get. */
export type Asked<N extends string = string, C extends string = string> = Readonly<Record<string, Statistic<N, C>>>;

/** The figures of one group: the codes that make the group, and each figure that was asked for. */
export type SummaryRow<G extends string, S extends Asked> = { readonly [K in G]: string } & {
  readonly [K in keyof S]: ResultOf<S[K]>;
};

/** Figures by group, groups in the order of their codes. */
export interface Summary<G extends string, S extends Asked> {
  readonly groups: readonly G[];
  readonly rows: readonly SummaryRow<G, S>[];
}

export type Result = Estimate | ReadonlyMap<string, Estimate>;

/**
 * A summary as an Arquero table with a row for each figure: the groups, the name of the figure, its category (or null),
 * and all that belongs to an estimate.
 */
export function summaryTable<G extends string, S extends Asked>({ groups, rows }: Summary<G, S>): ColumnTable {
  const lines = rows.flatMap((row) =>
    Object.entries<unknown>(row)
      .filter(([name]) => !groups.some((group) => group === name))
      .flatMap(([figure, result]) =>
        estimatesIn(result).map(([category, estimate]) => ({
          ...Object.fromEntries(groups.map((group) => [group, row[group]])),
          figure,
          category,
          ...estimate,
        })),
      ),
  );
  const names = [...groups, "figure", "category", ...parts];
  const cells = lines.map((line) => new Map<string, unknown>(Object.entries(line)));
  return table(Object.fromEntries(names.map((name) => [name, cells.map((line) => line.get(name))])));
}

const parts: readonly (keyof Estimate)[] = [
  "estimate",
  "standardError",
  "lower",
  "upper",
  "degreesOfFreedom",
  "respondents",
  "weighted",
  "designEffect",
];

/** Puts figures together that were estimated for each group. `labels` are the codes that make each group. */
export function summaryOf<G extends string, S extends Asked>(
  groups: readonly G[],
  asked: S,
  labels: readonly (readonly string[])[],
  resultOf: (figure: string, group: number) => Result,
): Summary<G, S> {
  const taken = groups.find((group) => Object.hasOwn(asked, group));
  if (taken !== undefined)
    throw new DesignError(`Cannot name a figure "${taken}", as a group has this name: rename it`);
  const names = [...groups, ...Object.keys(asked)];
  const rows = labels.map((codes, group) => {
    const row = Object.fromEntries([
      ...groups.map((name, index) => [name, codes[index] ?? ""] as const),
      ...Object.keys(asked).map((figure) => [figure, resultOf(figure, group)] as const),
    ]);
    if (!isRow<G, S>(row, names)) throw new TypeError("A figure of the summary is missing");
    return row;
  });
  return { groups, rows };
}

/** Order of groups: by the codes of the first grouping, then of the second … */
export const byCodes = (left: readonly string[], right: readonly string[]): number =>
  left.map((code, index) => byCodePoint(code, right[index] ?? "")).find((order) => order !== 0) ?? 0;

const isRow = <G extends string, S extends Asked>(row: object, names: readonly string[]): row is SummaryRow<G, S> =>
  names.every((name) => Object.hasOwn(row, name));

function estimatesIn(result: unknown): (readonly [string | null, object])[] {
  if (result instanceof Map) return [...result].map(([category, estimate]) => [String(category), estimate] as const);
  return typeof result === "object" && result !== null ? [[null, result]] : [];
}
