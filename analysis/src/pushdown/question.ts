import type { Sql } from "@returns/schemas";
import type { Conventions } from "../survey/conventions.ts";
import type { DesignSetup } from "../weight/design-for.ts";
import { type Cells, readCells } from "./cells.ts";
import type { SampledClusters } from "./clusters.ts";
import type { SqlSource } from "./source.ts";
import { joined, raw, type SqlText } from "./sql-text.ts";

/** What all figures of one summary share: where the answers stand, and which units are asked about. */
export interface Question {
  readonly db: Sql;
  readonly source: SqlSource;
  readonly setup: DesignSetup;
  readonly clusters: SampledClusters;
  readonly conventions: Conventions;
  /** The codes that make the groups. */
  readonly groups: readonly SqlText[];
  /** What holds of every unit that is asked about; among it that it has a code of each group. */
  readonly conditions: readonly SqlText[];
}

/** The cells of a question, and which of them are of one group. */
export interface GroupedCells {
  readonly cells: readonly Cells[];
  readonly of: (codes: readonly string[]) => readonly Cells[];
}

/** @param own the numbers, indicators and conditions of one figure, and its category */
export async function cellsOf(
  { db, source, setup, groups, conditions }: Question,
  own: {
    readonly category?: SqlText;
    readonly numbers: readonly SqlText[];
    readonly indicators: readonly SqlText[];
    readonly conditions: readonly SqlText[];
  },
): Promise<GroupedCells> {
  const cells = await readCells(db, source, setup, {
    ...own,
    groups: own.category === undefined ? groups : [...groups, own.category],
    conditions: [...conditions, ...own.conditions],
  });
  const byGroup = new Map<string, Cells[]>();
  for (const cell of cells) {
    const key = keyOf(cell.groups.slice(0, groups.length));
    const own = byGroup.get(key) ?? [];
    own.push(cell);
    byGroup.set(key, own);
  }
  return { cells, of: (codes) => byGroup.get(keyOf(codes)) ?? [] };
}

const separator = "\u001f";

/** The codes of a group as one text … */
export const keyOf = (codes: readonly string[]): string => codes.join(separator);

/** … and the same in SQL. */
export const keyIn = (groups: readonly SqlText[]): SqlText =>
  groups.length === 0 ? raw("''") : joined(groups, " || chr(31) || ");
