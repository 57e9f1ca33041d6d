import {
  categoryShares,
  mean,
  means,
  median,
  modelMatrix,
  oneSampleTTest,
  proportion,
  ratio,
  regression,
  total,
  twoSampleTTest,
} from "@returns/analysis";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { anySurvey, designOf, options, type Survey, twelve } from "../survey.ts";

const close = (found: number, expected: number, scale = Math.abs(expected)) =>
  expect(Math.abs(found - expected)).toBeLessThanOrEqual(1e-9 * Math.max(scale, 1e-9));

const marks = ({ domain }: Survey) => Float64Array.from(domain);

/** One figure of each sort; the total is the first. */
const figuresOf = (design: ReturnType<typeof designOf>, values: Float64Array, indicator: Float64Array) => [
  total(design, values, options),
  mean(design, values, options),
  proportion(design, indicator, { ...options, interval: "beta" }),
  // A denominator that does not come near 0
  ratio(
    design,
    values,
    indicator.map((mark) => mark + 1),
    options,
  ),
  // Not "school": below the first of two rows it takes the mean of both, as R does, and so tells a row from its halves
  median(design, values, { ...options, rule: "math", ties: "within-rounding", interval: "logit" }),
];

test("a domain's mean is the ratio of the variable to 1, both 0 outside the domain, in estimate and error", () => {
  fc.assert(
    fc.property(anySurvey, (survey) => {
      const design = designOf(survey);
      const inDomain = mean(design, survey.values, { ...options, domain: survey.domain });
      const zeroed = survey.values.map((value, row) => value * (survey.domain[row] ?? 0));
      const asRatio = ratio(design, zeroed, marks(survey), options);
      close(asRatio.estimate, inDomain.estimate, 50);
      close(asRatio.standardError, inDomain.standardError, 50);
    }),
  );
});

test("the mean is a regression on nothing but the intercept", () => {
  fc.assert(
    fc.property(anySurvey, (survey) => {
      const design = designOf(survey);
      const input = {
        response: survey.values,
        columns: modelMatrix(survey.values.length, [], "with"),
        family: "gaussian",
      } as const;
      const fit = regression(design, input, { degreesOfFreedom: "design", level: 0.95 });
      const own = mean(design, survey.values, options);
      close(fit.coefficients.estimates[0]?.estimate ?? Number.NaN, own.estimate, 50);
      close(fit.coefficients.estimates[0]?.standardError ?? Number.NaN, own.standardError, 50);
    }),
  );
});

test("a domain's mean is a regression on who is inside and who is outside, in estimate and error", () => {
  fc.assert(
    fc.property(anySurvey, (survey) => {
      const design = designOf(survey);
      const sides = [marks(survey), marks(survey).map((mark) => 1 - mark)];
      const terms = sides.map((values, side) => [{ kind: "number", name: `side ${side}`, values }] as const);
      const columns = modelMatrix(survey.values.length, terms, "without");
      const fit = regression(
        design,
        { response: survey.values, columns, family: "gaussian" },
        { degreesOfFreedom: "design", level: 0.95 },
      );
      const own = mean(design, survey.values, { ...options, domain: survey.domain });
      close(fit.coefficients.estimates[0]?.estimate ?? Number.NaN, own.estimate, 50);
      close(fit.coefficients.estimates[0]?.standardError ?? Number.NaN, own.standardError, 50);
    }),
  );
});

test("the difference of two groups is a regression on the group, and a t test", () => {
  fc.assert(
    fc.property(anySurvey, (survey) => {
      fc.pre(new Set(survey.domain).size === 2);
      const design = designOf(survey);
      const term = [{ kind: "number", name: "inside", values: marks(survey) }] as const;
      const columns = modelMatrix(survey.values.length, [term], "with");
      const fit = regression(
        design,
        { response: survey.values, columns, family: "gaussian" },
        { degreesOfFreedom: "design", level: 0.95 },
      );
      const groups = { codes: Int32Array.from(survey.domain), count: 2 };
      const { difference } = twoSampleTTest(design, survey.values, groups, { degreesOfFreedom: "design", level: 0.95 });
      close(fit.coefficients.estimates[1]?.estimate ?? Number.NaN, difference.estimate, 50);
      close(fit.coefficients.estimates[1]?.standardError ?? Number.NaN, difference.standardError, 50);
    }),
  );
});

test("the order of the households changes nothing", () => {
  fc.assert(
    fc.property(anySurvey, fc.infiniteStream(fc.nat()), (survey, keys) => {
      const order = Array.from(survey.weights, (_, row) => ({ row, key: keys.next().value })).sort(
        (a, b) => a.key - b.key,
      );
      const shuffled = {
        stratum: order.map(({ row }) => survey.stratum[row] ?? ""),
        cluster: order.map(({ row }) => survey.cluster[row] ?? ""),
        weights: Float64Array.from(order, ({ row }) => survey.weights[row] ?? 0),
      };
      const values = Float64Array.from(order, ({ row }) => survey.values[row] ?? 0);
      const indicator = Float64Array.from(order, ({ row }) => survey.indicator[row] ?? 0);
      const before = figuresOf(designOf(survey), survey.values, survey.indicator);
      const after = figuresOf(designOf(shuffled), values, indicator);
      for (const [index, { estimate, standardError }] of before.entries()) {
        close(after[index]?.estimate ?? Number.NaN, estimate, 1e4);
        close(after[index]?.standardError ?? Number.NaN, standardError, 1e4);
      }
    }),
  );
});

test("weights that are all multiplied by the same number leave means and shares as they are", () => {
  fc.assert(
    fc.property(anySurvey, fc.double({ min: 0.001, max: 1000, noNaN: true }), (survey, factor) => {
      const scaled = designOf({ ...survey, weights: survey.weights.map((weight) => weight * factor) });
      const [sum, scaledSum] = [designOf(survey), scaled].map((each) => total(each, survey.values, options));
      close((scaledSum?.standardError ?? Number.NaN) / factor, sum?.standardError ?? Number.NaN, 1e4);
      const before = figuresOf(designOf(survey), survey.values, survey.indicator).slice(1);
      const after = figuresOf(scaled, survey.values, survey.indicator).slice(1);
      for (const [index, { estimate, standardError }] of before.entries()) {
        close(after[index]?.estimate ?? Number.NaN, estimate, 1e3);
        close(after[index]?.standardError ?? Number.NaN, standardError, 1e3);
      }
    }),
  );
});

test("a household that is split in two, with its weight, changes nothing but the count", () => {
  fc.assert(
    fc.property(anySurvey, (survey) => {
      const split = {
        stratum: [...survey.stratum, survey.stratum[0] ?? ""],
        cluster: [...survey.cluster, survey.cluster[0] ?? ""],
        weights: Float64Array.of(...survey.weights, (survey.weights[0] ?? 0) / 3).with(
          0,
          ((survey.weights[0] ?? 0) * 2) / 3,
        ),
      };
      const values = Float64Array.of(...survey.values, survey.values[0] ?? 0);
      const indicator = Float64Array.of(...survey.indicator, survey.indicator[0] ?? 0);
      const whole = figuresOf(designOf(survey), survey.values, survey.indicator);
      const apart = figuresOf(designOf(split), values, indicator);
      for (const [index, { estimate, standardError, respondents }] of whole.entries()) {
        close(apart[index]?.estimate ?? Number.NaN, estimate, 1e4);
        close(apart[index]?.standardError ?? Number.NaN, standardError, 1e4);
        expect(apart[index]?.respondents).toBe(respondents + 1);
      }
    }),
  );
});

test("shares of categories add up to 1 and their covariances to 0", () => {
  fc.assert(
    fc.property(anySurvey, (survey) => {
      const codes = Int32Array.from(survey.values, (value) => (value < -20 ? 0 : value < 10 ? 1 : 2));
      const { estimates, covariance } = categoryShares(
        designOf(survey),
        { codes, count: 3 },
        { ...options, interval: "logit" },
      );
      close(
        estimates.reduce((sum, each) => sum + each.estimate, 0),
        1,
      );
      close(
        covariance.flatMap((row) => [...row]).reduce((sum, each) => sum + each, 0),
        0,
        1,
      );
    }),
  );
});

test("the mean of two variables together is the mean of each alone", () => {
  const design = designOf(twelve);
  const [first, second] = means(design, [twelve.values, twelve.indicator], options).estimates;
  expect(first).toEqual(mean(design, twelve.values, options));
  expect(second).toEqual(mean(design, twelve.indicator, options));
});

test("a t test against the estimate itself finds no difference", () => {
  const design = designOf(twelve);
  const own = mean(design, twelve.values, options);
  const found = oneSampleTTest(design, twelve.values, own.estimate, { degreesOfFreedom: "design", level: 0.95 });
  expect(found.t).toBe(0);
  expect(found.p).toBe(1);
});

test("large values keep their digits: adding a thousand million to each changes the error in the 13th digit at most", () => {
  const design = designOf(twelve);
  const large = twelve.values.map((value) => value + 1e9);
  const [small, shifted] = [mean(design, twelve.values, options), mean(design, large, options)];
  expect(shifted.estimate - 1e9).toBeCloseTo(small.estimate, 6);
  close(shifted.standardError / small.standardError, 1, 1e-3);
});

test("[F172] a domain whose weights are all 0 has no respondents, and no estimate", () => {
  const weights = twelve.weights.map((weight, row) => (row < 3 ? 0 : weight));
  const domain = Uint8Array.from(weights, (weight) => (weight === 0 ? 1 : 0));
  const found = mean(designOf({ ...twelve, weights }), twelve.values, { ...options, domain });
  expect(found).toMatchObject({ respondents: 0, weighted: 0, estimate: Number.NaN });
});

test("[F178] a domain of nobody is told by its count, not by a 0", () => {
  const found = proportion(designOf(twelve), twelve.indicator, {
    ...options,
    interval: "beta",
    domain: new Uint8Array(12),
  });
  expect(found).toMatchObject({ respondents: 0, estimate: Number.NaN, lower: Number.NaN, upper: Number.NaN });
});

test("[F179] a domain of one household has no degrees of freedom and no interval", () => {
  const domain = new Uint8Array(12).with(4, 1);
  const found = mean(designOf(twelve), twelve.values, { ...options, degreesOfFreedom: "domain", domain });
  expect(found).toMatchObject({ respondents: 1, degreesOfFreedom: 0, lower: Number.NaN, upper: Number.NaN });
});

test("[F188] a ratio to a total of 0 is refused as not defined", () => {
  const design = designOf(twelve);
  expect(() => ratio(design, twelve.values, new Float64Array(12), options)).toThrow(/not defined in this domain/);
});

test("[F181] a category without a household has the share 0; one that is not on the list is refused with its row", () => {
  const codes = Int32Array.from(twelve.indicator);
  const shares = categoryShares(designOf(twelve), { codes, count: 3 }, { ...options, interval: "logit" });
  expect(shares.estimates[2]).toMatchObject({ estimate: 0, lower: 0 });
  expect(() =>
    categoryShares(designOf(twelve), { codes: codes.with(7, 5), count: 2 }, { ...options, interval: "logit" }),
  ).toThrow(/row 8.*code 5.*Add the category/s);
});

test("[F180] answers that are all the same have an error of 0, and an interval that says how few they are", () => {
  const found = proportion(designOf(twelve), new Float64Array(12).fill(1), { ...options, interval: "logit" });
  expect(found).toMatchObject({ estimate: 1, standardError: 0, upper: 1 });
  expect(found.lower).toBeCloseTo(0.025 ** (1 / 12), 12);
});
