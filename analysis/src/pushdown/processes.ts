import type { Sql } from "@returns/schemas";
import type { SampledClusters } from "./clusters.ts";
import { raw } from "./sql-text.ts";

/**
 * A transaction in which sums of many clusters and groups fit into memory: the 4 MB of a fresh PostgreSQL go to disk. And one
 * whose plans are what the sums want: machine code for the sentence takes longer to make than it saves.
 */
export const withRoomToSum = <T>(db: Sql, work: (db: Sql) => Promise<T>): Promise<T> =>
  db.transaction(async (transaction) => {
    await transaction.execute("set local work_mem = '256MB'; set local jit = off");
    return work(transaction);
  });

/** Each row is in one of them, by the number of its cluster. */
export const halvesOfClusters = [raw("hashtext(unit.cluster) < 0"), raw("(hashtext(unit.cluster) < 0) is not true")];

// Starting a process takes some milliseconds, in which this many rows are added up
const worthAProcess = 50_000;

/**
 * Prepares the transaction for sums of cells, and says whether they are to be added up by halves of the clusters.
 *
 * Left alone, PostgreSQL deals the pages of the table out to several processes. Each then finds nearly as many cells as one
 * would find alone, and all cells are added up a second time. With halves of the clusters each process reads all rows, and
 * makes half of the cells. Where the database may start no process for a sentence, as PGlite may not, one does it all.
 */
export async function inHalves(db: Sql, { households }: SampledClusters): Promise<boolean> {
  const { rows } = await db.query("select current_setting('max_parallel_workers_per_gather')::int as most");
  const halves = Number(rows[0]?.most) > 0 && households >= worthAProcess;
  // Pages are not dealt out, a second process costs nothing, and no plan sorts the rows
  if (halves) {
    await db.execute(`
      set local min_parallel_table_scan_size = '1TB';
      set local min_parallel_index_scan_size = '1TB';
      set local parallel_setup_cost = 0;
      set local parallel_tuple_cost = 0;
      set local enable_sort = off`);
  } else await db.execute("set local max_parallel_workers_per_gather = 0");
  return halves;
}
