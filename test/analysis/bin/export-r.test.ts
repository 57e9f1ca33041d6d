import { spawnSync } from "node:child_process";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { repositoryRoot } from "../../machine/shared.ts";
import { freshFolder, returns } from "./command.ts";

const households = join(repositoryRoot, "test/golden/data/idp_households.csv");
const hasSurvey = spawnSync("Rscript", ["-e", "library(survey)"]).status === 0;

/** The folder with the script of a case. */
async function exported(asked: object) {
  const folder = freshFolder();
  copyFileSync(households, join(folder, "idp.csv"));
  writeFileSync(join(folder, "case.json"), JSON.stringify({ data: "idp.csv", ...asked }));
  const { status, stderr } = await returns("export", "r", join(folder, "case.json"), "--out", join(folder, "r"));
  return { folder: join(folder, "r"), status, stderr };
}

const design = { ids: "psu", strata: "stratum", weights: "w", singleCluster: "adjust" };

describe("returns export r", () => {
  test("the script says what it is of, and its data hold design and figures only", async () => {
    const { folder, stderr } = await exported({ design, estimator: { kind: "mean", vars: "hh_size" } });
    expect(stderr).toContain("1 figures in");
    const script = readFileSync(join(folder, "case.R"), "utf8");
    expect(script).toMatch(/^# case of case.json \(sha256 [0-9a-f]{12}\), made again with R's survey/);
    expect(script).toContain("svydesign(ids = ~cluster1, strata = ~stratum1, weights = ~weight, data = x)");
    const [header] = readFileSync(join(folder, "case-data.csv"), "utf8").split("\r\n");
    expect(header).toBe("cluster1,stratum1,weight,d1,y2");
  });

  test("what is to be exported, and how it may be, is told", async () => {
    expect((await returns("export", "spss")).stderr).toContain('Name the format: r. Found "spss"');
    expect((await returns("export", "r", "--out", "x")).stderr).toContain("Name one case, or one table with --table");
  });
});

const tableDesign = { strata: "stratum", clusters: "psu", weights: "w", singleCluster: "adjust" };
const shape = {
  title: { en: "A table" },
  unit: "household",
  rows: { axis: "groups", by: ["state"], total: "last" },
  chart: "matrix",
};
const groups = { axis: "groups", by: ["setting"], total: "first" };
const plan = {
  "shares-of-all": {
    universe: { where: "${hh_size} > 1", label: { en: "Two or more" } },
    measure: { statistic: "proportion", of: ["intention"], within: "universe", show: [] },
    columns: { axis: "categories", levels: "all" },
  },
  shares: {
    measure: { statistic: "proportion", of: ["intention"], within: "group", show: [] },
    columns: { axis: "categories", levels: "all" },
  },
  ratios: {
    measure: { statistic: "ratio", numerator: "exp_food", denominator: "exp_total", missingNumerator: "as-0" },
    columns: groups,
  },
  medians: { measure: { statistic: "median", of: ["income"] }, columns: groups },
  counts: { measure: { statistic: "count" }, columns: groups },
};

const cases = {
  "means of a number and of categories": { estimator: { kind: "mean", vars: ["hh_size", "intention"] } },
  "totals of a domain": {
    design: { ...design, singleCluster: "certainty" },
    where: "${hh_size} > 4",
    estimator: { kind: "total", vars: ["hh_size"] },
  },
  "a ratio by state": { by: "state", estimator: { kind: "ratio", numerator: "income", denominator: "hh_size" } },
  ...Object.fromEntries(
    (["logit", "beta", "wilson", "arcsine", "wald"] as const).map((interval) => [
      `shares by state, ${interval}`,
      { by: "state", estimator: { kind: "proportion", var: "intention", equals: "return", interval } },
    ]),
  ),
  "two stages with their populations": {
    design: { ids: ["psu", "hh_id"], strata: "stratum", fpc: ["Npsu", "Nhh"], singleCluster: "adjust" },
    estimator: { kind: "mean", vars: "hh_size" },
  },
  "quantiles with the freedom of the design": {
    degreesOfFreedom: "design",
    level: 0.9,
    estimator: { kind: "quantile", var: "income", quantiles: [0.25, 0.5], rule: "school", interval: "logit" },
  },
};

/** The folder with the script of a table of the plan. */
async function exportedTable(id: keyof typeof plan): Promise<string> {
  const folder = freshFolder();
  const file = (name: string, value: unknown) => {
    writeFileSync(join(folder, name), JSON.stringify(value));
    return join(folder, name);
  };
  const asked = ["--data", households, "--design", file("design.json", tableDesign), "--table", id];
  const planned = ["--plan", file("plan.json", [{ id, ...shape, ...plan[id] }]), "--degrees-of-freedom", "design"];
  const { status, stderr } = await returns("export", "r", ...asked, ...planned, "--out", folder);
  expect(status, stderr).toBe(0);
  return folder;
}

/** Runs scripts one after the other in one process, as R takes long to start, and gives the last words of each. */
function inR(scripts: readonly (readonly [folder: string, file: string])[]): readonly string[] {
  const runner = join(freshFolder(), "all.R");
  const calls = scripts.map(([folder, file]) => `run(${JSON.stringify(folder)}, ${JSON.stringify(file)})`);
  writeFileSync(
    runner,
    [
      "run <- function(folder, file) {",
      "  setwd(folder)",
      "  cat('BEGIN\n')",
      "  tryCatch(sys.source(file, new.env()), error = function(e) cat('R stopped:', conditionMessage(e), '\n'))",
      "}",
      ...calls,
    ].join("\n"),
  );
  const { stdout, stderr } = spawnSync("Rscript", [runner], { encoding: "utf8" });
  const said = stdout.split("BEGIN\n").slice(1);
  expect(said.length, stderr).toBe(scripts.length);
  return said.map((text) => text.trim().split("\n").slice(-2).join("\n"));
}

describe.skipIf(!hasSurvey)("in R with survey (did not run where Rscript or the package is missing)", () => {
  const tables = ["shares", "shares-of-all", "medians", "counts", "ratios"] as const;
  const words = new Map<string, string>();

  beforeAll(async () => {
    const scripts: (readonly [string, string])[] = [];
    for (const asked of Object.values(cases)) scripts.push([(await exported({ design, ...asked })).folder, "case.R"]);
    for (const id of tables) scripts.push([await exportedTable(id), `${id}.R`]);
    const changed = await exported({ design, estimator: { kind: "mean", vars: "hh_size" } });
    const path = join(changed.folder, "case.R");
    const script = readFileSync(path, "utf8");
    writeFileSync(path, script.replace("c(5.81", "c(5.82"));
    scripts.push([changed.folder, "case.R"]);
    const said = inR(scripts);
    for (const [i, name] of [...Object.keys(cases), ...tables, "changed"].entries()) words.set(name, said[i] ?? "");
  });

  const agrees = /\n?\d+ figures, the largest relative difference is \d\.\de-(09|1\d)$/;
  for (const name of Object.keys(cases)) {
    test(`${name}: R agrees to 1e-8`, () => expect(words.get(name)).toMatch(agrees));
  }
  for (const id of tables) {
    test(`the table of ${id}: R agrees to 1e-8`, () => expect(words.get(id)).toMatch(agrees));
  }

  test("where the version of survey is known to overstate errors, the script says that it left them out", () => {
    expect(words.get("counts")).toMatch(/^Errors of 15 totals were not compared|^.*\n15 figures/);
  });

  test("a figure that was changed does not pass", () =>
    expect(words.get("changed")).toContain("R stopped: figures differ"));
});
