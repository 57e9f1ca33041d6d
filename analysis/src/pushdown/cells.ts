import type { SqlRow } from "@returns/schemas";
import { clustersIn, packedClusters, type SampledClusters } from "./clusters.ts";
import { numbersIn, packedNumbers } from "./packed.ts";
import { halvesOfClusters, inHalves } from "./processes.ts";
import type { Answers } from "./question.ts";
import { rowsOf } from "./source.ts";
import { joined, raw, type SqlText, sentence, sql } from "./sql-text.ts";

/** What one sentence adds up. */
export interface CellRequest {
  /** The columns that make the groups: codes, and last, where one is asked for, the category. */
  readonly groups: readonly SqlText[];
  /** Numbers, of which sums, squares and products are taken, shifted by their mean in the group. */
  readonly numbers: readonly SqlText[];
  /** Things that hold or do not hold of a row; the weights of those where they hold are added up. */
  readonly indicators: readonly SqlText[];
  readonly conditions: readonly SqlText[];
}

/** The sums of all clusters that have rows in one group: one entry a cluster. */
export interface Cells {
  /** The codes of the group, and last the category where one was asked for. */
  readonly groups: readonly string[];
  /** For each its row in the design of `sampledClusters`. */
  readonly clusters: Int32Array;
  /** How many rows of all these clusters have a weight above 0. */
  readonly live: number;
  /** Σw. */
  readonly weight: Float64Array;
  /** What was subtracted from each number before it was added up. */
  readonly shifts: Float64Array;
  /** Σw(y − c), one array a number. */
  readonly sums: readonly Float64Array[];
  /** Σw(yᵢ − cᵢ)(yⱼ − cⱼ) at place i × count + j. */
  readonly products: readonly Float64Array[];
  /** Σw where each indicator holds. */
  readonly held: readonly Float64Array[];
}

/**
 * The sums of each cluster in each group, in one sentence `GROUP BY`: no row of a household leaves the database.
 *
 * Numbers are shifted by their mean in the group, which any value near them would do as well: so y ≈ 10⁹ costs no digit.
 * Where there are none, two processes of the database each add up one half of the clusters: a group then comes twice.
 */
export async function readCells(asked: Answers, request: CellRequest): Promise<readonly Cells[]> {
  const halves = request.numbers.length === 0 && (await inHalves(asked.db, asked.clusters));
  const query = halves
    ? joined(
        halvesOfClusters.map((half) => sql`(${cellQuery(asked, request, half)})`),
        " union all ",
      )
    : cellQuery(asked, request, raw("true"));
  const { text, values } = sentence(query);
  const { rows } = await asked.db.query(text, values);
  return rows.map((row) => cellsOfGroup(row, request, asked.clusters));
}

function cellsOfGroup(row: SqlRow, { groups, numbers, indicators }: CellRequest, clusters: SampledClusters): Cells {
  const column = (name: string) => numbersIn(row, name);
  const squares = new Map(upper(numbers.length).map(([i, j]) => [`${i} ${j}`, column(`q${i}_${j}`)]));
  const product = (i: number, j: number) => squares.get(`${Math.min(i, j)} ${Math.max(i, j)}`) ?? new Float64Array(0);
  return {
    groups: names("g", groups.length).map((name) => String(row[name])),
    clusters: clustersIn(row, "clusters", clusters),
    live: Number(row.live),
    weight: column("weight"),
    shifts: Float64Array.from(names("c", numbers.length), (name) => Number(row[name])),
    sums: names("t", numbers.length).map(column),
    products: pairs(numbers.length).map(([i, j]) => product(i, j)),
    held: names("h", indicators.length).map(column),
  };
}

/** @param part which of the rows, by their columns `cluster` and `weight` */
function cellQuery({ source, setup }: Answers, request: CellRequest, part: SqlText): SqlText {
  const { groups, numbers, indicators, conditions } = request;
  const named = (prefix: string, texts: readonly SqlText[]) =>
    texts.map((text, index) => [`${prefix}${index}`, text] as const);
  const columns = [...named("g", groups), ...named("y", numbers), ...named("i", indicators)];
  const rows = rowsOf(source, setup, { columns, conditions });
  const groupNames = names("g", groups.length);
  const shiftNames = names("c", numbers.length);
  const shifted = (index: number) => `(y${index} - c${index})`;
  const sums: readonly (readonly [string, string])[] = [
    ["weight", "sum(weight)"],
    ...numbers.map((_, index) => [`t${index}`, `sum(weight * ${shifted(index)})`] as const),
    ...upper(numbers.length).map(([i, j]) => [`q${i}_${j}`, `sum(weight * ${shifted(i)} * ${shifted(j)})`] as const),
    ...indicators.map((_, index) => [`h${index}`, `coalesce(sum(weight) filter (where i${index}), 0)`] as const),
  ];
  const own = (name: string) => `unit.${name}`;
  const cellKeys = list([own("cluster"), ...groupNames.map(own), ...shiftNames]);
  const groupKeys = [...groupNames, ...shiftNames];
  return sql`
    with unit as not materialized (${rows}),
    ${numbers.length === 0 ? raw("") : shiftTable(groupNames, numbers.length)}
    cell as (
      select ${cellKeys}, ${live} as live, ${list(sums.map(([name, sum]) => `${sum} as ${name}`))}
      from unit ${raw(numbers.length === 0 ? "" : `left join shift ${joinBy(groupNames)}`)}
      where ${part} group by ${cellKeys}
    )
    select ${list([
      ...groupKeys,
      "sum(live) as live",
      `${packedClusters} as clusters`,
      ...sums.map(([name]) => `${packedNumbers(name)} as ${name}`),
    ])}
    from cell ${groupKeys.length === 0 ? raw("having count(*) > 0") : sql`group by ${list(groupKeys)}`}`;
}

/** How many rows of a cell stand for somebody. */
export const live = raw("count(*) filter (where weight <> 0)");

/** The mean of each number in each group; where all are the same, exactly that, so that no difference is left. */
function shiftTable(groups: readonly string[], numbers: number): SqlText {
  const means = names("y", numbers).map(
    (y, index) => `case when min(${y}) = max(${y}) then min(${y}) else avg(${y}) end as c${index}`,
  );
  const by = raw(groups.length === 0 ? "" : `group by ${groups.join(", ")}`);
  return sql`shift as materialized (select ${list([...groups, ...means])} from unit where weight <> 0 ${by}),`;
}

const joinBy = (groups: readonly string[]): string =>
  `on ${groups.length === 0 ? "true" : groups.map((name) => `shift.${name} = unit.${name}`).join(" and ")}`;

const list = (texts: readonly string[]): SqlText => raw(texts.join(", "));

export const names = (prefix: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}${index}`);

const pairs = (count: number): readonly (readonly [number, number])[] =>
  Array.from({ length: count * count }, (_, place) => [Math.floor(place / count), place % count] as const);

const upper = (count: number) => pairs(count).filter(([i, j]) => i <= j);
