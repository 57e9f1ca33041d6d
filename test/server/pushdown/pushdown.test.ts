import {
  type Conventions,
  countOf,
  type DesignSetup,
  designFor,
  linearContrast,
  type Model,
  meanOf,
  medianOf,
  populationCount,
  quantileOf,
  ratioOf,
  shareOf,
  shareWith,
  sql,
  srvyrConventions,
  survey,
  surveyInDatabase,
  tableConventions,
  totalOf,
  varianceOf,
} from "@returns/analysis";
import { expect, test } from "vitest";
import { eachDatabase } from "../databases.ts";
import { difference, differenceOf } from "./difference.ts";
import { goldenTable } from "./golden-tables.ts";

const households = goldenTable(
  "idp_households",
  ["stratum", "state", "setting", "psu", "origin", "age_group", "intention"],
  ["fcs", "income", "hh_size"],
);
const persons = goldenTable("idp_persons", ["stratum", "setting", "psu", "sex", "age_band"], ["age"]);
const setup: DesignSetup = { strata: "stratum", clusters: "psu", weights: "w", singleCluster: "adjust" };
const withPopulation: DesignSetup = { ...setup, population: { column: "Npsu" } };

const ofHouseholds = {
  size: populationCount,
  mean: meanOf("fcs"),
  total: totalOf("hh_size"),
  variance: varianceOf("fcs"),
  ratio: ratioOf("exp_food", "exp_total"),
  shares: shareOf("intention"),
  counts: countOf("intention"),
  share: shareWith("intention", "return"),
  largeMean: meanOf("fcs_large"),
  largeTotal: totalOf("hh_size_large"),
  largeVariance: varianceOf("fcs_large"),
  largeRatio: ratioOf("hh_size_large", "fcs_large"),
} as const;

const conventions: readonly Conventions[] = [
  tableConventions,
  { ...srvyrConventions, interval: "beta", designEffect: "without-replacement" },
];

eachDatabase((_, create) => {
  test("figures of households from the database are those of the memory to 1e-12, also where values are near 10⁹", async () => {
    const db = await create().open();
    await households.store(db);
    for (const [index, design] of [setup, withPopulation].entries()) {
      const chosen = conventions[index] ?? tableConventions;
      const inMemory = survey(households.frame, designFor(households.frame, design), chosen);
      const inDatabase = await surveyInDatabase(db, households.source, design, chosen);
      difference(await inDatabase.summarise(ofHouseholds), inMemory.summarise(ofHouseholds), 1e-12);
      difference(
        await inDatabase.groupBy("origin").summarise(ofHouseholds),
        inMemory.groupBy("origin").summarise(ofHouseholds),
        1e-12,
      );
      difference(
        await inDatabase
          .where((column) => sql`${column("hh_size")} > ${6}`)
          .groupBy("state", "setting")
          .summarise(ofHouseholds),
        inMemory.where("${hh_size} > 6").groupBy("state", "setting").summarise(ofHouseholds),
        1e-12,
      );
      for (const asked of [meanOf("fcs_large"), totalOf("hh_size")]) {
        const [a, b] = [await inDatabase.groupBy("origin").together(asked), inMemory.groupBy("origin").together(asked)];
        expect(a.groups).toEqual(b.groups);
        differenceOf(a.estimates, b.estimates, 1e-12);
        const [left, right] = [a, b].map((each) => linearContrast(each, Float64Array.of(1, -1), 0.95));
        expect((left?.standardError ?? 0) / (right?.standardError ?? 1)).toBeCloseTo(1, 12);
      }
      for (const test of ["rao-scott-f", "adjusted-wald"] as const) {
        const [a, b] = [
          await inDatabase.independence("intention", "age_group", test),
          inMemory.independence("intention", "age_group", test),
        ];
        expect(a.respondents).toBe(b.respondents);
        expect(Math.abs(a.statistic / b.statistic - 1)).toBeLessThan(1e-11);
        expect(Math.abs(a.p - b.p)).toBeLessThan(1e-12);
      }
    }
  });

  test("quantiles from the database are those of the memory", async () => {
    const db = await create().open();
    await households.store(db);
    const asked = {
      half: medianOf("fcs"),
      size: medianOf("hh_size"),
      low: quantileOf("hh_size", 0.02),
      high: quantileOf("income_large", 0.9),
    };
    for (const rule of ["math", "school"] as const) {
      const chosen = { ...tableConventions, quantile: { rule, ties: "within-rounding" } } as const;
      const inMemory = survey(households.frame, designFor(households.frame, setup), chosen);
      const inDatabase = await surveyInDatabase(db, households.source, setup, chosen);
      difference(await inDatabase.summarise(asked), inMemory.summarise(asked), 1e-12);
      difference(
        await inDatabase.groupBy("origin").summarise(asked),
        inMemory.groupBy("origin").summarise(asked),
        1e-12,
      );
    }
  });

  test("regressions from the database are those of the memory", async () => {
    const db = await create().open();
    await households.store(db);
    const inMemory = survey(households.frame, designFor(households.frame, setup), tableConventions);
    const inDatabase = await surveyInDatabase(db, households.source, setup, tableConventions);
    const models: readonly Model[] = [
      {
        family: "binomial",
        response: { of: "intention", is: "return" },
        predictors: ["head_age", "hh_size", "setting", "age_group"],
      },
      { family: "gaussian", response: "fcs_large", predictors: ["income", "setting"] },
      { family: "poisson", response: "hh_size", predictors: ["head_age", "age_group"] },
    ];
    for (const model of models) {
      const [a, b] = [await inDatabase.regression(model), inMemory.regression(model)];
      expect(a.names).toEqual(b.names);
      expect([a.fit, b.fit]).toEqual(["converged", "converged"]);
      differenceOf(a.coefficients.estimates, b.coefficients.estimates, model.family === "gaussian" ? 1e-9 : 1e-10);
    }
    // Some places of origin have a household or two
    const separated: Model = {
      family: "binomial",
      response: { of: "intention", is: "return" },
      predictors: ["origin"],
    };
    expect([(await inDatabase.regression(separated)).fit, inMemory.regression(separated).fit]).toEqual([
      "separated",
      "separated",
    ]);
  });

  test("figures of persons from the database are those of the memory to 1e-12", async () => {
    const db = await create().open();
    await persons.store(db);
    const asked = {
      age: meanOf("age"),
      large: meanOf("age_large"),
      persons: totalOf("age"),
      size: populationCount,
      school: meanOf("in_school"),
      bands: shareOf("age_band"),
      half: medianOf("age"),
    } as const;
    const inMemory = survey(persons.frame, designFor(persons.frame, setup), tableConventions);
    const inDatabase = await surveyInDatabase(db, persons.source, setup, tableConventions);
    difference(
      await inDatabase.groupBy("sex", "age_band").summarise(asked),
      inMemory.groupBy("sex", "age_band").summarise(asked),
      1e-12,
    );
  });
});
