import type { PlanEntry } from "@returns/analysis";
import { describe, expect, test } from "vitest";
import { byGroup, cellsOf, households, releaseOf } from "./small-survey.ts";

const two = (a: number, b: number) => [...households(a, "camp", "return"), ...households(b, "camp", "stay")];
const restricted = { restricted: ["answer"] };

describe("a cell of a released table", () => {
  test("has its share rounded to a point, its base to 5 and its number of people to 10, and no error or freedom", () => {
    const cell = cellsOf(releaseOf(two(103, 211))).get("camp return");
    expect(cell).toMatchObject({ status: "shown", estimate: 0.33, respondents: 315, weighted: 310 });
    for (const name of ["standardError", "degreesOfFreedom", "designEffect"]) expect(cell?.[name], name).toBeNaN();
    for (const limit of [cell?.lower, cell?.upper])
      expect(Number(limit) * 100).toBeCloseTo(Math.round(Number(limit) * 100));
  });

  test("tells numbers of people no finer than a household stands for", () => {
    const all = [...households(103, "camp", "return", 260), ...households(211, "camp", "stay", 260)];
    expect(cellsOf(releaseOf(all)).get("camp return")?.weighted).toBe(81_500);
  });

  test("is withheld with everything of it when 1 to k − 1 households gave the answer, or all but so many", () => {
    const nothing = { status: "withheld", reason: "disclosure" };
    const others = [...households(60, "town", "return"), ...households(60, "town", "stay")];
    for (const few of [1, 2]) {
      const cells = cellsOf(releaseOf([...two(few, 80), ...others]));
      expect(cells.get("camp return")).toEqual(nothing);
      expect(cells.get("camp stay")).toEqual(nothing);
    }
    expect(cellsOf(releaseOf([...two(3, 80), ...others])).get("camp return")?.status).toBe("shown");
    expect(cellsOf(releaseOf([...two(4, 40), ...others], byGroup, restricted)).get("camp return")).toEqual(nothing);
    expect(cellsOf(releaseOf([...two(5, 40), ...others], byGroup, restricted)).get("camp return")?.status).toBe(
      "shown",
    );
  });

  test("tells of fewer than 25 answers that they are too few, and puts 25 to 49 in brackets", () => {
    const rest = [...households(90, "town", "return"), ...households(90, "town", "stay")];
    expect(cellsOf(releaseOf([...two(12, 12), ...rest])).get("camp return")).toEqual({
      status: "withheld",
      reason: "small-base",
    });
    expect(cellsOf(releaseOf([...two(13, 12), ...rest])).get("camp return")).toMatchObject({ flag: "bracketed" });
    expect(cellsOf(releaseOf([...two(25, 25), ...rest])).get("camp return")).toMatchObject({ flag: "" });
  });

  test("of a restricted variable tells nobody and everybody as below and above 5 %, and very few alike", () => {
    const town = [...households(200, "town", "return"), ...households(200, "town", "stay")];
    const cells = cellsOf(releaseOf([...two(0, 60), ...town], byGroup, restricted));
    expect(cells.get("camp return")).toMatchObject({ status: "bounded", side: "below", than: 0.05 });
    expect(cells.get("camp stay")).toMatchObject({ status: "bounded", side: "above", than: 0.95 });
    const few = cellsOf(releaseOf([...two(1, 200), ...town], byGroup, restricted));
    expect(few.get("camp return")).toMatchObject({ status: "bounded", side: "below" });
    const open = cellsOf(releaseOf([...two(0, 60), ...town]));
    expect(open.get("camp return")).toMatchObject({ status: "shown", estimate: 0 });
  });

  test("needs three clusters, and no household with more than half of it", () => {
    const town = [...households(100, "town", "return"), ...households(100, "town", "stay")];
    const oneCluster = two(30, 30).map((household, i) => ({ ...household, cluster: i % 2 }));
    expect(cellsOf(releaseOf([...oneCluster, ...town])).get("camp return")?.status).toBe("withheld");
    const heavy = two(30, 30).map((household, i) => ({ ...household, weight: i === 0 ? 40 : 1 }));
    expect(cellsOf(releaseOf([...heavy, ...town])).get("camp return")?.status).toBe("withheld");
    expect(cellsOf(releaseOf([...two(30, 30), ...town])).get("camp return")?.status).toBe("shown");
  });

  test("when all are of few answers, is no table: the message tells to merge the smallest groups", () => {
    const all = [...households(10, "a", "stay"), ...households(12, "b", "stay"), ...households(20, "c", "stay")];
    const release = releaseOf(all, { ...byGroup, rows: { axis: "groups", by: ["group"], total: "none" } });
    expect(release).toMatchObject({
      status: "refused",
      message: expect.stringMatching(/no cell of it may be told.*fewer than 25 answers.*Merge "a" and "b" of "group"/s),
    });
  });

  test("of a count tells no number of answers, and the count itself to 10", () => {
    const count: PlanEntry = {
      ...byGroup,
      measure: { statistic: "count" },
      columns: { axis: "groups", by: ["answer"], total: "first" },
    };
    const cell = cellsOf(releaseOf([...two(44, 83), ...households(60, "town", "stay")], count)).get("camp stay");
    expect(cell).toMatchObject({ status: "shown", estimate: 80, respondents: Number.NaN });
  });
});
