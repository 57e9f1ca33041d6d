import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate, type Sql } from "@returns/schemas";
import { history, openPglite, practiceSetup } from "@returns/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { takeOverSetup } from "../../../server/src/project/take-over-setup.ts";
import { smallForm } from "./small-survey.ts";

let sql: Sql;
let dataDir = "";
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "returns-setup-"));
  sql = await openPglite({ folder: "memory", onPoisoned: () => {} });
  await migrate(sql, history);
});
afterAll(async () => {
  await sql.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const files = (simulated: string) => ({
  "project.csv": `project_id,title_en,title_ar,title_fr,round,simulated\nsudan-1,Returns,عودة,Retours,1,${simulated}\n`,
  "strata.csv":
    "stratum_id,label_en,label_ar,label_fr,frame_households,frame_clusters,target\nS1,Camp,مخيم,Camp,900,20,10\n",
  "clusters.csv":
    "cluster_id,cluster_name,site_id,stratum_id,expected_households,listed_households,drawn_households\nC1,One,P1,S1,90,92,5\nC2,Two,P1,S1,80,70,5\n",
  "sites.csv": "site_id,site_name,locality,state,stratum_id\nP1,Neem,SD02114,SD02,S1\n",
  "teams.csv": "team_id,team_name\nT1,Team 1\n",
  "enumerators.csv": "enumerator_id,enumerator_name,team_id\nE1,Example,T1\n",
});

const write = (simulated: string) => {
  mkdirSync(join(dataDir, "frame"), { recursive: true });
  for (const [file, text] of Object.entries(files(simulated))) writeFileSync(join(dataDir, "frame", file), text);
};
const takeOver = () => takeOverSetup(sql, dataDir, [smallForm]);

test("a fresh server practises with invented data, until there is a sampling frame", async () => {
  expect(await takeOver()).toEqual({
    setup: practiceSetup(),
    notes: ["No sampling frame yet: this is the practice project, with invented data"],
  });
  expect((await takeOver()).notes).toEqual([]);
});

test("[E170] a frame is taken over once, and the same files again change nothing", async () => {
  write("no");
  const { setup, notes } = await takeOver();
  expect(setup).toMatchObject({ id: "sudan-1", simulated: false });
  expect(notes).toEqual(["The sampling frame was taken over from frame/"]);
  expect((await takeOver()).notes).toEqual(["frame/: no changes"]);
  rmSync(join(dataDir, "frame"), { recursive: true });
  expect((await takeOver()).setup).toEqual(setup);
});

test("real interviews are never declared a try-out", async () => {
  await sql.execute(
    `insert into submission values ('h', 1, 'sudan-1', 'i', 1, null, 'f', '1', 'x', 'final', 'current', 'd', 1, 'E1', null,
       'C1', now(), now(), now(), 0, false)`,
  );
  write("yes");
  await expect(takeOver()).rejects.toThrow(
    /^Cannot take over the sampling frame as project\.csv says that the project is simulated/,
  );
});
