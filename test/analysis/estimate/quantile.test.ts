import { jackknife, orderStatistics, type QuantileRule, quantile, quantileAt, sortRows } from "@returns/analysis";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { anySurvey, designOf, options, twelve } from "../survey.ts";

const rules: QuantileRule[] = ["math", "school", "hf1", "hf2", "hf3", "hf4", "hf5", "hf6", "hf7", "hf8", "hf9"];

test.each(rules)("by the rule %s quantiles rise with the share and lie within the data", (rule) => {
  fc.assert(
    fc.property(anySurvey, (survey) => {
      const choice = { ...options, rule, ties: "within-rounding", interval: "none" } as const;
      const found = [0.01, 0.1, 0.5, 0.77, 0.99].map(
        (p) => quantile(designOf(survey), survey.values, p, choice).estimate,
      );
      expect(found).toEqual(found.toSorted((a, b) => a - b));
      expect(Math.min(...found)).toBeGreaterThanOrEqual(Math.min(...survey.values));
      expect(Math.max(...found)).toBeLessThanOrEqual(Math.max(...survey.values));
    }),
  );
});

test("half of the weight is at or below the median, and half at or above it", () => {
  fc.assert(
    fc.property(anySurvey, (survey) => {
      const design = designOf(survey);
      const middle = quantile(design, survey.values, 0.5, {
        ...options,
        rule: "math",
        ties: "within-rounding",
        interval: "none",
      }).estimate;
      const weightWhere = (holds: (value: number) => boolean) =>
        design.weights.reduce((sum, weight, row) => sum + (holds(survey.values[row] ?? 0) ? weight : 0), 0);
      const half = weightWhere(() => true) / 2;
      expect(weightWhere((value) => value <= middle)).toBeGreaterThanOrEqual(half * (1 - 1e-9));
      expect(weightWhere((value) => value >= middle)).toBeGreaterThanOrEqual(half * (1 - 1e-9));
    }),
  );
});

test("with equal weights rule 7 is the quantile that R and spreadsheets give without weights", () => {
  const values = Float64Array.of(1, 2, 4, 8, 16);
  const sample = orderStatistics(values, new Float64Array(5).fill(3), Int32Array.of(0, 1, 2, 3, 4));
  expect([0, 0.25, 0.6, 1].map((p) => quantileAt("hf7", sample, p, "within-rounding"))).toEqual(
    [1, 2, 5.6, 16].map((x) => expect.closeTo(x, 12)),
  );
});

test("an interval from replicates needs replicates", () => {
  const choice = { ...options, rule: "school", ties: "within-rounding", interval: "replicates" } as const;
  expect(() => quantile(designOf(twelve), twelve.values, 0.5, choice)).toThrow(/needs a design of replicate weights/);
  expect(
    quantile(jackknife(designOf(twelve), "full-sample"), twelve.values, 0.5, choice).standardError,
  ).toBeGreaterThanOrEqual(0);
});

test("rows are sorted by value, equal ones in their order, few and many alike", () => {
  for (const count of [0, 10, 5000]) {
    const values = Float64Array.from(
      { length: count },
      (_, i) => [-0, 0, -3.5, 1e300, -1e-300, 7, Math.sin(i)][i % 7] ?? 0,
    );
    const rows = Int32Array.from(values, (_, row) => row);
    expect(sortRows(values, rows)).toEqual(rows.toSorted((a, b) => (values[a] ?? 0) - (values[b] ?? 0)));
  }
});
