import { DesignError, grouping, makeDesign, mean, proportion, ratio, total } from "@returns/analysis";
import { expect, test } from "vitest";

const options = {
  missing: "drop",
  degreesOfFreedom: "design",
  level: 0.95,
  designEffect: "with-replacement",
} as const;

const households = makeDesign({
  rows: 8,
  weights: Float64Array.of(10, 12, 9, 11, 30, 28, 33, 31),
  strata: grouping(["camp", "camp", "camp", "camp", "town", "town", "town", "town"]),
  stages: [{ clusters: grouping(["a", "a", "b", "b", "c", "c", "d", "d"]) }],
  clusterLabels: "unique",
  singleCluster: "fail",
  singleClusterOfDomain: "as-sampled",
  laterStages: "add",
});
const persons = Float64Array.of(4, 7, 6, 3, 5, 8, 2, 6);
const returning = Float64Array.of(1, 0, 1, Number.NaN, 0, 0, 1, 1);

test("a mean equals the ratio of the variable to 1, in estimate and error", () => {
  const asMean = mean(households, persons, options);
  const asRatio = ratio(households, persons, new Float64Array(8).fill(1), options);
  expect(asMean.estimate).toBeCloseTo(asRatio.estimate, 14);
  expect(asMean.standardError).toBeCloseTo(asRatio.standardError, 14);
});

test("a domain total is the total of the variable with zeros outside the domain", () => {
  const camp = Uint8Array.of(1, 1, 1, 1, 0, 0, 0, 0);
  const inCamp = total(households, persons, { ...options, domain: camp });
  const zeroed = total(
    households,
    persons.map((value, row) => value * (camp[row] ?? 0)),
    options,
  );
  expect(inCamp.estimate).toBe(zeroed.estimate);
  expect(inCamp.standardError).toBeCloseTo(zeroed.standardError, 12);
  expect(inCamp.respondents).toBe(4);
});

test("a household that did not answer stays in the design, so its cluster still counts", () => {
  const share = proportion(households, returning, { ...options, interval: "logit" });
  expect(share.respondents).toBe(7);
  expect(share.degreesOfFreedom).toBe(2);
});

test("a stratum with one cluster is refused by name, with the way out", () => {
  const lonely = makeDesign({
    rows: 3,
    weights: Float64Array.of(1, 1, 1),
    strata: grouping(["camp", "town", "town"]),
    stages: [{ clusters: grouping(["a", "b", "c"]) }],
    clusterLabels: "unique",
    singleCluster: "fail",
    singleClusterOfDomain: "as-sampled",
    laterStages: "add",
  });
  expect(() => mean(lonely, Float64Array.of(1, 2, 3), options)).toThrow(DesignError);
  expect(() => mean(lonely, Float64Array.of(1, 2, 3), options)).toThrow(/stratum "camp".*it has 1.*singleCluster/s);
});
