import type { Sql, SqlRow } from "@returns/schemas";
import type { ClusterDesign } from "../design/design.ts";
import { DesignError } from "../design/design-error.ts";
import { grouping } from "../design/grouping.ts";
import { makeDesign, type Population } from "../design/make-design.ts";
import type { DesignSetup } from "../weight/design-for.ts";
import { type ClusterTable, clusterTable } from "./cluster-table.ts";
import { numbersIn as packed, packedNumbers } from "./packed.ts";
import { rowsOf, type SqlSource } from "./source.ts";
import { raw, sentence, sql } from "./sql-text.ts";

/**
 * All clusters that were sampled, also those without a row in a domain: a design that has one row for each cluster, which
 * is all that a variance and its degrees of freedom ask of it.
 */
export interface SampledClusters {
  readonly design: ClusterDesign;
  readonly table: ClusterTable;
  /** How many rows they have together. */
  readonly households: number;
}

/**
 * Reads the clusters of a source, in one sentence.
 *
 * @throws DesignError when rows have no stratum, cluster or weight, a cluster lies in two strata, or there are no rows
 */
export async function sampledClusters(db: Sql, source: SqlSource, setup: DesignSetup): Promise<SampledClusters> {
  const { population } = setup;
  const column = typeof population === "object" ? raw(`source.${source.column(population.column)}`) : raw("null");
  const rows = rowsOf(source, setup, { columns: [["population", sql`${column}::float8`]], conditions: [] });
  const { text, values } = sentence(sql`
    select stratum, cluster, ${raw(numberOf("cluster"))} as number, count(*) as found, count(*) filter (where weight <> 0) as live,
      count(*) filter (where weight is null or not (weight >= 0 and weight < 'Infinity')) as unweighted,
      min(population) as least, max(population) as population
    from (${rows}) as unit group by stratum, cluster order by stratum, cluster`);
  const found = (await db.query(text, values)).rows;
  const unplaced = found.filter(({ stratum, cluster }) => stratum === null || cluster === null);
  refuse(unplaced, "found", "have no stratum or no cluster: complete them");
  refuse(found, "unweighted", "have no weight from 0 upwards: correct the weights");
  const clusters = found.map(({ cluster }) => String(cluster));
  refuseTwoStrata(found);
  const design = makeDesign({
    rows: found.length,
    weights: numbers(found, "live"),
    strata: grouping(found.map(({ stratum }) => String(stratum))),
    stages: [{ clusters: grouping(clusters), ...(population === undefined ? {} : counted(found, population)) }],
    clusterLabels: "unique",
    singleCluster: setup.singleCluster,
    singleClusterOfDomain: "as-sampled",
    laterStages: "ignore",
  });
  return { design, table: tableOf(found), households: numbers(found, "found").reduce((sum, rows) => sum + rows, 0) };
}

/**
 * A number for the label of a cluster, which travels and is found again faster than the label: as many clusters as cells are
 * looked up, a million of them in a table of a million households. Of its 64 bits those that our numbers hold exactly.
 */
const numberOf = (label: string): string => `(hashtextextended(${label}, 0) & ${Number.MAX_SAFE_INTEGER})::float8`;

/** The numbers of a column of clusters, as one field. */
export const packedClusters = packedNumbers(numberOf("cluster"));

/**
 * The rows of the design that the clusters of a field are.
 *
 * @throws DesignError when one of them is none of those that were sampled
 */
export function clustersIn(row: SqlRow, name: string, { table }: SampledClusters): Int32Array {
  const numbers = packed(row, name);
  const rows = new Int32Array(numbers.length);
  for (let i = 0; i < rows.length; i++) rows[i] = table.rowOf(numbers[i] ?? 0);
  if (rows.includes(-1)) {
    throw new DesignError(
      "Cannot place a cluster in the design, as it came into the table after the design was read: read both in one transaction",
    );
  }
  return rows;
}

function tableOf(found: readonly SqlRow[]): ClusterTable {
  const table = clusterTable(found.length);
  for (const [row, { number, cluster }] of found.entries()) {
    const other = table.add(Number(number), row);
    if (other >= 0) {
      throw new DesignError(
        `Cannot tell cluster "${cluster}" from cluster "${found[other]?.cluster}", as the database has the same number for both: rename one`,
      );
    }
  }
  return table;
}

const numbers = (rows: readonly SqlRow[], name: string): Float64Array =>
  Float64Array.from(rows, (row) => Number(row[name]));

function counted(
  rows: readonly SqlRow[],
  population: NonNullable<DesignSetup["population"]>,
): { readonly population: Population } {
  if (population === "full-count")
    return { population: { kind: "fraction", values: new Float64Array(rows.length).fill(1) } };
  const mixed = rows.find(({ least, population: most }) => least !== most);
  if (mixed !== undefined) {
    throw new DesignError(
      `Cannot tell how many clusters there were to draw from, as cluster "${mixed.cluster}" has both ${mixed.least} and ` +
        `${mixed.population}. Correct the column "${population.column}"`,
    );
  }
  return { population: { kind: "count", values: numbers(rows, "population") } };
}

function refuse(rows: readonly SqlRow[], count: "found" | "unweighted", problem: string): void {
  const wrong = rows.filter((row) => Number(row[count]) > 0);
  const [first] = wrong;
  if (first === undefined) return;
  const total = wrong.reduce((sum, row) => sum + Number(row[count]), 0);
  throw new DesignError(
    `Cannot place ${total} rows in the design, as they ${problem}, or leave them out of the source. The first are in ` +
      `stratum "${first.stratum ?? "–"}", cluster "${first.cluster ?? "–"}"`,
  );
}

function refuseTwoStrata(rows: readonly SqlRow[]): void {
  const stratumOf = new Map<unknown, unknown>();
  for (const { stratum, cluster } of rows) {
    if (stratumOf.has(cluster)) {
      throw new DesignError(
        `Cannot make a design in which cluster "${cluster}" lies in two strata: it is in "${stratumOf.get(cluster)}" and in ` +
          `"${stratum}". Correct the labels`,
      );
    }
    stratumOf.set(cluster, stratum);
  }
}
