import {
  balancedReplicates,
  bootstrap,
  type Design,
  degreesOfFreedom,
  grouping,
  jackknife,
  mean,
  modelMatrix,
  pairwiseDesign,
  regression,
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

test("a replicate in which a domain has no weight is left out of its error, as R's survey does", () => {
  const weights = Float64Array.of(1, 1, 1, 1);
  const replicates = [
    [2, 0, 2, 0],
    [0, 2, 0, 2],
    [0, 0, 2, 2],
    [2, 1, 0, 0],
  ].map((each) => Float64Array.from(each));
  const values = Float64Array.of(1, 3, 5, 9);
  const domain = Uint8Array.of(1, 1, 0, 0);
  const errorOf = (used: readonly Float64Array[]) => {
    const factors = new Float64Array(used.length).fill(1);
    const method = { kind: "given", scale: 0.25, factors } as const;
    const design = replicateDesign({
      weights,
      replicates: used,
      replicateWeights: "full",
      method,
      centre: "mean-of-replicates",
    });
    return mean(design, values, { ...options, domain }).standardError;
  };
  expect(errorOf(replicates)).toBe(errorOf([0, 1, 3].flatMap((place) => replicates[place] ?? [])));
  // 1, 3 and 5/3 around 17/9
  expect(errorOf(replicates)).toBeCloseTo(Math.sqrt(0.25 * ((8 / 9) ** 2 + (10 / 9) ** 2 + (2 / 9) ** 2)), 14);
  const without = replicates[2] ?? weights;
  expect(errorOf([without, without])).toBeNaN();
});

test("a replicate in which a predictor does not vary is left out of the errors of a regression", () => {
  const response = Float64Array.of(1, 4, 2, 8, 5, 7);
  const predictor = { kind: "number", name: "x", values: Float64Array.of(0, 0, 0, 1, 1, 1) } as const;
  const replicates = [
    [2, 0, 1, 1, 2, 0],
    [0, 2, 1, 1, 0, 2],
    [2, 2, 2, 0, 0, 0],
    [1, 0, 2, 2, 1, 0],
  ].map((each) => Float64Array.from(each));
  const errorsOf = (used: readonly Float64Array[]) => {
    const method = { kind: "given", scale: 0.5, factors: new Float64Array(used.length).fill(1) } as const;
    const weights = new Float64Array(6).fill(1);
    const design = replicateDesign({
      weights,
      replicates: used,
      replicateWeights: "full",
      method,
      centre: "full-sample",
    });
    const input = { response, columns: modelMatrix(6, [[predictor]], "with"), family: "gaussian" } as const;
    const { coefficients } = regression(design, input, { degreesOfFreedom: "domain", level: 0.95 });
    return coefficients.estimates.map(({ standardError }) => standardError);
  };
  const found = errorsOf(replicates);
  expect(found.every((error) => error > 0)).toBe(true);
  expect(found).toEqual(errorsOf(replicates.filter((_, place) => place !== 2)));
});

test("a stratum drawn as a whole adds nothing to a jackknife, and `average` scales up for nothing", () => {
  const [first] = twelve.stratum;
  // Two clusters of two in the first stratum, of 20 elsewhere
  const clusters = new Set(twelve.cluster.filter((_, row) => twelve.stratum[row] === first)).size;
  const values = Float64Array.from(twelve.stratum, (name) => (name === first ? clusters : 20));
  const stages = [{ clusters: grouping(twelve.cluster), population: { kind: "count", values } }] as const;
  for (const singleCluster of ["certainty", "average"] as const) {
    const design = designOf(twelve, { stages, singleCluster });
    const replicated = jackknife(design, "full-sample");
    const [a, b] = [total(design, twelve.values, options), total(replicated, twelve.values, options)];
    expect(b.standardError / a.standardError).toBeCloseTo(1, 12);
    expect(replicated.replicates.length).toBe(new Set(twelve.cluster).size - clusters);
  }
});
