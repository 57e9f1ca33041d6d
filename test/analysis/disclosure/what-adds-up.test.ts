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
