import {
  designFor,
  frameFromRows,
  meanOf,
  medianOf,
  populationCount,
  type SqlSource,
  shareOf,
  shareWith,
  sql,
  survey,
  surveyInDatabase,
  tableConventions,
  totalOf,
  variablesOf,
  varianceOf,
} from "@returns/analysis";
import {
  type Answers,
  choices,
  decimal,
  defineForm,
  group,
  type Sql,
  selectMany,
  selectOne,
  text,
} from "@returns/schemas";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { anySurvey } from "../../analysis/survey.ts";
import { eachDatabase } from "../databases.ts";
import { difference } from "./difference.ts";

const form = defineForm(
  { id: "small", version: "1", title: "Small", languages: ["en"], translations: {}, checks: [] },
  {
    all: group(
      { label: "All" },
      {
        stratum: text({ label: "Stratum", role: "design" }),
        cluster: text({ label: "Cluster", role: "design" }),
        weight: decimal({ label: "Weight", role: "design" }),
        size: decimal({ label: "How many?", role: "demographic" }),
        sex: selectOne(choices("sexes", { f: "Female", m: "Male", x: "Other" }), {
          label: "Sex?",
          role: "demographic",
        }),
        need: selectMany(choices("needs", { water: "Water", food: "Food" }), {
          label: "Needs?",
          role: "socio-economic",
        }),
      },
    ),
  },
);
const variables = variablesOf(form, "household");
const column = (name: string): string => `"${name}"`;
const source: SqlSource = { from: "answer", column, variables };
const setup = { strata: "stratum", clusters: "cluster", weights: "weight", singleCluster: "fail" } as const;

async function store(db: Sql, rows: readonly Answers[]): Promise<void> {
  await db.execute(`
    drop table if exists answer;
    create table answer (stratum text, cluster text, weight float8, size float8, sex text, need text[])`);
  for (const row of rows) {
    await db.query("insert into answer values ($1, $2, $3, $4, $5, $6)", [...fields.map((name) => stored(row[name]))]);
  }
}

const frameOf = (rows: readonly Answers[]) => frameFromRows(form, rows, "household");

const fields = ["stratum", "cluster", "weight", "size", "sex", "need"] as const;
const stored = (answer: Answers[string]): string | number | string[] | null =>
  Array.isArray(answer) ? answer.map(String) : typeof answer === "string" || typeof answer === "number" ? answer : null;

const asked = {
  count: populationCount,
  mean: meanOf("size"),
  total: totalOf("size"),
  spread: varianceOf("size"),
  half: medianOf("size"),
  shares: shareOf("sex"),
  needs: shareOf("need"),
  food: shareWith("need", "food"),
} as const;

const six: readonly Answers[] = [
  { stratum: "a", cluster: "1", weight: 10, size: 4, sex: "f", need: ["water", "food"] },
  { stratum: "a", cluster: "1", weight: 12, size: 7, sex: "m", need: [] },
  { stratum: "a", cluster: "2", weight: 9, size: 5, sex: "f", need: ["food"] },
  { stratum: "b", cluster: "3", weight: 30, size: 2, sex: "m" },
  { stratum: "b", cluster: "4", weight: 28, sex: "f", need: ["water"] },
  { stratum: "b", cluster: "4", weight: 0, size: 900, sex: "m", need: ["food"] },
];

eachDatabase((_, create) => {
  test("any small survey has the same figures in the database as in memory, with gaps and weights of 0", async () => {
    const db = await create().open();
    await fc.assert(
      fc.asyncProperty(anySurvey, async (made) => {
        const rows = made.stratum.map((stratum, row): Answers => {
          const [inside, yes] = [made.domain[row], made.indicator[row]];
          // PostgreSQL refuses products that vanish beside 0, which answers never do
          const value = Math.round((made.values[row] ?? 0) * 1000) / 1000;
          return {
            ...{ stratum, cluster: made.cluster[row] ?? "" },
            weight: value > 35 ? 0 : (made.weights[row] ?? 0),
            ...(value < -30 ? {} : { size: value }),
            ...(value > 20 && inside === 0 ? {} : { sex: yes === 1 ? "f" : "m" }),
            ...(inside === 0 ? {} : { need: yes === 1 ? ["water"] : ["food", "water"] }),
          };
        });
        fc.pre(rows.some(({ weight }) => weight !== 0));
        await store(db, rows);
        const frame = frameOf(rows);
        const inMemory = survey(frame, designFor(frame, setup), tableConventions);
        const inDatabase = await surveyInDatabase(db, source, setup, tableConventions);
        expect(difference(await inDatabase.summarise(asked), inMemory.summarise(asked), 1e-9)).toBeLessThan(1e-9);
        expect(
          difference(await inDatabase.groupBy("sex").summarise(asked), inMemory.groupBy("sex").summarise(asked), 1e-9),
        ).toBeLessThan(1e-9);
      }),
      { numRuns: 15, seed: 20_261_124 },
    );
  });

  test("weights that come by cluster are found, and a cluster without one is refused", async () => {
    const db = await create().open();
    await store(db, six);
    const weights = { "1": 10.12345678901234, "2": 3, "3": 5, "4": 7 };
    const byCluster = { ...setup, weights };
    const frame = frameOf(six);
    const inMemory = survey(frame, designFor(frame, byCluster), tableConventions).groupBy("sex");
    const inDatabase = (await surveyInDatabase(db, source, byCluster, tableConventions)).groupBy("sex");
    difference(await inDatabase.summarise(asked), inMemory.summarise(asked), 1e-12);
    const { "4": _four, ...three } = weights;
    await expect(surveyInDatabase(db, source, { ...setup, weights: three }, tableConventions)).rejects.toThrow(
      'Cannot place 2 rows in the design, as they have no weight from 0 upwards: correct the weights, or leave them out of the source. The first are in stratum "b", cluster "4"',
    );
  });

  test("[F171] [F173] a weight below 0, or none, stops the figures with the cluster that it is in", async () => {
    const db = await create().open();
    for (const weight of [{ weight: -1 }, {}]) {
      await store(db, [...six, { stratum: "b", cluster: "3", size: 1, ...weight }]);
      await expect(surveyInDatabase(db, source, setup, tableConventions)).rejects.toThrow(/1 rows .*cluster "3"/);
    }
  });

  test("[E164] a cluster in two strata stops the figures, with both", async () => {
    const db = await create().open();
    await store(db, [...six, { stratum: "b", cluster: "1", weight: 1 }]);
    await expect(surveyInDatabase(db, source, setup, tableConventions)).rejects.toThrow(
      'cluster "1" lies in two strata: it is in "a" and in "b"',
    );
  });

  test("[F176] a stratum of one cluster stops the figures unless a policy is chosen", async () => {
    const db = await create().open();
    const rows = [...six, { stratum: "c", cluster: "5", weight: 1, size: 3 }];
    await store(db, rows);
    const refused = await surveyInDatabase(db, source, setup, tableConventions);
    await expect(refused.summarise({ mean: meanOf("size") })).rejects.toThrow('stratum "c"');
    const adjusting = { ...setup, singleCluster: "adjust" } as const;
    const frame = frameOf(rows);
    difference(
      await (await surveyInDatabase(db, source, adjusting, tableConventions)).summarise(asked),
      survey(frame, designFor(frame, adjusting), tableConventions).summarise(asked),
      1e-12,
    );
  });

  test("a cluster that comes after the design was read is refused instead of lost", async () => {
    const db = await create().open();
    await store(db, six);
    const inDatabase = await surveyInDatabase(db, source, setup, tableConventions);
    await db.execute("insert into answer (stratum, cluster, weight, size) values ('b', '9', 10, 3)");
    await expect(inDatabase.summarise({ mean: meanOf("size") })).rejects.toThrow(
      "Cannot place a cluster in the design, as it came into the table after the design was read: read both in one transaction",
    );
  });

  test("what a person wrote stays a value: quotes in codes and conditions reach no sentence", async () => {
    const db = await create().open();
    const evil = "f'); drop table answer; --";
    await store(db, [...six, { stratum: "a", cluster: "2", weight: 5, size: 1, sex: evil }]);
    const inDatabase = await surveyInDatabase(db, source, setup, tableConventions);
    const only = inDatabase.where((name) => sql`${name("sex")} = ${evil}`);
    expect((await only.summarise({ count: populationCount })).rows[0]?.count.respondents).toBe(1);
    const { rows } = await inDatabase.groupBy("sex").summarise({ half: medianOf("size"), shares: shareOf("sex") });
    expect(rows.map(({ sex }) => sex)).toEqual(["f", evil, "m"]);
    expect(rows[1]?.half.estimate).toBe(1);
  });

  test("an empty table, a misspelt variable, a number as a category and a rule that reads every row are refused", async () => {
    const db = await create().open();
    await store(db, []);
    await expect(surveyInDatabase(db, source, setup, tableConventions)).rejects.toThrow("there are no rows");
    await store(db, six);
    const inDatabase = await surveyInDatabase(db, source, setup, tableConventions);
    await expect(inDatabase.summarise({ mean: meanOf("sise") })).rejects.toThrow('Did you mean "size"?');
    await expect(inDatabase.summarise({ mean: meanOf("sex") })).rejects.toThrow("holds category: number is needed");
    const smooth = { ...tableConventions, quantile: { rule: "hf7", ties: "exact" } } as const;
    await expect(
      (await surveyInDatabase(db, source, setup, smooth)).summarise({ half: medianOf("size") }),
    ).rejects.toThrow('by the rule "hf7" in the database, as it needs every row');
  });
});
