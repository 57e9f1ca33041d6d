import {
  DesignError,
  FrameError,
  frameFromCsv,
  makeWeights,
  readClusters,
  readCsv,
  WeightError,
  type WeightSetup,
  weightDiagnostics,
} from "@returns/analysis";
import { describe, expect, test } from "vitest";

const clusters = readClusters(
  readCsv(
    "stratum,cluster,frame_households,listed_households,drawn_households\n" +
      "camp,c1,100,120,4\ncamp,c2,200,200,4\ncamp,c3,700,,\ntown,t1,150,140,4\ntown,t2,350,,\n",
    "clusters.csv",
  ),
);
const rows = [
  ["c1", "camp", "female", 4],
  ["c1", "camp", "male", 6],
  ["c1", "camp", "male", 2],
  ["c2", "camp", "female", 5],
  ["c2", "camp", "male", 9],
  ["t1", "town", "female", 3],
  ["t1", "town", "male", 7],
] as const;
const frameOf = (lines: readonly (readonly (string | number)[])[], header = "cluster_id,place,head,size") =>
  frameFromCsv(readCsv([header, ...lines.map((line) => line.join(","))].join("\n"), "household.csv"), {
    unit: "household",
    variables: [],
    unlisted: "refuse",
  });
const data = frameOf(rows);
const setup: WeightSetup = {
  cluster: "cluster_id",
  emptyClusters: "refuse",
  nonResponse: { kind: "within-cluster" },
  steps: [],
};
const margins = [
  { by: "place", sizes: { camp: 1100, town: 450 } },
  { by: "head", sizes: { female: 600, male: 950 } },
];
const weigh = (steps: WeightSetup["steps"]) => makeWeights(data, clusters, { ...setup, steps });

/** The message of what a call throws. */
const messageOf = (kind: typeof WeightError | typeof DesignError | typeof FrameError, call: () => unknown): string => {
  try {
    call();
  } catch (error) {
    if (error instanceof kind) return error.message;
    throw error;
  }
  return "";
};

describe("weights from the frame and the data", () => {
  test("a stratum is as large as the sum of its clusters, those that were not drawn included", () => {
    expect(clusters.strata).toEqual([
      { id: "camp", frameHouseholds: 1000 },
      { id: "town", frameHouseholds: 500 },
    ]);
    const { weights, stages } = weigh([]);
    // c1: 1/(2 × 100/1000 × 4/120) = 150, and 3 interviews stand for 4
    expect([...weights.subarray(0, 3)]).toEqual([200, 200, 200]);
    expect(stages[0]?.weights[0]).toBeCloseTo(150, 9);
    expect(stages.map(({ name }) => name)).toEqual(["base", "non-response"]);
  });

  test("raking reaches each margin, and says what it was before", () => {
    const { margins: checks } = weigh([{ kind: "rake", margins }]);
    for (const { known, after } of checks) expect(after).toBeCloseTo(known, 6);
    const town = checks.find(({ name }) => name === "place: town");
    expect(town?.before).toBeCloseTo(1400 / 3, 9);
    expect(town?.respondents).toBe(2);
  });

  test("post-stratification, GREG and logit calibration reach what is known", () => {
    const steps: WeightSetup["steps"] = [
      {
        kind: "post-stratify",
        by: ["place", "head"],
        sizes: { "camp.female": 500, "camp.male": 600, "town.female": 200, "town.male": 250 },
      },
      { kind: "greg", totals: [{ of: "size", total: 9000 }] },
      { kind: "logit", totals: [{ of: "place", code: "camp", total: 1000 }], bounds: { lower: 0.5, upper: 2 } },
    ];
    for (const step of steps) {
      for (const { known, after } of weigh([step]).margins) expect(after / known).toBeCloseTo(1, 8);
    }
  });

  test("trimming keeps the sum and the limits, in households or in times of the median", () => {
    const { stages } = weigh([{ kind: "trim", lower: 0.9, upper: 1.1, unit: "times-median" }]);
    const [, before, after] = stages;
    expect(after?.diagnostics.sum).toBeCloseTo(before?.diagnostics.sum ?? 0, 6);
    expect(after?.diagnostics.largest).toBeLessThanOrEqual(1.1 * (before?.diagnostics.median ?? 0) + 1e-9);
  });

  test("[F185] known totals that lack a group, or cannot be reached, stop with the group that is furthest off", () => {
    const rake = (sizes: Readonly<Record<string, number>>) => () =>
      weigh([{ kind: "rake", margins: [{ by: "place", sizes }] }]);
    expect(messageOf(DesignError, rake({ camp: 1000 }))).toContain('its group "town" has no known size: add it');
    expect(messageOf(DesignError, rake({ camp: 1000, town: 400, coast: 9 }))).toContain(
      'no row is in its group "coast"',
    );
    const contradicting = [margins[0], { by: "head", sizes: { female: 1, male: 2 } }].flatMap((each) => each ?? []);
    expect(messageOf(DesignError, () => weigh([{ kind: "rake", margins: contradicting }]))).toContain(
      "different populations",
    );
    const tight: WeightSetup["steps"][number] = {
      kind: "logit",
      totals: [{ of: "size", total: 90_000 }],
      bounds: { lower: 0.9, upper: 1.1 },
    };
    expect(messageOf(DesignError, () => weigh([tight]))).toMatch(
      /"size" came to .* instead of 90000. Widen the bounds/,
    );
  });

  test("a weight below 0 is refused with its row", () => {
    const far = {
      kind: "greg",
      totals: [
        { of: "size", total: 20_000 },
        { of: "place", code: "camp", total: 600 },
      ],
    } as const;
    expect(messageOf(WeightError, () => weigh([{ ...far, totals: [...far.totals] }]))).toMatch(
      /weight below 0 after greg, the first is row \d+ with .*: give bounds, or rake/,
    );
  });

  test("[F187] a cluster of the data that was not drawn is named with its rows", () => {
    const strange = frameOf([...rows, ["c9", "camp", "male", 1], ["c9", "camp", "male", 1], ["", "camp", "male", 1]]);
    const message = messageOf(WeightError, () => makeWeights(strange, clusters, setup));
    expect(message).toContain("cluster c9 of 2 rows is not among those drawn");
    expect(message).toContain("cluster (row 10 has none)");
  });

  test("a frame that cannot be read is told with all its lines", () => {
    const wrong =
      "stratum,cluster,frame_households,listed_households,drawn_households,stratum_households\na,1,x,1,1,5\na,2,4,1,1,6\n,3,4,1,1,6\n";
    const message = messageOf(FrameError, () => readClusters(readCsv(wrong, "clusters.csv")));
    expect(message).toContain('line 2: frame_households of cluster 1 is "x", no number from 0 upwards');
    expect(message).toContain("line 3: stratum a has 6 households here, and 5 in line 2");
    expect(message).toContain("line 4: a cluster needs stratum, cluster and frame_households");
  });
});

describe("non-response classes", () => {
  const drawn = frameOf(
    [
      ["c1", "tents", "interview"],
      ["c1", "tents", "refused"],
      ["c1", "huts", "interview"],
      ["c1", "huts", "empty"],
      ["c2", "tents", "interview"],
      ["c2", "tents", "interview"],
      ["c2", "huts", "interview"],
      ["c2", "huts", "nobody"],
      ["t1", "huts", "interview"],
      ["t1", "huts", "interview"],
      ["t1", "tents", "interview"],
      ["t1", "tents", "interview"],
    ],
    "cluster_id,shelter,result",
  );
  const classes = (responded: string): WeightSetup => ({
    ...setup,
    nonResponse: { kind: "classes", by: ["shelter"], result: "result", responded: [responded], notEligible: ["empty"] },
  });

  test("those who answered stand for the others of their class, and nobody stands for an empty dwelling", () => {
    const { weights, stages } = makeWeights(drawn, clusters, classes("interview"));
    expect([weights[1], weights[3], weights[7]]).toEqual([0, 0, 0]);
    const selection = { c1: 150, c2: 125, t1: (500 / 150) * (140 / 4) };
    const eligible = 2 * selection.c1 + selection.c1 + 4 * selection.c2 + 4 * selection.t1;
    expect(stages[1]?.diagnostics.sum).toBeCloseTo(eligible, 6);
  });

  test("a class without an answer is named, and a cluster with other rows than households drawn", () => {
    expect(messageOf(WeightError, () => makeWeights(drawn, clusters, classes("refused")))).toContain(
      'nobody of class "huts" responded, so nobody can stand for it: merge it with another class',
    );
    const short = frameOf([["c1", "tents", "interview"]], "cluster_id,shelter,result");
    expect(messageOf(WeightError, () => makeWeights(short, clusters, classes("interview")))).toContain(
      "cluster c1 of stratum camp has 1 rows of data for 4 households drawn",
    );
  });
});

test("equal weights cost nothing, and one large one shows in every figure", () => {
  expect(weightDiagnostics(new Float64Array(40).fill(7))).toMatchObject({
    designEffect: 1,
    largestShare: 0.05,
    median: 7,
  });
  const one = weightDiagnostics(Float64Array.from({ length: 20 }, (_, i) => (i === 0 ? 20 : 1)));
  expect(one.largestShare).toBeCloseTo(20 / 39, 12);
  expect(one.designEffect).toBeCloseTo((20 * 419) / 39 ** 2, 12);
});
