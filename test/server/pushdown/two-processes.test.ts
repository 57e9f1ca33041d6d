import { countOf, type SqlSource, shareOf, shareWith, surveyInDatabase, tableConventions } from "@returns/analysis";
import type { Sql } from "@returns/schemas";
import { openPostgres } from "@returns/server";
import { expect, test } from "vitest";
import { startPostgres } from "../../machine/postgres.ts";
import { difference } from "./difference.ts";

const category = (name: string) => ({ name, label: {}, missing: {}, measure: "category" as const, levels: [] });
const source: SqlSource = {
  from: "household",
  column: (name) => `"${name}"`,
  variables: ["stratum", "cluster", "origin", "intention"].map(category),
};
const setup = { strata: "stratum", clusters: "cluster", weights: "weight", singleCluster: "fail" } as const;

/** 60,000 households: in clusters of 1, of 20 and of thousands, some with weight 0, some without an answer. */
const households = `create table household as select
  (n % 3)::text as stratum,
  (n % 3)::text || case when n < 300 then 'a' || n when n < 30000 then 'b' || n / 60 else 'c' || n / 10000 end as cluster,
  case n % 11 when 0 then 0 else 40 + n % 97 / 7.0::float8 end as weight,
  (n / 3 * 7 % 17)::text as origin,
  case when n % 13 > 0 then (n % 7 * n % 5)::text end as intention
  from generate_series(0, 59999) as n`;

test("sums of clusters that two processes of the database make are those that one makes", async () => {
  const cluster = await startPostgres();
  const db = await openPostgres(cluster.createDatabase());
  try {
    await db.execute(households);
    const asked = { counts: countOf("intention"), shares: shareOf("intention"), none: shareWith("intention", "0") };
    const figures = (processes: number) =>
      db.transaction(async (transaction) => {
        await transaction.execute(`set local max_parallel_workers_per_gather = ${processes - 1}`);
        const { watched, texts } = watch(transaction);
        const survey = await surveyInDatabase(watched, source, setup, tableConventions);
        const [whole, byOrigin] = [await survey.summarise(asked), await survey.groupBy("origin").summarise(asked)];
        const { statistic } = await survey.independence("origin", "intention", "rao-scott-f");
        return { whole, byOrigin, statistic, halved: texts.filter((text) => text.includes("union all")).length };
      });
    const [one, two] = [await figures(1), await figures(2)];
    expect([one.halved, two.halved]).toEqual([0, 7]);
    difference(two.whole, one.whole, 1e-12);
    difference(two.byOrigin, one.byOrigin, 1e-12);
    expect(Math.abs(two.statistic / one.statistic - 1)).toBeLessThan(1e-11);
  } finally {
    await db.close();
    await cluster.stop();
  }
});

/** The same database, and what it was asked. */
function watch(db: Sql): { readonly watched: Sql; readonly texts: readonly string[] } {
  const texts: string[] = [];
  const watching = (own: Sql): Sql => ({
    ...own,
    query: (text, values) => {
      texts.push(text);
      return own.query(text, values);
    },
    transaction: (work) => own.transaction((transaction) => work(watching(transaction))),
  });
  return { watched: watching(db), texts };
}
