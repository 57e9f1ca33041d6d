import { grouping, groupingOf, type ModelTerm, makeDesign, modelMatrix, regression } from "@returns/analysis";
import { seededRandom } from "@returns/schemas";
import { expect, test } from "vitest";

const options = { degreesOfFreedom: "design", level: 0.95 } as const;

const random = seededRandom(7);
const households = Array.from({ length: 8000 }, (_, i) => ({
  cluster: Math.floor(i / 40),
  age: 18 + Math.floor(70 * random()),
  // Few households are of this kind, and none of their 15 rows is a 16th one: a glance at those rows does not meet it
  rare: i % 16 === 15 && i % 5 === 0 ? 1 : 0,
  returns: random() < 0.4 ? 1 : 0,
}));

/** Each household as so many rows that together weigh what it does. */
function fitted(copies: number) {
  const rows = households.flatMap((household) => Array.from({ length: copies }, () => household));
  const design = makeDesign({
    rows: rows.length,
    weights: Float64Array.from(rows, ({ cluster }) => (1 + (cluster % 3)) / copies),
    stages: [{ clusters: { codes: Int32Array.from(rows, ({ cluster }) => cluster), labels: [] } }],
    clusterLabels: "unique",
    singleCluster: "fail",
    singleClusterOfDomain: "as-sampled",
    laterStages: "add",
  });
  const number = (name: "age" | "rare"): ModelTerm => [
    { kind: "number", name, values: Float64Array.from(rows, (row) => row[name]) },
  ];
  const response = Float64Array.from(rows, ({ returns }) => returns);
  const input = { response, columns: modelMatrix(rows.length, [number("age"), number("rare")], "with") };
  return regression(design, { ...input, family: "binomial" }, options).coefficients.estimates;
}

test("a regression of very many rows, which takes shorter ways, is the one of few rows that weigh as much", () => {
  const few = fitted(1);
  for (const [i, { estimate, standardError }] of fitted(15).entries()) {
    expect(estimate).toBeCloseTo(few[i]?.estimate ?? Number.NaN, 10);
    expect(standardError).toBeCloseTo(few[i]?.standardError ?? Number.NaN, 10);
  }
});

test("a column of numbers makes the same groups as the texts of its numbers, without the missing ones", () => {
  const values = Float64Array.of(7, 7, 12, 0, -0, 3.5, 7, Number.NaN, 100);
  const missing = Uint8Array.of(0, 0, 0, 0, 0, 0, 1, 1, 0);
  const texts = Array.from(values, (value, row) => (missing[row] === 0 ? String(value) : null));
  expect(groupingOf({ name: "cluster", label: {}, type: "number", values, missing })).toEqual(grouping(texts));
});

test("a column of categories makes the same groups as the texts of its codes, without levels that nobody chose", () => {
  const levels = ["return", "stay", "nobody", "elsewhere"].map((code) => ({ code, label: {} }));
  const codes = Int32Array.of(0, 3, -1, 1, 0);
  const column = { name: "intention", label: {}, type: "category", levels, codes, missing: new Uint8Array(5) } as const;
  expect(groupingOf(column)).toEqual(grouping(["return", "elsewhere", null, "stay", "return"]));
});
