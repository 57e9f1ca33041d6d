import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { csvRows, freshFolder, returns } from "./command.ts";

const Report = z.object({
  stages: z.array(z.object({ name: z.string(), designEffect: z.number() })),
  margins: z.array(z.object({ name: z.string(), known: z.number(), after: z.number() })),
});

function project(setup: object) {
  const folder = freshFolder();
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const frame = file(
    "clusters.csv",
    "stratum,cluster,frame_households,listed_households,drawn_households\ncamp,007,100,120,4\ncamp,8,200,220,4\ncamp,9,400,,\n",
  );
  const data = file("household.csv", "_uuid,cluster_id,head\na,007,f\nb,007,m\nc,8,f\nd,8,m\ne,8,m\n");
  const setupFile = file("weights.json", JSON.stringify(setup));
  return { folder, out: join(folder, "weights.csv"), args: ["--frame", frame, "--data", data, "--setup", setupFile] };
}

const raked = {
  cluster: "cluster_id",
  emptyClusters: "refuse",
  nonResponse: { kind: "within-cluster" },
  steps: [{ kind: "rake", margins: [{ by: "head", sizes: { f: 150, m: 250 } }] }],
};

test("weights are written a household a line, with a report of margins and design effects beside them", async () => {
  const { out, args } = project(raked);
  const { status, stderr } = await returns("weights", ...args, "--out", out);
  expect(status, stderr).toBe(0);
  expect(stderr).toMatch(/head: f +150 /);
  const rows = csvRows(out);
  expect(rows.map((row) => row._uuid)).toEqual(["a", "b", "c", "d", "e"]);
  expect(rows[0]?.cluster_id).toBe("007");
  const sum = rows.reduce((all, row) => all + Number(row.weight), 0);
  expect(sum).toBeCloseTo(400, 6);
  const report = Report.parse(JSON.parse(readFileSync(`${out}.json`, "utf8")));
  expect(report.stages.map(({ name }) => name)).toEqual(["base", "non-response", "rake"]);
  for (const { known, after } of report.margins) expect(after).toBeCloseTo(known, 6);
});

test("nothing is written over, and what is wrong with a setup is told with its place", async () => {
  const { out, args } = project(raked);
  expect((await returns("weights", ...args, "--out", out)).status).toBe(0);
  const again = await returns("weights", ...args, "--out", out);
  expect([again.status, again.stderr]).toEqual([1, expect.stringContaining("add --force to write over them")]);
  const wrong = project({ ...raked, steps: [{ kind: "trimm" }] });
  const told = await returns("weights", ...wrong.args, "--out", wrong.out);
  expect([told.status, told.stderr]).toEqual([1, expect.stringContaining("steps[0].kind")]);
  expect((await returns("weights", "--out", out)).status).toBe(2);
});

test("[F185] known sizes that no row can carry stop before anything is written", async () => {
  const steps = [{ kind: "rake", margins: [{ by: "head", sizes: { f: 1, m: 2, child: 3 } }] }];
  const { out, args } = project({ ...raked, steps });
  const { status, stderr } = await returns("weights", ...args, "--out", out);
  expect([status, stderr]).toEqual([
    1,
    expect.stringContaining('no row is in its group "child": merge it with another'),
  ]);
  expect(() => readFileSync(out)).toThrow();
});
