import { designFor, frameFromCsv, joinMembers, type PlanEntry, readCsv, surveyOptions } from "@returns/analysis";
import { publicRules, releaseTable } from "@returns/analysis/disclosure";
import { describe, expect, test } from "vitest";
import { byGroup, cellsOf, type Household, households, releaseOf, solve } from "./small-survey.ts";

describe("the audit knows what adds up", () => {
  test("districts of a region: what is withheld in one cannot be read off the other", () => {
    const all: readonly Household[] = [
      ...households(40, "west", "return"),
      ...households(40, "west", "stay"),
      ...households(2, "west", "abroad"),
      ...households(40, "east", "return"),
      ...households(40, "east", "stay"),
      ...households(30, "east", "abroad"),
      ...households(90, "far", "return"),
      ...households(90, "far", "stay"),
      ...households(30, "far", "abroad"),
    ];
    // The region is west and east; its answers less those of the east would be those of the west
    const withRegion = (household: Household) => (household.group === "far" ? "south" : "north");
    const entry: PlanEntry = { ...byGroup, rows: { axis: "groups", by: ["group", "region"], total: "none" } };
    const cells = cellsOf(releaseOf(all, entry, { mostWithheld: 1 }, withRegion));
    const status = (name: string) => cells.get(name)?.status;
    expect(status("west abroad")).toBe("withheld");
    expect([status("east abroad"), status("north abroad")], "at least one of the two").toContain("withheld");
  });

  describe("what is left of the total", () => {
    const town = [...households(100, "town", "return"), ...households(100, "town", "stay")];
    const hamlet = [...households(10, "hamlet", "return"), ...households(10, "hamlet", "stay")];
    const told = (all: readonly Household[], entry: PlanEntry, k: number): readonly string[] => {
      const release = releaseOf(all, entry, { mostWithheld: 1, households: { restricted: k, other: k } });
      if (release.status === "refused") return [];
      return [...cellsOf(release)].flatMap(([name, { status }]) => (status === "shown" ? [name] : []));
    };
    const median: PlanEntry = {
      ...byGroup,
      measure: { statistic: "median", of: ["persons"] },
      columns: { axis: "variables" },
      chart: "bar",
    };

    test("is the group that is withheld: where all stand for the same, its answers to within the rounding of answers", () => {
      expect(told([...town, ...hamlet], byGroup, 3)).toContain("town return");
      // 110 ± 2.4 less 100 ± 2.3 and half a point each: not 9 households wide
      const strict = told([...town, ...hamlet], byGroup, 9);
      expect(strict.filter((name) => name.startsWith("town")).length).toBeLessThan(2);
    });

    test("is also the number of answers under a median, which has no sum itself", () => {
      expect(told([...town, ...hamlet], median, 3)).toEqual(["total persons", "town persons"]);
      // 220 ± 2.5 less 200 ± 2.5
      expect(told([...town, ...hamlet], median, 11)).not.toContain("town persons");
    });

    test("is those whose group is not known, too", () => {
      const unknown = households(2, "", "return");
      const camp = [...households(50, "camp", "return"), ...households(50, "camp", "stay")];
      expect(told([...town, ...camp, ...unknown], median, 3)).toContain("town persons");
      // 302 ± 2.5 less 200 ± 2.5 and 100 ± 2.5
      expect(told([...town, ...camp, ...unknown], median, 16)).not.toEqual(
        expect.arrayContaining(["total persons", "town persons", "camp persons"]),
      );
    });
  });

  test("means, totals and ratios across two variables, where nobody is in some cells", () => {
    const all: readonly Household[] = [
      ...households(60, "town", "return"),
      ...households(60, "town", "stay"),
      ...households(60, "camp", "return"),
      ...households(30, "hamlet", "abroad"),
      ...households(2, "camp", "abroad"),
    ];
    for (const statistic of ["mean", "total"] as const) {
      const entry: PlanEntry = {
        ...byGroup,
        measure: { statistic, of: ["persons"] },
        columns: { axis: "groups", by: ["answer"], total: "last" },
        chart: "matrix",
      };
      const cells = cellsOf(releaseOf(all, entry, { mostWithheld: 1 }));
      expect(cells.get("hamlet stay"), statistic).toEqual({ status: "empty" });
      expect(cells.get("camp abroad")?.status, statistic).toBe("withheld");
      expect(cells.get("town stay"), statistic).toMatchObject({ status: "shown", respondents: 60 });
    }
  });

  test("households, not persons: twelve members of two households are two", () => {
    const homes = Array.from({ length: 60 }, (_, i) => `h${i},${i % 6}`);
    const persons = homes.flatMap((_, i) =>
      Array.from({ length: 6 }, () => `h${i},${i < 2 ? "ill" : i < 30 ? "well" : "unknown"}`),
    );
    const frame = frameFromCsv(readCsv(`submission_id,cluster\n${homes.join("\n")}\n`, "household.csv"), {
      unit: "household",
      variables: [],
      unlisted: "refuse",
    });
    const alone = frameFromCsv(readCsv(`parent_id,health\n${persons.join("\n")}\n`, "member.csv"), {
      unit: "member",
      variables: [],
      unlisted: "refuse",
    });
    const members = joinMembers(alone, frame, { member: "parent_id", household: "submission_id" });
    const design = designFor(members, { clusters: "cluster", singleCluster: "fail" });
    const entry: PlanEntry = {
      ...byGroup,
      unit: "member",
      measure: { statistic: "proportion", of: ["health"], within: "group", show: [] },
      rows: { axis: "groups", by: [], total: "first" },
    };
    const options = { ...surveyOptions, provisional: false, simulated: true };
    const release = releaseTable(entry, new Map([["member", { frame: members, design }]]), options, publicRules, solve);
    expect(release).toMatchObject({
      status: "refused",
      message: expect.stringContaining("fewer than 3 households gave this answer: total × ill"),
    });
  });
});
