import {
  calibrate,
  grouping,
  type Margin,
  mean,
  type ProportionInterval,
  postStratify,
  proportion,
  quantile,
  rake,
  total,
} from "@returns/analysis";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { anySurvey, designOf, options, twelve } from "../survey.ts";

// One test for each point where R's survey 4.5 is not to be followed: the identity that it breaks and that we keep.

const age = grouping(["young", "old", "old", "young", "old", "young", "young", "old", "young", "old", "young", "old"]);
const sizes = new Map([
  ["young", 140],
  ["old", 150],
]);

test("raking to one margin is post-stratification, in weights and in errors (R's rake takes unweighted margins)", () => {
  const design = designOf(twelve);
  const raked = rake(design, [{ name: "age", groups: age, sizes }]);
  const stratified = postStratify(design, age, sizes);
  expect(raked.weights).toEqual(stratified.weights);
  const [a, b] = [mean(raked, twelve.values, options), mean(stratified, twelve.values, options)];
  expect(a.standardError).toBeCloseTo(b.standardError, 12);
});

test("raking to two margins is calibration by raking on their groups, in weights and in errors", () => {
  const sex = grouping(["f", "f", "m", "m", "f", "m", "f", "f", "m", "m", "f", "m"]);
  const design = designOf(twelve);
  const margins: Margin[] = [
    { name: "age", groups: age, sizes },
    {
      name: "sex",
      groups: sex,
      sizes: new Map([
        ["f", 160],
        ["m", 130],
      ]),
    },
  ];
  const one = (groups: typeof age, code: number) => Float64Array.from(groups.codes, (each) => (each === code ? 1 : 0));
  const auxiliaries = [
    { name: "all", values: new Float64Array(12).fill(1), total: 290 },
    { name: "young", values: one(age, 1), total: 140 },
    { name: "m", values: one(sex, 1), total: 130 },
  ];
  const raked = rake(design, margins);
  const calibrated = calibrate(design, auxiliaries, { kind: "raking" });
  for (const [row, weight] of raked.weights.entries()) expect(weight).toBeCloseTo(calibrated.weights[row] ?? 0, 9);
  for (const estimator of [mean, total]) {
    const [a, b] = [estimator(raked, twelve.values, options), estimator(calibrated, twelve.values, options)];
    expect(a.standardError / b.standardError).toBeCloseTo(1, 10);
  }
});

test("a variance of 1e-20 is a variance: errors scale with the unit (with a population R sets them to 0)", () => {
  const population = { kind: "count", values: new Float64Array(12).fill(50) } as const;
  const design = designOf(twelve, { stages: [{ clusters: grouping(twelve.cluster), population }] });
  const tiny = mean(
    design,
    twelve.values.map((value) => value * 1e-10),
    options,
  );
  expect(tiny.standardError).toBeGreaterThan(0);
  expect((tiny.standardError * 1e10) / mean(design, twelve.values, options).standardError).toBeCloseTo(1, 10);
});

test("what a household of weight 0 answered does not matter after post-stratification (in R it moves the error)", () => {
  const weights = twelve.weights.with(2, 0).with(9, 0);
  const design = postStratify(designOf({ ...twelve, weights }), age, sizes);
  const other = twelve.values.with(2, 4000).with(9, -7000);
  expect(total(design, other, options).standardError).toBeCloseTo(
    total(design, twelve.values, options).standardError,
    9,
  );
  const constant = total(design, new Float64Array(12).fill(1), options);
  expect(constant.estimate).toBeCloseTo(290, 9);
  expect(constant.standardError).toBeLessThan(1e-9);
});

test("10 of 200 equal weights are 5 %, whatever the weight (R's rounding finds the next value)", () => {
  const rows = 200;
  const clusters = Array.from({ length: rows }, (_, row) => row);
  const values = Float64Array.from(clusters, (row) => row + 1);
  for (const weight of [1, 30.97, 0.1, 1 / 3]) {
    const survey = {
      stratum: clusters.map(() => "all"),
      cluster: clusters.map(String),
      weights: new Float64Array(rows).fill(weight),
    };
    const at = (p: number, rule: "math" | "school") =>
      quantile(designOf(survey), values, p, { ...options, rule, ties: "within-rounding", interval: "none" }).estimate;
    expect([at(0.05, "math"), at(0.05, "school"), at(0.33, "math"), at(0.67, "school")]).toEqual([10, 10.5, 66, 134.5]);
  }
});

const intervals: ProportionInterval[] = ["logit", "beta", "wilson", "arcsine", "likelihood"];

test.each(intervals)(
  "the %s interval of 0 %% and of 100 %% is the binomial limit of so many respondents (R: nonsense or none)",
  (interval) => {
    const design = designOf(twelve);
    const none = proportion(design, new Float64Array(12), { ...options, interval });
    const all = proportion(design, new Float64Array(12).fill(1), { ...options, interval });
    expect([none.lower, all.upper]).toEqual([0, 1]);
    expect(none.upper).toBeCloseTo(1 - 0.025 ** (1 / 12), 12);
    expect(all.lower).toBeCloseTo(0.025 ** (1 / 12), 12);
  },
);

test.each(intervals)("the %s interval of a share lies within 0 and 1 and holds the share", (interval) => {
  fc.assert(
    fc.property(anySurvey, (survey) => {
      const { estimate, lower, upper } = proportion(designOf(survey), survey.indicator, { ...options, interval });
      expect(lower).toBeGreaterThanOrEqual(0);
      expect(upper).toBeLessThanOrEqual(1);
      expect(lower).toBeLessThanOrEqual(estimate + 1e-12);
      expect(upper).toBeGreaterThanOrEqual(estimate - 1e-12);
    }),
  );
});

test("an arcsine limit that passes 0 stays at 0 (R's comes back up)", () => {
  const rare = Float64Array.of(0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0);
  const found = proportion(designOf(twelve), rare, { ...options, interval: "arcsine" });
  expect(found.lower).toBe(0);
});

test("where the deviations are 0 in theory the error is 0, not what rounding left of it (R: 1e-15)", () => {
  const cluster = twelve.cluster.map((name) => (name.startsWith("a") ? "a1" : name));
  const design = designOf({ ...twelve, cluster }, { singleCluster: "adjust" });
  const domain = Uint8Array.from(twelve.stratum, (stratum) => (stratum === "a" ? 1 : 0));
  expect(mean(design, twelve.values, { ...options, domain }).standardError).toBe(0);
});
