import { DesignError } from "../design/design-error.ts";
import type { Estimate } from "../estimate/estimate.ts";
import { meansOfTotals } from "../estimate/mean.ts";
import type { Measured } from "../estimate/measured.ts";
import { type Limits, proportionInterval } from "../estimate/proportion-interval.ts";
import { quantileFrom } from "../estimate/quantile.ts";
import { quantileAt } from "../estimate/quantile-rule.ts";
import { measuredFrom } from "./measured-cells.ts";
import { cellsOf, keyIn, keyOf, type Question } from "./question.ts";
import { numberIn, rowsOf } from "./source.ts";
import { raw, sentence, sql } from "./sql-text.ts";

/**
 * A quantile of each group with its Woodruff interval, in three sentences: the quantile from running sums of weights over
 * the values in order, the share of units at or below it by cluster, and the limits of that share read back.
 *
 * @throws DesignError for rules that read every row (hf3 to hf9)
 */
export async function quantilesInDatabase(
  question: Question,
  name: string,
  p: number,
  groups: readonly (readonly string[])[],
): Promise<(codes: readonly string[]) => Estimate> {
  const keys = groups.map(keyOf);
  const points = await readShares(question, name, new Map(keys.map((key) => [key, [p]])));
  const estimateOf = (key: string) => points.get(key)?.[0] ?? Number.NaN;
  const below = await sharesAtOrBelow(question, name, new Map(keys.map((key) => [key, estimateOf(key)])));
  const { interval, level } = question.conventions;
  const shareLimits = new Map(
    groups.map((codes): [string, Limits] => {
      const { totals, covariance, base } = below(codes);
      const statistic = meansOfTotals(Float64Array.of(0));
      const standardError = Math.sqrt(Math.max(0, covariance(statistic)[0]?.[0] ?? Number.NaN));
      const share = statistic.value(totals)[0] ?? Number.NaN;
      return [keyOf(codes), proportionInterval(interval, { ...base, share, standardError, level })];
    }),
  );
  const limits = await readShares(
    question,
    name,
    new Map([...shareLimits].map(([key, { lower, upper }]) => [key, [lower, upper]])),
  );
  return (codes) => {
    const [lower = Number.NaN, upper = Number.NaN] = limits.get(keyOf(codes)) ?? [];
    return quantileFrom(below(codes).base, estimateOf(keyOf(codes)), { lower, upper });
  };
}

/** The values at shares of each group, NaN where a share lies outside 0 to 1. */
async function readShares(
  { db, source, setup, groups, conditions, conventions }: Question,
  name: string,
  shares: ReadonlyMap<string, readonly number[]>,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const { rule, ties } = conventions.quantile;
  if (!["math", "hf1", "school", "hf2"].includes(rule)) {
    throw new DesignError(
      `Cannot read a quantile by the rule "${rule}" in the database, as it needs every row: choose "math" or "school", or ` +
        "estimate it in memory",
    );
  }
  const asked = [...shares].flatMap(([key, each]) =>
    each.flatMap((share, index) => (share >= 0 && share <= 1 ? [{ key, index, share }] : [])),
  );
  const { value, present } = numberIn(source, name);
  const columns = [["key", keyIn(groups)] as const, ["y", value] as const];
  const rows = rowsOf(source, setup, { columns, conditions: [...conditions, present] });
  const { text, values } = sentence(sql`
    with unit as (${rows}),
    value as (select key, y, sum(weight) as weight, count(*) as n from unit where weight <> 0 group by key, y),
    running as (
      select key, y, n, row_number() over ordered as place, lead(y) over ordered as next,
        sum(weight) over ordered as upto, sum(weight) over (partition by key) as whole
      from value window ordered as (partition by key order by y)
    )
    select distinct on (key, index) asked.key, asked.index, y, next, n, place, upto, whole
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as asked(key text, index integer, share float8)
    join running using (key)
    where place = 1 or upto <= asked.share * whole * ${raw(ties === "exact" ? "1" : "(1 + 1e-12::float8)")}
    order by key, index, place desc`);
  const found = new Map(
    (await db.query(text, values)).rows.map((row) => [`${row.index} ${row.key}`, neighbours(row)] as const),
  );
  return new Map(
    [...shares].map(([key, each]) => [
      key,
      each.map((share, index) => {
        const sample = found.get(`${index} ${key}`);
        return sample === undefined ? Number.NaN : quantileAt(rule, sample, share, ties);
      }),
    ]),
  );
}

/** The last value at or below the share and the one after it, as order statistics: the rules read no others. */
function neighbours(row: Readonly<Record<string, unknown>>) {
  const number = (name: string) => Number(row[name]);
  const values = row.next === null ? [number("y")] : [number("y"), number("next")];
  const cumulative = row.next === null ? [number("whole")] : [number("upto"), number("whole")];
  // Several units have the smallest value: below the first of them is still this value
  if (number("place") === 1 && number("n") > 1) {
    values.unshift(number("y"));
    cumulative.unshift((cumulative[0] ?? 0) / 2);
  }
  return {
    values: Float64Array.from(values),
    weights: new Float64Array(values.length),
    cumulative: Float64Array.from(cumulative),
  };
}

async function sharesAtOrBelow(
  question: Question,
  name: string,
  limits: ReadonlyMap<string, number>,
): Promise<(codes: readonly string[]) => Measured> {
  const { value, present } = numberIn(question.source, name);
  const known = [...limits].filter(([, limit]) => Number.isFinite(limit));
  const limit = sql`(${JSON.stringify(Object.fromEntries(known))}::jsonb ->> (${keyIn(question.groups)}))::float8`;
  const cells = await cellsOf(question, {
    numbers: [],
    indicators: [sql`${value} <= ${limit}`],
    conditions: [present],
  });
  return (codes) =>
    measuredFrom(
      question.clusters,
      cells.of(codes),
      2,
      ({ held }) => held.map((amounts, index) => [1 + index, amounts]),
      question.conventions,
    );
}
