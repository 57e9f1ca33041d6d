import {
  calibrate,
  DesignError,
  grouping,
  jackknife,
  mean,
  postStratify,
  rake,
  standardize,
  total,
  trimWeights,
} from "@returns/analysis";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { anySurvey, designOf, options, twelve } from "../survey.ts";

const ones = new Float64Array(12).fill(1);
const design = designOf(twelve);
const places = Array.from({ length: 12 }, (_, row) => row);
const sumOf = (weights: Float64Array, values: Float64Array) =>
  weights.reduce((sum, weight, row) => sum + weight * (values[row] ?? 0), 0);

test("calibrated weights reproduce the known totals, by any distance", () => {
  fc.assert(
    fc.property(
      anySurvey,
      fc.double({ min: 0.9, max: 1.1 }),
      fc.double({ min: 0.97, max: 1.03 }),
      (survey, growth, tilt) => {
        const own = designOf(survey);
        const count = new Float64Array(survey.values.length).fill(1);
        const positive = survey.values.map((value) => value + 60);
        const auxiliaries = [
          { name: "households", values: count, total: growth * sumOf(own.weights, count) },
          { name: "persons", values: positive, total: growth * tilt * sumOf(own.weights, positive) },
        ];
        for (const kind of ["linear", "raking"] as const) {
          try {
            const { weights } = calibrate(own, auxiliaries, { kind });
            for (const { values, total: wanted } of auxiliaries)
              expect(sumOf(weights, values) / wanted).toBeCloseTo(1, 7);
          } catch (error) {
            // A tilt that no weights can reach is refused, by name
            expect(error).toBeInstanceOf(DesignError);
          }
        }
      },
    ),
  );
});

test("the unit of an auxiliary variable does not matter", () => {
  const totals = (scale: number) => [
    { name: "households", values: ones, total: 280 },
    { name: "income", values: twelve.values.map((value) => value * scale), total: 1500 * scale },
  ];
  const small = calibrate(design, totals(1e-9), { kind: "raking" });
  const large = calibrate(design, totals(1e9), { kind: "raking" });
  for (const [row, weight] of small.weights.entries()) expect(weight).toBeCloseTo(large.weights[row] ?? 0, 8);
});

test("the total of a variable that was calibrated on is known: it has no error left", () => {
  const calibrated = calibrate(
    design,
    [
      { name: "households", values: ones, total: 280 },
      { name: "persons", values: twelve.values, total: 1500 },
    ],
    { kind: "linear" },
  );
  const persons = total(calibrated, twelve.values, options);
  expect(persons.estimate).toBeCloseTo(1500, 8);
  expect(persons.standardError).toBeLessThan(1e-8);
});

test("logit weights stay within their bounds", () => {
  const auxiliaries = [
    { name: "households", values: ones, total: 280 },
    { name: "persons", values: twelve.values, total: 1600 },
  ];
  const { weights } = calibrate(design, auxiliaries, { kind: "logit", bounds: { lower: 0.5, upper: 1.6 } });
  for (const [row, weight] of weights.entries()) {
    expect(weight / (twelve.weights[row] ?? 0)).toBeGreaterThan(0.5);
    expect(weight / (twelve.weights[row] ?? 0)).toBeLessThan(1.6);
  }
});

test("[F185] totals that cannot be reached stop the calibration, with the one that is furthest off", () => {
  const auxiliaries = [
    { name: "households", values: ones, total: 280 },
    { name: "persons", values: twelve.values, total: 2600 },
  ];
  expect(() => calibrate(design, auxiliaries, { kind: "logit", bounds: { lower: 0.8, upper: 1.2 } })).toThrow(
    /(persons|households)" came to .* instead of .*Widen the bounds/s,
  );
});

test("[F185] a total that the ones before it contradict is named", () => {
  const auxiliaries = [
    { name: "households", values: ones, total: 280 },
    { name: "households again", values: ones.map((one) => 2 * one), total: 700 },
  ];
  expect(() => calibrate(design, auxiliaries, { kind: "linear" })).toThrow(
    /"households again": the totals before it imply 560/,
  );
});

test("[F185] a group without a known size, or a size without a household, stops post-stratification and raking", () => {
  const groups = grouping(places.map((row) => (row < 6 ? "a" : "b")));
  const onlyA = new Map([["a", 100]]);
  const extra = new Map([
    ["a", 100],
    ["b", 180],
    ["c", 20],
  ]);
  expect(() => postStratify(design, groups, onlyA)).toThrow(/group "b" has no known size/);
  expect(() => postStratify(design, groups, extra)).toThrow(/no row is in group "c" of size 20/);
  expect(() => rake(design, [{ name: "g", groups, sizes: onlyA }])).toThrow(/group "b" has no known size/);
  expect(() => rake(design, [{ name: "g", groups, sizes: extra }])).toThrow(/no row is in its group "c"/);
});

test("margins of different populations are refused with both sums", () => {
  const groups = grouping(twelve.stratum);
  const margins = [
    {
      name: "first",
      groups,
      sizes: new Map([
        ["a", 100],
        ["b", 180],
      ]),
    },
    {
      name: "second",
      groups,
      sizes: new Map([
        ["a", 100],
        ["b", 190],
      ]),
    },
  ];
  expect(() => rake(design, margins)).toThrow(/"first" adds up to 280, "second" to 290/);
});

test("a weight at a limit takes its part of what is cut, whatever its last digit has become", () => {
  const weights = twelve.weights.map(() => 5);
  const limits = { lower: 1, upper: 6.4, repeat: "once", zeroWeights: "keep" } as const;
  const trimmed = (atLimit: number) =>
    trimWeights(designOf({ ...twelve, weights: weights.with(0, 20).with(1, atLimit) }), limits).weights[1];
  expect(trimmed(6.4)).toBeCloseTo(6.4 + (20 - 6.4) / 11, 12);
  expect(trimmed(8 * 0.8 * (1 + 2 ** -52))).toBeCloseTo(6.4 + (20 - 6.4) / 11, 12);
});

test("trimmed weights keep their sum and their limits; weights of 0 stay 0", () => {
  const weights = twelve.weights.with(0, 300).with(5, 0);
  const { weights: trimmed } = trimWeights(designOf({ ...twelve, weights }), {
    lower: 11,
    upper: 80,
    repeat: "until-inside",
    zeroWeights: "keep",
  });
  expect(trimmed.reduce((sum, each) => sum + each, 0)).toBeCloseTo(
    weights.reduce((sum, each) => sum + each, 0),
    9,
  );
  expect(trimmed[5]).toBe(0);
  for (const weight of trimmed.filter((each) => each !== 0)) {
    expect(weight).toBeGreaterThanOrEqual(11);
    expect(weight).toBeLessThanOrEqual(80);
  }
});

test("groups of the same composition have the same standardised mean, whatever the sample took of each", () => {
  const by = grouping(places.map((row) => (row % 2 === 0 ? "young" : "old")));
  const over = grouping(twelve.stratum);
  const standard = standardize(design, by, over, Float64Array.of(0.7, 0.3), new Uint8Array(12).fill(1));
  const depends = Float64Array.from(by.codes, (code) => (code === 0 ? 10 : 20));
  for (const group of [0, 1]) {
    const domain = Uint8Array.from(over.codes, (code) => (code === group ? 1 : 0));
    expect(mean(standard, depends, { ...options, domain }).estimate).toBeCloseTo(0.7 * 10 + 0.3 * 20, 10);
  }
});

test("calibrating the replicates carries the gain: a known total has no error with replicate weights either", () => {
  const groups = grouping(places.map((row) => (row % 3 === 0 ? "a" : "b")));
  const replicated = postStratify(
    jackknife(design, "full-sample"),
    groups,
    new Map([
      ["a", 90],
      ["b", 180],
    ]),
  );
  const indicator = Float64Array.from(groups.codes, (code) => (code === 0 ? 1 : 0));
  expect(total(replicated, indicator, options).standardError).toBeLessThan(1e-10);
});
