import {
  balancedReplicates,
  bootstrap,
  type Design,
  degreesOfFreedom,
  grouping,
  jackknife,
  mean,
  pairwiseDesign,
  replicateDesign,
  total,
} from "@returns/analysis";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { anySurvey, designOf, options, twelve } from "../survey.ts";

const allRows = (design: Design) => Int32Array.from({ length: design.rows }, (_, row) => row);

test("the jackknife of a total is its linearised error, as theory says of linear statistics", () => {
  fc.assert(
    fc.property(anySurvey, (survey) => {
      const design = designOf(survey);
      const replicated = jackknife(design, "full-sample");
      const [a, b] = [total(design, survey.values, options), total(replicated, survey.values, options)];
      expect(Math.abs(b.estimate - a.estimate)).toBeLessThanOrEqual(1e-9 * (1 + Math.abs(a.estimate)));
      expect(Math.abs(b.standardError - a.standardError)).toBeLessThanOrEqual(1e-9 * (1 + a.standardError));
      expect(degreesOfFreedom(replicated, allRows(replicated))).toBeGreaterThanOrEqual(a.degreesOfFreedom);
    }),
  );
});

test.each([0, 0.3, 0.5])("balanced replicates of a total, with ρ = %d, are its linearised error", (rho) => {
  const design = designOf(twelve);
  const replicated = balancedReplicates(design, rho, "full-sample");
  const [a, b] = [total(design, twelve.values, options), total(replicated, twelve.values, options)];
  expect(b.standardError / a.standardError).toBeCloseTo(1, 10);
});

test("balanced replicates refuse a stratum with an odd number of clusters, by name", () => {
  const cluster = twelve.cluster.with(1, "a3");
  expect(() => balancedReplicates(designOf({ ...twelve, cluster }), 0, "full-sample")).toThrow(
    /stratum "a", as it has 3 clusters/,
  );
});

test("the bootstrap of many replicates comes near the linearised error, and is the same for the same numbers", () => {
  const source = () => {
    let state = 42;
    return () => {
      state = (state * 1664525 + 1013904223) % 2 ** 32;
      return state / 2 ** 32;
    };
  };
  const design = designOf(twelve);
  const once = mean(bootstrap(design, 2000, source()), twelve.values, options);
  expect(once).toEqual(mean(bootstrap(design, 2000, source()), twelve.values, options));
  expect(once.standardError / mean(design, twelve.values, options).standardError).toBeGreaterThan(0.8);
  expect(once.standardError / mean(design, twelve.values, options).standardError).toBeLessThan(1.25);
});

test("replicate weights that came with the data give the error that the ones we made do", () => {
  const design = designOf(twelve);
  const made = jackknife(design, "mean-of-replicates");
  const given = replicateDesign({
    weights: design.weights,
    replicates: made.replicates.map((replicate) => replicate.map((weight, row) => weight / (design.weights[row] ?? 1))),
    replicateWeights: "factors",
    method: { kind: "given", scale: made.scale, factors: made.factors },
    centre: "mean-of-replicates",
  });
  expect(mean(given, twelve.values, options).standardError).toBeCloseTo(
    mean(made, twelve.values, options).standardError,
    12,
  );
});

test("a replicate with a missing weight is refused, with its number and row", () => {
  const replicates = [twelve.weights, twelve.weights.with(3, Number.NaN)];
  const input = {
    weights: twelve.weights,
    replicates,
    replicateWeights: "full",
    method: { kind: "bootstrap" },
    centre: "full-sample",
  } as const;
  expect(() => replicateDesign(input)).toThrow(/replicate 2, as row 4/);
});

test("households drawn independently of each other have the variance Σ (1 − π) (y/π)²", () => {
  const inclusion = Float64Array.of(0.2, 0.5, 0.8);
  const values = Float64Array.of(3, 4, 5);
  const design = pairwiseDesign({ inclusion, pairs: { kind: "independent" }, form: "Horvitz-Thompson" });
  const expected = values.reduce(
    (sum, y, row) => sum + (1 - (inclusion[row] ?? 1)) * (y / (inclusion[row] ?? 1)) ** 2,
    0,
  );
  expect(total(design, values, options).standardError).toBeCloseTo(Math.sqrt(expected), 10);
});

test("a simple random sample is the same by joint probabilities as by its population", () => {
  const [n, N] = [4, 10];
  const joint = Array.from({ length: n }, (_, i) =>
    Float64Array.from({ length: n }, (_, j) => (i === j ? n / N : (n * (n - 1)) / (N * (N - 1)))),
  );
  const values = Float64Array.of(3, 9, 4, 7);
  const population = { kind: "count", values: new Float64Array(n).fill(N) } as const;
  const rows = ["1", "2", "3", "4"];
  const survey = { stratum: rows.map(() => "all"), cluster: rows, weights: new Float64Array(n).fill(N / n) };
  const direct = total(designOf(survey, { stages: [{ clusters: grouping(rows), population }] }), values, options);
  for (const form of ["Horvitz-Thompson", "Yates-Grundy"] as const) {
    const design = pairwiseDesign({
      inclusion: new Float64Array(n).fill(n / N),
      pairs: { kind: "joint", probabilities: joint },
      form,
    });
    expect(total(design, values, options).standardError).toBeCloseTo(direct.standardError, 10);
  }
});
