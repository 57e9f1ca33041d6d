import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readFrameFolder } from "@returns/server";
import { afterEach, beforeEach, expect, test } from "vitest";
import { smallForm } from "./small-survey.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "returns-frame-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const good: Readonly<Record<string, string>> = {
  "project.csv": "project_id,title_en,title_ar,title_fr,round,simulated\nsudan-1,Returns,عودة,Retours,2026-1,no\n",
  "strata.csv":
    "stratum_id,label_en,label_ar,label_fr,frame_households,frame_clusters,target\nS1,Camp,مخيم,Camp,1000,20,100\nS2,Host,مضيف,Hôte,3000,60,100\n",
  "clusters.csv":
    "cluster_id,cluster_name,site_id,stratum_id,expected_households,listed_households,drawn_households,latitude,longitude\n" +
    "007,Block 7,01,S1,90,92,10,13.1,25.2\n008,Block 8,01,S1,80,70,10,13.1,25.2\n009,Block 9,02,S2,80,75,10,13.1,25.2\n010,Block 10,02,S2,80,75,10,13.1,25.2\n",
  "sites.csv":
    "site_id,site_name,locality,state,stratum_id\n01,Neem نيم,SD02114,SD02,S1\n02,Talh طلح,SD02128,SD02,S2\n",
  "teams.csv": "team_id,team_name\nT1,Team 1\n",
  "enumerators.csv": "enumerator_id,enumerator_name,team_id\nE1,Example,T1\n",
  "assignments.csv":
    "assignment_id,form_id,stratum_id,landmark,cluster_id,hh_size\n007-1,small_survey,S1,near the pump,007,4\n",
};

const read = (changed: Record<string, string | Uint8Array | undefined> = {}) => {
  for (const [file, content] of Object.entries({ ...good, ...changed })) {
    if (content !== undefined) writeFileSync(join(folder, file), content);
  }
  return readFrameFolder(folder, [smallForm]);
};
const problems = (changed: Record<string, string | Uint8Array | undefined>) => {
  try {
    read(changed);
    return "none";
  } catch (cause) {
    return cause instanceof Error ? cause.message : "";
  }
};
const edit = (file: string, from: string | RegExp, to: string) => ({ [file]: (good[file] ?? "").replace(from, to) });

test("a folder without CSV files, or none at all, leaves the project as it is", () => {
  expect(readFrameFolder(join(folder, "nowhere"), [])).toBeUndefined();
  mkdirSync(join(folder, "notes"));
  expect(readFrameFolder(folder, [])).toBeUndefined();
});

test("a frame becomes a project: codes keep their zeros, further columns stay in their list", () => {
  const found = read({ "locations.csv": "location_id,location_name,locality\nnew,New,SD02114\n" });
  expect(found?.notes).toEqual([]);
  expect(found?.setup).toMatchObject({
    id: "sudan-1",
    title: { en: "Returns", ar: "عودة", fr: "Retours" },
    simulated: false,
    strata: [{ id: "S1", frameHouseholds: 1000, frameClusters: 20, target: 100 }, { id: "S2" }],
  });
  expect(found?.setup.clusters[0]).toEqual({
    id: "007",
    label: "Block 7",
    stratum: "S1",
    site: "01",
    frameHouseholds: 90,
    listedHouseholds: 92,
    drawnHouseholds: 10,
  });
  expect(found?.setup.lists.clusters?.[0]).toMatchObject({ cluster_id: "007", latitude: "13.1", site_id: "01" });
  expect(Object.keys(found?.setup.lists ?? {}).sort()).toEqual([
    "clusters",
    "enumerators",
    "locations",
    "sites",
    "teams",
  ]);
  expect(found?.setup.assignments).toEqual([
    {
      id: "007-1",
      formId: "small_survey",
      known: { cluster_id: "007", hh_size: 4 },
      landmark: "near the pump",
      stratum: "S1",
    },
  ]);
});

test("[E146] [E148] a byte order mark, Windows line ends, semicolons and tabs are read", () => {
  const plain = read()?.setup;
  const windows = Object.entries(good).map(([file, text]) => [
    file,
    `\uFEFF${text.replaceAll(",", ";").replaceAll("\n", "\r\n")}`,
  ]);
  expect(read(Object.fromEntries(windows))?.setup).toEqual(plain);
  const tabs = Object.entries(good).map(([file, text]) => [file, text.replaceAll(",", "\t")]);
  expect(read(Object.fromEntries(tabs))?.setup).toEqual(plain);
});

test("[E147] Arabic in a Windows code page is not guessed: the way to save it again is said", () => {
  const windows1256 = Uint8Array.from(
    Buffer.concat([Buffer.from("team_id,team_name\nT1,"), Buffer.from([0xdd, 0xd1, 0xed, 0xde])]),
  );
  expect(problems({ "teams.csv": windows1256 })).toContain(
    "teams.csv: it is not UTF-8, so its Arabic would be lost: save it as CSV UTF-8",
  );
});

test("[E149] missing columns are listed, and twice the same column is refused", () => {
  expect(problems(edit("sites.csv", "locality,state", "town,land"))).toContain(
    "sites.csv: columns locality, state are missing: it has site_id, site_name, town, land, stratum_id",
  );
  expect(problems(edit("teams.csv", "team_id,team_name", "team_id,team_id"))).toContain(
    'teams.csv: column "team_id" appears 2 times',
  );
});

test("[E150] [E151] a row of another length and a quote that stays open are named by line, and nothing is taken over", () => {
  expect(problems(edit("teams.csv", "T1,Team 1", "T1"))).toContain("teams.csv: line 2 has 1 cells, the header has 2");
  expect(problems(edit("teams.csv", "Team 1", '"Team 1'))).toContain(
    "teams.csv: the quote opened on line 2 is never closed",
  );
});

test("[E152] a cell that a spreadsheet would take for a formula stays text", () => {
  expect(read(edit("teams.csv", "Team 1", "=cmd|' /c calc'!A0"))?.setup.lists.teams?.[0]?.team_name).toBe(
    "=cmd|' /c calc'!A0",
  );
});

test("[E153] [E154] [E155] [E169] files that are too large, cells that are too long, binary and empty files are refused", () => {
  expect(problems({ "teams.csv": `team_id,team_name\n${"T1,a\n".repeat(200_001)}` })).toContain(
    "it has 200001 rows, at most 200000 fit",
  );
  expect(problems(edit("teams.csv", "Team 1", "x".repeat(40_000)))).toContain(
    "line 2: column team_name: the cell has more than 32768 characters",
  );
  expect(problems({ "teams.csv": "team_id,team_name\nT1,\0" })).toContain("teams.csv: this is a binary file");
  expect(problems({ "teams.csv": "" })).toContain("teams.csv: the file is empty");
});

test("[E160] [E161] codes that a spreadsheet has shortened or stripped are refused with the reason", () => {
  expect(problems(edit("enumerators.csv", "E1,", "1.23E+15,"))).toContain(
    "enumerators.csv line 2: column enumerator_id: a spreadsheet has shortened this code to 1.23E+15",
  );
  expect(problems(edit("clusters.csv", "Block 7,01", "Block 7,1"))).toContain(
    "clusters.csv line 2: column site_id: 1 is not listed; a spreadsheet may have taken the leading zeros of 01",
  );
});

test("[E162] [E164] a code that is there twice is named with both lines, and with both strata", () => {
  expect(problems(edit("clusters.csv", "008,Block 8,01,S1", "007,Block 8,01,S2"))).toContain(
    "clusters.csv line 3: column cluster_id: 007 stands in line 2 already, and in two strata: S1 and S2",
  );
});

test.each(["-5", "12.5", "many", "NaN", "1e9", ""])("[E163] %s households are refused by line and column", (count) => {
  expect(problems(edit("strata.csv", "1000", count))).toContain(
    `strata.csv line 2: column frame_households: "${count}" is not a whole number from 0 to 99999999`,
  );
});

test("[E165] a stratum with one cluster is taken over, and what that means is said", () => {
  expect(read(edit("clusters.csv", /010.*\n/, ""))?.notes).toEqual([
    "clusters.csv: stratum S2 has one cluster: its sampling error cannot be estimated",
  ]);
});

test("[E166] places whose names differ only by how Arabic is typed are shown to the author", () => {
  const found = read({
    "sites.csv":
      "site_id,site_name,locality,state,stratum_id\n01,قرية أمل,SD02114,SD02,S1\n02,قريه امــل,SD02128,SD02,S2\n",
  });
  expect(found?.notes).toEqual([
    "sites.csv line 3: column site_name: قريه امــل may be the same place as قرية أمل in line 2",
  ]);
});

test("[E167] codes with Arabic digits are written with 0–9, and that is said", () => {
  const found = read(edit("clusters.csv", "007,", "٠٠٧,"));
  expect(found?.setup.clusters[0]?.id).toBe("007");
  expect(found?.notes).toEqual(["clusters.csv line 2: column cluster_id: ٠٠٧ is read as 007"]);
});

test("everything that is wrong is said at once, file by file", () => {
  expect(
    problems({
      "teams.csv": undefined,
      ...edit("enumerators.csv", "T1", "T9"),
      ...edit("assignments.csv", "small_survey", "unknown"),
    }),
  ).toBe(
    `Cannot take over the sampling frame in ${folder}:\n  teams.csv: the file is missing\n` +
      "  assignments.csv line 2: column form_id: there is no form unknown, but small_survey",
  );
});
