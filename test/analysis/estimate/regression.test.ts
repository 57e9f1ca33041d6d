import {
  averageMarginalEffect,
  grouping,
  independentDifference,
  linearContrast,
  type ModelTerm,
  mean,
  meansByGroup,
  modelMatrix,
  regression,
  total,
  totalsByGroup,
} from "@returns/analysis";
import { describe, expect, test } from "vitest";
import { designOf, options, twelve } from "../survey.ts";

const design = designOf(twelve);
const inside = Float64Array.from(twelve.domain);
const number = (name: string, values: Float64Array): ModelTerm => [{ kind: "number", name, values }];

test("the average marginal effect of a group is the difference of its share and the others', with the same error", () => {
  const columns = (values: Float64Array) => modelMatrix(12, [number("inside", values)], "with");
  const fit = regression(design, { response: twelve.indicator, columns: columns(inside), family: "binomial" }, options);
  const change = { from: columns(new Float64Array(12)), to: columns(new Float64Array(12).fill(1)) };
  const effect = averageMarginalEffect(design, fit, "binomial", change, 0.95);
  const groups = grouping(Array.from(twelve.domain));
  const difference = linearContrast(
    meansByGroup(design, groups, twelve.indicator, options),
    Float64Array.of(-1, 1),
    0.95,
  );
  expect(effect.estimate).toBeCloseTo(difference.estimate, 10);
  expect(effect.standardError).toBeCloseTo(difference.standardError, 10);
});

test("the average marginal effect in a linear regression is the coefficient", () => {
  const columns = (x: Float64Array) => modelMatrix(12, [number("x", x), number("inside", inside)], "with");
  const fit = regression(
    design,
    { response: twelve.values, columns: columns(twelve.indicator), family: "gaussian" },
    options,
  );
  const change = { from: columns(new Float64Array(12)), to: columns(new Float64Array(12).fill(1)) };
  const effect = averageMarginalEffect(design, fit, "gaussian", change, 0.95);
  expect(effect.estimate).toBeCloseTo(fit.coefficients.estimates[1]?.estimate ?? Number.NaN, 10);
  expect(effect.standardError).toBeCloseTo(fit.coefficients.estimates[1]?.standardError ?? Number.NaN, 10);
});

describe("a regression of very many rows, which starts from a part of them", () => {
  const rows = 120_000;
  const x = Float64Array.from({ length: rows }, (_, row) => Math.sin(row) * (row < rows / 2 ? 1 : 3));
  const response = Float64Array.from({ length: rows }, (_, row) =>
    Math.sin(row * 7.3) < Math.tanh((x[row] ?? 0) / 2) ? 1 : 0,
  );
  const cluster = Array.from({ length: rows }, (_, row) => `c${row % 40}`);
  const large = designOf({ stratum: cluster.map(() => "all"), cluster, weights: x.map((value) => 2 + value / 3) });
  const fitOn = (...terms: ModelTerm[]) =>
    regression(large, { response, columns: modelMatrix(rows, terms, "with"), family: "binomial" }, options);

  test("solves its equations for all", () => {
    const fit = fitOn(number("x", x));
    let [score, scoreOfX, size] = [0, 0, 0];
    for (const row of fit.fitted.rows) {
      const residual =
        (large.weights[row] ?? 0) * ((response[row] ?? 0) - 1 / (1 + Math.exp(-(fit.fitted.eta[row] ?? 0))));
      score += residual;
      scoreOfX += residual * (x[row] ?? 0);
      size += Math.abs(residual);
    }
    expect(fit.fit).toBe("converged");
    expect(Math.abs(score / size)).toBeLessThan(1e-10);
    expect(Math.abs(scoreOfX / size)).toBeLessThan(1e-10);
  });

  test("gives the same whether a predictor lies near 0 or far from it, as years do", () => {
    const [, near] = fitOn(number("x", x)).coefficients.estimates;
    const [, far] = fitOn(
      number(
        "x",
        x.map((value) => 2025 + value),
      ),
    ).coefficients.estimates;
    expect((far?.estimate ?? 0) / (near?.estimate ?? 0) - 1).toBeCloseTo(0, 11);
    expect((far?.standardError ?? 0) / (near?.standardError ?? 0) - 1).toBeCloseTo(0, 9);
  });

  test("leaves out what other predictors explain, also where only rare rows tell them apart", () => {
    const same = number(
      "same",
      x.map((value) => 3 * value - 1),
    );
    expect(fitOn(number("x", x), same).redundant).toEqual(["same"]);
    const rare = number(
      "rare",
      x.map((value, row) => (row === 64 ? value + 1 : value)),
    );
    expect(fitOn(number("x", x), rare).redundant).toEqual([]);
  });
});

test("means and totals of all groups together are those of each group alone", () => {
  const groups = grouping(["a", "b", "a", "b", "a", "b", "a", "b", "a", null, "b", "a"]);
  const values = twelve.values.with(4, Number.NaN);
  const jointMeans = meansByGroup(design, groups, values, options);
  const jointTotals = totalsByGroup(design, groups, values, options);
  for (const [code] of groups.labels.entries()) {
    const domain = Uint8Array.from(groups.codes, (each) => (each === code ? 1 : 0));
    const [own, sum] = [mean(design, values, { ...options, domain }), total(design, values, { ...options, domain })];
    expect(jointMeans.estimates[code]?.estimate).toBeCloseTo(own.estimate, 10);
    expect(jointMeans.estimates[code]?.standardError).toBeCloseTo(own.standardError, 10);
    expect(jointTotals.estimates[code]?.standardError).toBeCloseTo(sum.standardError, 10);
  }
});

test("the change between two independent rounds has the variances of both", () => {
  const first = mean(design, twelve.values, options);
  const second = mean(
    design,
    twelve.values.map((value) => value + 1),
    options,
  );
  const change = independentDifference(first, second, 0.95);
  expect(change.estimate).toBeCloseTo(1, 12);
  expect(change.standardError).toBeCloseTo(first.standardError * Math.SQRT2, 12);
  expect(change.degreesOfFreedom).toBeCloseTo(2 * first.degreesOfFreedom, 12);
});

test("a model matrix codes categories against the first, and all of them where nothing stands for the first", () => {
  const category: ModelTerm = [
    { kind: "category", name: "g", codes: Int32Array.of(0, 1, 2, -1), labels: ["x", "y", "z"] },
  ];
  const names = (terms: readonly ModelTerm[], intercept: "with" | "without") =>
    modelMatrix(4, terms, intercept).map(({ name }) => name);
  const x = number("n", Float64Array.of(1, 2, 3, 4));
  expect(names([category], "with")).toEqual(["(Intercept)", "gy", "gz"]);
  expect(names([category], "without")).toEqual(["gx", "gy", "gz"]);
  expect(names([category, x, [...category, ...x]], "with")).toEqual(["(Intercept)", "gy", "gz", "n", "gy:n", "gz:n"]);
  expect(names([x, [...category, ...x]], "with")).toEqual(["(Intercept)", "n", "gy:n", "gz:n"]);
  expect(modelMatrix(4, [category], "with")[1]?.values).toEqual(Float64Array.of(0, 1, 0, Number.NaN));
});
