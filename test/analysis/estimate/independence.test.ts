import { type IndependenceTest, independence, modelMatrix, regression, termTest } from "@returns/analysis";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { anySurvey, designOf, options, twelve } from "../survey.ts";

const tests: IndependenceTest[] = [
  "rao-scott-f",
  "rao-scott-chi-squared",
  "linear-combination",
  "saddle-point",
  "wald",
  "adjusted-wald",
];

test.each(tests)(
  "%s gives the same for rows and columns exchanged, in another order and with categories nobody is in",
  (method) => {
    const design = designOf(twelve);
    const rows = { codes: Int32Array.of(0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 2, 1), count: 3 };
    const columns = { codes: Int32Array.from(twelve.indicator), count: 2 };
    const choice = { degreesOfFreedom: "design", test: method } as const;
    const plain = independence(design, rows, columns, choice);
    const turned = independence(design, columns, rows, choice);
    const renamed = independence(design, { codes: rows.codes.map((code) => 5 - 2 * code), count: 7 }, columns, choice);
    expect(turned.p).toBeCloseTo(plain.p, 10);
    expect(renamed.p).toBeCloseTo(plain.p, 10);
    expect(plain.p).toBeGreaterThan(0);
    expect(plain.p).toBeLessThanOrEqual(1);
  },
);

test("a table with one row is refused, with its size", () => {
  const one = { codes: new Int32Array(12), count: 3 };
  const two = { codes: Int32Array.from(twelve.indicator), count: 2 };
  expect(() => independence(designOf(twelve), one, two, { degreesOfFreedom: "design", test: "rao-scott-f" })).toThrow(
    /1 × 2/,
  );
});

test("a term of one coefficient is tested by its t squared", () => {
  fc.assert(
    fc.property(anySurvey, (survey) => {
      fc.pre(new Set(survey.indicator).size === 2);
      const design = designOf(survey);
      const term = [{ kind: "number", name: "x", values: survey.indicator }] as const;
      const columns = modelMatrix(survey.values.length, [term], "with");
      const fit = regression(design, { response: survey.values, columns, family: "gaussian" }, options);
      const own = fit.coefficients.estimates[1];
      fc.pre(own !== undefined && own.standardError > 1e-6);
      const t = (own?.estimate ?? 0) / (own?.standardError ?? 1);
      expect(termTest(fit, [0]).statistic).toBeCloseTo(t * t, 6);
    }),
  );
});

test("a predictor that others explain is left out and named; one that separates the answers is reported", () => {
  const design = designOf(twelve);
  const number = (name: string, values: Float64Array) => [{ kind: "number", name, values }] as const;
  const twice = modelMatrix(
    12,
    [
      number("x", twelve.values),
      number(
        "2x",
        twelve.values.map((value) => 2 * value),
      ),
    ],
    "with",
  );
  expect(
    regression(design, { response: twelve.indicator, columns: twice, family: "binomial" }, options).redundant,
  ).toEqual(["2x"]);
  const same = modelMatrix(12, [number("answer", twelve.indicator)], "with");
  expect(regression(design, { response: twelve.indicator, columns: same, family: "binomial" }, options).fit).toBe(
    "separated",
  );
});

test("a response outside its range is refused with its row", () => {
  const columns = modelMatrix(12, [], "with");
  expect(() => regression(designOf(twelve), { response: twelve.values, columns, family: "binomial" }, options)).toThrow(
    /between 0 and 1: row 1 has 4/,
  );
});
