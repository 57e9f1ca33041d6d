import {
  baseWeights,
  DesignError,
  type DrawnCluster,
  designFor,
  frameFromCsv,
  readCsv,
  uncoveredStrata,
  WeightError,
} from "@returns/analysis";
import { describe, expect, test } from "vitest";

const cluster = (changes: Partial<DrawnCluster>): DrawnCluster => ({
  id: "c1",
  stratum: "camp",
  frameHouseholds: 100,
  listedHouseholds: 120,
  drawnHouseholds: 12,
  notEligible: 0,
  interviewed: 12,
  ...changes,
});
const strata = [{ id: "camp", frameHouseholds: 1000 }];

const problemsOf = (clusters: readonly DrawnCluster[]): readonly string[] => {
  try {
    baseWeights(strata, clusters, "refuse");
  } catch (error) {
    if (error instanceof WeightError) return error.problems;
    throw error;
  }
  return [];
};

describe("base weights", () => {
  test("when the frame is right and everybody answers, the weights add up to the households of the stratum", () => {
    const clusters = [50, 100, 250].map((size, i) =>
      cluster({ id: `c${i}`, frameHouseholds: size, listedHouseholds: size, drawnHouseholds: 10, interviewed: 10 }),
    );
    const sum = baseWeights(strata, clusters, "refuse").reduce((all, { weight }) => all + weight * 10, 0);
    expect(sum).toBeCloseTo(1000, 9);
  });

  test("those who answer stand for those of their cluster who did not, and not for dwellings that were empty", () => {
    const [weight] = baseWeights(strata, [cluster({ notEligible: 2, interviewed: 8 })], "refuse");
    expect(weight).toMatchObject({ clusterChance: 0.1, householdChance: 0.1, nonResponse: 1.25 });
    expect(weight?.weight).toBeCloseTo(125, 9);
  });

  test("while fieldwork goes on, clusters with interviews stand for those without", () => {
    const clusters = [cluster({ id: "done" }), cluster({ id: "open", interviewed: 0 })];
    expect(problemsOf(clusters)).toEqual([
      'cluster open of stratum camp has no interview: choose "spread-over-stratum", or drop it',
    ]);
    const [done, open] = baseWeights(strata, clusters, "spread-over-stratum");
    expect([done?.spread, open?.weight]).toEqual([2, 0]);
  });

  test("[F177] a stratum that nobody stands for is told", () => {
    const both = [...strata, { id: "town", frameHouseholds: 500 }];
    expect(() => baseWeights(both, [cluster({})], "refuse")).toThrow("stratum town has no cluster in the sample");
    const clusters = [cluster({}), cluster({ id: "t1", stratum: "town", interviewed: 0 })];
    expect(uncoveredStrata(baseWeights(both, clusters, "spread-over-stratum"))).toEqual(["town"]);
  });

  test("[E162] [E163] [E164] every cluster that cannot be is listed", () => {
    expect(
      problemsOf([
        cluster({ id: "twice" }),
        cluster({ id: "twice" }),
        cluster({ id: "lost", stratum: "town" }),
        cluster({ id: "none", listedHouseholds: 0 }),
        cluster({ id: "odd", drawnHouseholds: Number.NaN }),
        cluster({ id: "big", frameHouseholds: 900 }),
        cluster({ id: "more", interviewed: 13 }),
      ]),
    ).toEqual([
      "cluster twice is there twice",
      "cluster lost is in stratum town, which the frame does not have",
      "cluster none: listedHouseholds is 0",
      "cluster none: 12 households drawn from 0 listed",
      "cluster odd: drawnHouseholds is NaN",
      "cluster big: its chance would be 5.40, above 1, as it has 900 of the 1000 households of camp. Put it in a stratum of its own",
      "cluster more: 13 interviewed and 0 not eligible are more than the 12 drawn; count a replacement as drawn",
    ]);
  });
});

describe("the design of a frame", () => {
  const frame = (csv: string) =>
    frameFromCsv(readCsv(csv, "data.csv"), { unit: "household", variables: [], unlisted: "refuse" });

  test("[F187] cluster 7 in the data is cluster 7 of the frame, whether it was read as number or as text", () => {
    const households = frame("cluster\n7\n12\n7\n");
    const design = designFor(households, { clusters: "cluster", weights: { "7": 3, "12": 5 }, singleCluster: "fail" });
    expect([...design.weights]).toEqual([3, 5, 3]);
  });

  test("[F187] clusters without a weight are listed", () => {
    const setup = { clusters: "cluster", weights: { a: 1 }, singleCluster: "fail" } as const;
    expect(() => designFor(frame("cluster\na\nb\nc\n"), setup)).toThrow("as they have no weight: b, c");
  });

  test("[F171] [F173] a negative or missing weight stops the analysis and names the row", () => {
    const setup = { weights: "w", singleCluster: "fail" } as const;
    expect(() => designFor(frame("a,w\n1,2\n2,-1\n"), setup)).toThrow(/row 2 has -1/);
    expect(() => designFor(frame("a,w\n1,2\n2,\n"), setup)).toThrow(DesignError);
  });

  test("a full count has no sampling error", () => {
    const design = designFor(frame("a\n1\n2\n"), { population: "full-count", singleCluster: "fail" });
    expect([...design.levels[0].drawn]).toEqual([1, 1]);
  });
});
