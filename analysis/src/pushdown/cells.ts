import type { Sql } from "@returns/schemas";
import type { DesignSetup } from "../weight/design-for.ts";
import { rowsOf, type SqlSource } from "./source.ts";
import { joined, raw, type SqlText, sentence, sql } from "./sql-text.ts";

/** What one sentence adds up. */
export interface CellRequest {
  /** The columns that make the groups: codes, and last, where one is asked for, the category. */
  readonly groups: readonly SqlText[];
  /** Numbers, of which sums, squares and products are taken, shifted by their mean. */
  readonly numbers: readonly SqlText[];
  /** Things that hold or do not hold of a row; the weights of those where they hold are added up. */
  readonly indicators: readonly SqlText[];
  readonly conditions: readonly SqlText[];
}

/** The sums of one cluster in one group. */
export interface Cell {
  readonly cluster: string;
  readonly groups: readonly string[];
  /** Rows of a weight above 0. */
  readonly live: number;
  /** Σw. */
  readonly weight: number;
  /** Σw(y − c), one a number. */
  readonly sums: readonly number[];
  /** Σw(yᵢ − cᵢ)(yⱼ − cⱼ) at place i × count + j. */
  readonly products: readonly number[];
  /** Σw where each indicator holds. */
  readonly held: readonly number[];
}

export interface Cells {
  readonly cells: readonly Cell[];
  /** What was subtracted from each number before it was added up. */
  readonly shifts: Float64Array;
}

/**
 * The sums of each cluster in each group, in one sentence `GROUP BY`: no row of a household leaves the database.
 *
 * Numbers are shifted by their mean over all rows, which any value near them would do as well: so y ≈ 10⁹ costs no digit.
 */
export async function readCells(db: Sql, source: SqlSource, setup: DesignSetup, request: CellRequest): Promise<Cells> {
  const { text, values } = sentence(cellQuery(source, setup, request));
  const { rows } = await db.query(text, values);
  const count = request.numbers.length;
  const read = (row: (typeof rows)[number], names: readonly string[]) => names.map((name) => Number(row[name] ?? 0));
  const names = (prefix: string, length: number) => Array.from({ length }, (_, index) => `${prefix}${index}`);
  const productNames = pairs(count).map(([i, j]) => `q${Math.min(i, j)}_${Math.max(i, j)}`);
  return {
    cells: rows.map((row) => ({
      cluster: String(row.cluster),
      groups: request.groups.map((_, index) => String(row[`g${index}`])),
      live: Number(row.live),
      weight: Number(row.weight),
      sums: read(row, names("t", count)),
      products: read(row, productNames),
      held: read(row, names("h", request.indicators.length)),
    })),
    shifts: Float64Array.from(names("c", count), (name) => Number(rows[0]?.[name] ?? 0)),
  };
}

function cellQuery(source: SqlSource, setup: DesignSetup, request: CellRequest): SqlText {
  const { groups, numbers, indicators, conditions } = request;
  const named = (prefix: string, texts: readonly SqlText[]) =>
    texts.map((text, index) => [`${prefix}${index}`, text] as const);
  const columns = [...named("g", groups), ...named("y", numbers), ...named("i", indicators)];
  const rows = rowsOf(source, setup, { columns, conditions });
  const by = joined(
    ["cluster", ...groups.map((_, index) => `g${index}`), ...numbers.map((_, index) => `c${index}`)].map(raw),
    ", ",
  );
  const shifted = (index: number) => `(y${index} - c${index})`;
  const sums = joined(
    [
      ...numbers.map((_, index) => `sum(weight * ${shifted(index)}) as t${index}`),
      ...pairs(numbers.length)
        .filter(([i, j]) => i <= j)
        .map(([i, j]) => `sum(weight * ${shifted(i)} * ${shifted(j)}) as q${i}_${j}`),
      ...indicators.map((_, index) => `coalesce(sum(weight) filter (where i${index}), 0) as h${index}`),
    ].map((text) => raw(`, ${text}`)),
    "",
  );
  const counts = raw("count(*) filter (where weight <> 0) as live, sum(weight) as weight");
  if (numbers.length === 0) return sql`select ${by}, ${counts}${sums} from (${rows}) as unit group by ${by}`;
  const means = joined(
    numbers.map((_, index) => raw(`avg(y${index}) as c${index}`)),
    ", ",
  );
  return sql`
    with unit as not materialized (${rows}), shift as materialized (select ${means} from unit)
    select ${by}, ${counts}${sums} from unit cross join shift group by ${by}`;
}

const pairs = (count: number): readonly (readonly [number, number])[] =>
  Array.from({ length: count * count }, (_, place) => [Math.floor(place / count), place % count] as const);
