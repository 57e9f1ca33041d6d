import { DesignError, grouping, makeDesign, mean, singleClusterStrata } from "@returns/analysis";
import { expect, test } from "vitest";
import { designOf, options, twelve } from "../survey.ts";

test("[F171] a negative weight stops the design and names the row", () => {
  const weights = twelve.weights.with(4, -3);
  expect(() => designOf({ ...twelve, weights })).toThrow(DesignError);
  expect(() => designOf({ ...twelve, weights })).toThrow(/1 of 12 rows.*row 5 has -3/);
});

test("[F173] missing weights stop the design and are counted", () => {
  const weights = twelve.weights.with(2, Number.NaN).with(7, Number.NaN);
  expect(() => designOf({ ...twelve, weights })).toThrow(/2 of 12 rows.*row 3 has NaN/);
});

test("weights that are all 0 are no sample", () => {
  expect(() => designOf({ ...twelve, weights: new Float64Array(12) })).toThrow(/every weight is 0/);
});

test("[F186] a population smaller than its sample stops the design and names the stratum", () => {
  const values = Float64Array.from(twelve.stratum, (stratum) => (stratum === "a" ? 40 : 1));
  const population = { kind: "count", values } as const;
  expect(() => designOf(twelve, { stages: [{ clusters: grouping(twelve.cluster), population }] })).toThrow(
    /2 clusters from the 1 of stratum "b"/,
  );
});

test("a population that differs within a stratum is refused", () => {
  const values = Float64Array.from(twelve.stratum, (_, row) => (row === 3 ? 41 : 40));
  const population = { kind: "count", values } as const;
  expect(() => designOf(twelve, { stages: [{ clusters: grouping(twelve.cluster), population }] })).toThrow(
    /two populations for stratum "a".*row 4, 41/,
  );
});

test("a cluster that lies in two strata is refused, unless labels repeat between strata", () => {
  const cluster = twelve.cluster.map((name) => name.slice(1));
  expect(() => designOf({ ...twelve, cluster })).toThrow(
    /cluster "1" lies in two strata.*row 7.*repeat-between-strata/s,
  );
  const nested = designOf({ ...twelve, cluster }, { clusterLabels: "repeat-between-strata" });
  expect(mean(nested, twelve.values, options)).toEqual(mean(designOf(twelve), twelve.values, options));
});

test("a household without a cluster is refused, with its row and the number of them", () => {
  const clusters = grouping(twelve.cluster.map((name, row) => (row === 5 || row === 8 ? null : name)));
  expect(() => designOf(twelve, { stages: [{ clusters }] })).toThrow(/2 of 12 rows.*no cluster at stage 1.*row 6/);
});

test("a design without rows says to look at the filter", () => {
  expect(() => designOf({ stratum: [], cluster: [], weights: new Float64Array(0) })).toThrow(/no rows/);
});

test("without weights each row stands for the population divided by the sample, over all stages", () => {
  const clusters = grouping(twelve.cluster);
  const households = grouping(twelve.cluster.map((_, row) => row));
  const count = (size: number) => ({ kind: "count", values: new Float64Array(12).fill(size) }) as const;
  const design = makeDesign({
    rows: 12,
    strata: grouping(twelve.stratum),
    stages: [
      { clusters, population: count(20) },
      { clusters: households, population: count(60) },
    ],
    clusterLabels: "unique",
    singleCluster: "fail",
    singleClusterOfDomain: "as-sampled",
    laterStages: "add",
  });
  // 2 of 20 villages, 3 of 60 households each
  expect([...new Set(design.weights)]).toEqual([200]);
});

test("[F176] strata with a single cluster are listed, and refused until a policy is chosen", () => {
  const cluster = twelve.cluster.map((name) => (name.startsWith("a") ? "a1" : name));
  const design = designOf({ ...twelve, cluster });
  expect(singleClusterStrata(design)).toEqual(["a"]);
  expect(() => mean(design, twelve.values, options)).toThrow(/stratum "a".*needs 2 clusters.*design\.singleCluster/s);
  for (const singleCluster of ["certainty", "average", "adjust"] as const) {
    expect(
      mean(designOf({ ...twelve, cluster }, { singleCluster }), twelve.values, options).standardError,
    ).toBeGreaterThan(0);
  }
});

test("the average of no other stratum is no variance", () => {
  const cluster = twelve.cluster.map((name) => name.slice(0, 1));
  const design = designOf({ ...twelve, cluster }, { singleCluster: "average" });
  expect(() => mean(design, twelve.values, options)).toThrow(/every stratum of the domain has a single cluster/);
});

test("a domain whose strata have a cluster each has no average either, and stops no other domain", () => {
  const design = designOf(twelve, { singleCluster: "average", singleClusterOfDomain: "policy" });
  const first = new Map(twelve.stratum.map((name, row): [string, string | undefined] => [name, twelve.cluster[row]]));
  const domain = Uint8Array.from(twelve.cluster, (name, row) =>
    first.get(twelve.stratum[row] ?? "") === name ? 1 : 0,
  );
  const found = mean(design, twelve.values, { ...options, domain });
  expect(found.estimate).toBeGreaterThan(0);
  expect(found.standardError).toBeNaN();
});
