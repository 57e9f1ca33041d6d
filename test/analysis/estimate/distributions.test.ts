import {
  betaQuantile,
  betaTails,
  chiSquaredQuantile,
  chiSquaredTails,
  exceedsZero,
  fisherQuantile,
  fisherTails,
  normalQuantile,
  normalTails,
  studentQuantile,
  studentTails,
} from "@returns/analysis";
import * as fc from "fast-check";
import { expect, test } from "vitest";

const share = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });
const freedom = fc.double({ min: 0.6, max: 500, noNaN: true });

test("a quantile gives its probability back", () => {
  fc.assert(
    fc.property(share, freedom, freedom, (p, a, b) => {
      expect(normalTails(normalQuantile(p)).lower).toBeCloseTo(p, 11);
      expect(studentTails(studentQuantile(p, a), a).lower).toBeCloseTo(p, 11);
      expect(chiSquaredTails(chiSquaredQuantile(p, a), a).lower).toBeCloseTo(p, 11);
      expect(fisherTails(fisherQuantile(p, a, b), a, b).lower).toBeCloseTo(p, 11);
      expect(betaTails(betaQuantile(p, a, b), a, b).lower).toBeCloseTo(p, 9);
    }),
  );
});

test("t² with ν degrees of freedom is F with 1 and ν, and χ²/ν is F without end of the second", () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 30, noNaN: true }), freedom, (x, df) => {
      expect(fisherTails(x * x, 1, df).upper).toBeCloseTo(2 * studentTails(x, df).upper, 12);
      expect(fisherTails(x, df, Number.POSITIVE_INFINITY).upper).toBeCloseTo(chiSquaredTails(x * df, df).upper, 12);
    }),
  );
});

test("far tails keep their digits instead of turning 0", () => {
  expect(normalTails(-30).lower / 4.906713927148187e-198).toBeCloseTo(1, 11);
  expect(normalTails(30).upper).toBe(normalTails(-30).lower);
  expect(studentTails(1e5, 3).upper).toBeGreaterThan(0);
});

test("without degrees of freedom there is no t", () => {
  expect(studentQuantile(0.975, 0)).toBeNaN();
  expect(studentQuantile(0.975, -2)).toBeNaN();
});

test("a quadratic form of equal weights is an F distribution", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 8 }),
      fc.double({ min: 1, max: 300, noNaN: true }),
      fc.double({ min: 0.05, max: 12, noNaN: true }),
      (n, df, f) => {
        const form = {
          weights: Float64Array.of(...new Float64Array(n).fill(1), (-f * n) / df),
          df: Float64Array.of(...new Float64Array(n).fill(1), df),
        };
        const expected = fisherTails(f, n, df).upper;
        expect(Math.abs(exceedsZero(form) - expected)).toBeLessThanOrEqual(1e-8 * expected + 1e-14);
      },
    ),
  );
});

test("nothing lies beyond an infinite t", () => {
  expect(studentTails(Number.POSITIVE_INFINITY, 5)).toEqual({ lower: 1, upper: 0 });
  expect(studentTails(Number.NEGATIVE_INFINITY, 5)).toEqual({ lower: 0, upper: 1 });
});
