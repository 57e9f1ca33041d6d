import type { Form, Sql } from "@returns/schemas";
import { byCodePoint } from "../design/grouping.ts";
import { type IndependenceResult, type IndependenceTest, independenceOf } from "../estimate/independence.ts";
import type { Conventions } from "../survey/conventions.ts";
import type { FittedModel, Model } from "../survey/model.ts";
import type { Summed } from "../survey/statistic.ts";
import { type Asked, type Summary, summaryOf } from "../survey/summary.ts";
import type { Together } from "../survey/survey.ts";
import type { CategoryOf, NumberOf } from "../survey/variables.ts";
import type { DesignSetup } from "../weight/design-for.ts";
import { type SampledClusters, sampledClusters } from "./clusters.ts";
import { figuresOf } from "./figures.ts";
import { groupsTogether } from "./groups-together.ts";
import { measuredFrom } from "./measured-cells.ts";
import { withRoomToSum } from "./processes.ts";
import { cellsOf, groupsOf, type Question } from "./question.ts";
import { regressionInDatabase } from "./regression.ts";
import { codeIn, type SqlSource } from "./source.ts";
import { raw, type SqlText, sql } from "./sql-text.ts";

/** As `Survey`, of answers that stay in the database: what comes out of it are sums of clusters. */
export interface DatabaseSurvey<N extends string, C extends string, G extends string = never> {
  /** The same for the units of which a condition holds, such as ``(column) => sql`${column("hh_size")} > ${5}` ``. */
  where(condition: (column: (name: string) => SqlText) => SqlText): DatabaseSurvey<N, C, G>;
  groupBy<const B extends C>(...names: readonly B[]): DatabaseSurvey<N, C, B>;
  summarise<const S extends Asked<N, C>>(asked: S): Promise<Summary<G, S>>;
  together(asked: Summed<N>): Promise<Together>;
  independence(row: C, column: C, test: IndependenceTest): Promise<IndependenceResult>;
  regression(model: Model<N, C>): Promise<FittedModel>;
}

/**
 * Asks figures of a table in PGlite or PostgreSQL in the same words as `survey` asks them of a frame, with the same results:
 * one sentence `GROUP BY cluster, group, category` for each figure (three for a quantile, one a step for a regression), whose sums go through the same
 * estimators and the same variance. Neither the memory nor the wire ever holds a household.
 *
 * Give it a transaction of isolation "repeatable read" where answers keep coming in, so that all figures speak of one moment.
 *
 * @throws DesignError when rows have no stratum, cluster or weight, or a cluster lies in two strata
 */
export async function surveyInDatabase<F extends Form<unknown> = never>(
  db: Sql,
  source: SqlSource,
  setup: DesignSetup,
  conventions: Conventions,
): Promise<DatabaseSurvey<NumberOf<F>, CategoryOf<F>>> {
  const clusters = await sampledClusters(db, source, setup);
  return surveyOf({ db, source, setup, clusters, conventions }, [], []);
}

type Asking = Omit<Question, "groups" | "conditions"> & { readonly clusters: SampledClusters };

function surveyOf<N extends string, C extends string, G extends string>(
  asking: Asking,
  groups: readonly G[],
  where: readonly SqlText[],
): DatabaseSurvey<N, C, G> {
  const { source } = asking;
  const column = (name: string) => raw(`source.${source.column(name)}`);
  return {
    where: (condition) => surveyOf(asking, groups, [...where, sql`(${condition(column)})`]),
    groupBy: (...names) => surveyOf(asking, names, where),
    summarise: (asked) =>
      withRoomToSum(asking.db, async (db) => {
        const question = questionBy({ ...asking, db }, groups, where);
        const found = await groupsOf(question);
        const figures = new Map<string, Awaited<ReturnType<typeof figuresOf>>>();
        for (const [figure, statistic] of Object.entries(asked)) {
          figures.set(figure, await figuresOf(question, statistic, found));
        }
        return summaryOf(groups, asked, found, (figure, group) => {
          const estimate = figures.get(figure);
          if (estimate === undefined) throw new TypeError(`No figure ${figure} was asked for`);
          return estimate(found[group] ?? []);
        });
      }),
    together: (asked) =>
      withRoomToSum(asking.db, (db) => groupsTogether(questionBy({ ...asking, db }, groups, where), asked)),
    regression: (model) =>
      withRoomToSum(asking.db, (db) => regressionInDatabase(questionBy({ ...asking, db }, [], where), model)),
    independence: async (row, across, test) => {
      const { cells } = await withRoomToSum(asking.db, (db) =>
        cellsOf(questionBy({ ...asking, db }, [row, across], where), { numbers: [], indicators: [], conditions: [] }),
      );
      const occurring = cells.filter(({ weight }) => weight.some((each) => each > 0));
      const [rows = [], columns = []] = [0, 1].map((place) =>
        [...new Set(occurring.map(({ groups: codes }) => codes[place] ?? ""))].sort(byCodePoint),
      );
      const table = { rows: rows.length, columns: columns.length };
      const measured = measuredFrom(
        asking.clusters,
        occurring,
        1 + table.rows * table.columns,
        ({ groups: [left = "", right = ""], weight }) => [
          [1 + rows.indexOf(left) + table.rows * columns.indexOf(right), weight],
        ],
        asking.conventions,
      );
      return independenceOf(measured, table, test);
    },
  };
}

function questionBy(asking: Asking, groups: readonly string[], where: readonly SqlText[]): Question {
  const codes = groups.map((name) => codeIn(asking.source, name));
  return {
    ...asking,
    groups: codes.map(({ value }) => value),
    conditions: [...where, ...codes.map(({ present }) => present)],
  };
}
