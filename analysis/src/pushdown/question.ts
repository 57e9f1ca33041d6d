import type { Sql } from "@returns/schemas";
import type { Conventions } from "../survey/conventions.ts";
import { byCodes } from "../survey/summary.ts";
import type { DesignSetup } from "../weight/design-for.ts";
import { type Cells, readCells } from "./cells.ts";
import type { SampledClusters } from "./clusters.ts";
import { rowsOf, type SqlSource } from "./source.ts";
import { joined, raw, type SqlText, sentence, sql } from "./sql-text.ts";

/** Where the answers stand, and how they were sampled. */
export interface Answers {
  readonly db: Sql;
  readonly source: SqlSource;
  readonly setup: DesignSetup;
  readonly clusters: SampledClusters;
}

/** What all figures of one summary share: the answers, and which units are asked about. */
export interface Question extends Answers {
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
  question: Question,
  own: {
    readonly category?: SqlText;
    readonly numbers: readonly SqlText[];
    readonly indicators: readonly SqlText[];
    readonly conditions: readonly SqlText[];
  },
): Promise<GroupedCells> {
  const { groups } = question;
  const conditions = [...question.conditions, ...own.conditions];
  const cells = await readCells(question, {
    ...own,
    groups: own.category === undefined ? groups : [...groups, own.category],
    conditions,
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

/** The combinations of codes that occur. */
export async function groupsOf({
  db,
  source,
  setup,
  groups,
  conditions,
}: Question): Promise<readonly (readonly string[])[]> {
  if (groups.length === 0) return [[]];
  const columns = groups.map((text, index) => [`g${index}`, text] as const);
  const names = joined(
    columns.map(([name]) => raw(name)),
    ", ",
  );
  const { text, values } = sentence(
    sql`select ${names} from (${rowsOf(source, setup, { columns, conditions })}) as unit group by ${names}`,
  );
  const { rows } = await db.query(text, values);
  return rows.map((row) => columns.map(([name]) => String(row[name]))).sort(byCodes);
}
