import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { csvRows, freshFolder, returns, returnsProcess } from "./command.ts";

const survey =
  "type,name,label::English (en),label::Arabic (ar)\nselect_one yn,safe,Is it safe?,هل هو آمن؟\ninteger,persons,Persons,أفراد\n";
const choices = "list_name,name,label::English (en),label::Arabic (ar)\nyn,yes,Yes,نعم\nyn,no,=No,لا\n";
const data = `stratum,cluster,w,safe,persons\n${Array.from(
  { length: 80 },
  (_, i) => `${i < 40 ? "a" : "b"},${Math.floor(i / 8)},${i < 40 ? 3 : 7},${i % 3 === 0 ? "no" : "yes"},${(i % 5) + 1}`,
).join("\n")}\n`;
const design = { strata: "stratum", clusters: "cluster", weights: "w", singleCluster: "fail" };

function project(changes: { readonly data?: string; readonly design?: unknown; readonly plan?: unknown } = {}) {
  const folder = freshFolder();
  const path = (name: string): string => join(folder, name);
  writeFileSync(path("survey.csv"), survey);
  writeFileSync(path("choices.csv"), choices);
  writeFileSync(path("data.csv"), changes.data ?? data);
  writeFileSync(path("design.json"), JSON.stringify(changes.design ?? design));
  writeFileSync(path("plan.json"), JSON.stringify(changes.plan ?? []));
  const run = (plan: string, ...more: readonly string[]) =>
    returns(
      ...["tables", "--data", path("data.csv"), "--form", path("survey.csv"), "--design", path("design.json")],
      ...["--plan", plan, "--out", path("out"), ...more],
    );
  return { path, run };
}

describe("returns tables", () => {
  test("makes CSV, JSON, HTML and pictures that all name the run and its input", async () => {
    const { path, run } = project();
    const { status, stdout, stderr } = await run("every-variable", "--lang", "ar", "--simulated");
    expect({ status, stdout }, stderr).toEqual({ status: 0, stdout: "" });
    expect(readdirSync(path("out")).sort()).toEqual(
      [
        ...[
          "analysis.csv",
          "cluster.json",
          "cluster.svg",
          "persons.json",
          "persons.svg",
          "provenance.json",
          "report.html",
        ],
        ...["safe.json", "safe.svg", "stratum.json", "stratum.svg", "tables.csv", "w.json", "w.svg"],
      ].sort(),
    );
    const provenance = JSON.parse(readFileSync(path("out/provenance.json"), "utf8"));
    expect(provenance).toMatchObject({ madeBy: expect.stringMatching(/^returns \d/), design, units: [{ rows: 80 }] });
    expect(provenance.files.map(({ role }: { role: string }) => role)).toEqual(["data", "design", "form", "form"]);
    for (const name of readdirSync(path("out"))) {
      if (name !== "analysis.csv" && name !== "report.html") {
        expect(readFileSync(path(`out/${name}`), "utf8"), name).toContain(provenance.run);
      }
    }
    const report = readFileSync(path("out/report.html"), "utf8");
    expect(report).toContain('<html lang="ar" dir="rtl">');
    expect(report).toContain(provenance.files[0].sha256);
    expect(report).toContain("بيانات محاكاة");
  });

  test("[E152] a label that a spreadsheet would run as a formula gets an apostrophe", async () => {
    const { path, run } = project();
    await run("every-variable", "--format", "csv");
    expect(csvRows(path("out/tables.csv")).map(({ row_label }) => row_label)).toContain("'=No");
  });

  test("a withheld cell leaves no figure in CSV or JSON", async () => {
    const few = data.split("\n").slice(0, 9).join("\n");
    const { path, run } = project({ data: few, design: { ...design, singleCluster: "adjust" } });
    expect((await run("every-variable", "--format", "csv,json")).status).toBe(0);
    const cell = csvRows(path("out/tables.csv")).find(({ table }) => table === "safe");
    expect(cell).toMatchObject({ status: "withheld", estimate: "", n: "", weighted_n: "" });
    const { table } = JSON.parse(readFileSync(path("out/safe.json"), "utf8"));
    expect(table.cells[0].value).toEqual({ status: "withheld", reason: "few-respondents" });
  });

  describe("times that cannot be", () => {
    // Line 2 left in the future and before it began, line 3 left 4 months ago and plans to be back next year
    const timed = data
      .trimEnd()
      .split("\n")
      .map((line, i) => {
        if (i === 0) return `${line},left,back,months,start,end`;
        const [left, months, end] = i === 1 ? ["2026-09-02", -4, "09:10"] : ["2026-02-01", 4, "10:20"];
        return `${line},${left},2027-01-01,${months},2026-06-01T10:00:00+02:00,2026-06-01T${end}:00+02:00`;
      })
      .join("\n");

    test("[F183] future dates and durations below 0 are left out, counted by reason, with their lines and the way out", async () => {
      const { path, run } = project({ data: timed });
      const { status, stderr } = await run(
        ...(["every-variable", "--format", "csv", "--as-of", "2026-06-30"] as const),
        ...["--ahead", "back", "--durations", "months"],
      );
      expect(status, stderr).toBe(0);
      expect(stderr).toContain(
        'data.csv: 1 answers in "left" are left out, as they lie in the future, after 2026-06-30 (line 2)',
      );
      expect(stderr).toContain('1 answers in "months" are left out, as they are durations below 0 (line 2)');
      expect(stderr).toContain(
        '1 answers in "start" and "end" are left out, as they are of interviews that ended before',
      );
      expect(stderr).not.toContain('"back"');
      const months = csvRows(path("out/tables.csv")).find(({ table }) => table === "months");
      expect(months).toMatchObject({ estimate: "4", n: "79" });
    });

    test("[F183] what may lie ahead is not guessed: the column is named, with the option that keeps it", async () => {
      const { run } = project({ data: timed });
      const { stderr } = await run("every-variable", "--format", "csv", "--as-of", "2026-06-30");
      expect(stderr).toContain(
        '80 answers in "back" are left out, as they lie in the future, after 2026-06-30 (line 2, 3',
      );
      expect(stderr).toContain("name the column with --ahead");
      const misspelt = await run("every-variable", "--ahead", "bak", "--as-of", "2026-06-30");
      expect([misspelt.status, misspelt.stderr]).toEqual([2, expect.stringContaining("bak")]);
      const noDay = await run("every-variable", "--as-of", "30 June");
      expect([noDay.status, noDay.stderr]).toEqual([1, expect.stringContaining('"30 June" is no day')]);
    });
  });

  describe("data of two versions of the form", () => {
    // The older version had other codes: y and n
    const lines = data.trimEnd().split("\n");
    const mixed = lines
      .map((line, i) =>
        i === 0 ? `${line},form_version` : i <= 30 ? `${line.replace("yes", "y").replace("no", "n")},1` : `${line},2`,
      )
      .join("\n");

    test("[F184] are refused until somebody says how they belong together", async () => {
      const { run } = project({ data: mixed });
      const { status, stderr } = await run("every-variable");
      expect(status).toBe(1);
      expect(stderr).toContain('the answers are of 2 versions of the form: "1" in 30 rows, "2" in 50 rows');
      expect(stderr).toContain("--versions <file.csv>");
    });

    test("[F184] give the figures of one version once a mapping says so, and the run names the mapping", async () => {
      const one = project();
      await one.run("every-variable", "--format", "csv");
      const two = project({ data: mixed });
      writeFileSync(two.path("map.csv"), "version,column,from,to\n1,safe,y,yes\n1,safe,n,no\n2,,,\n");
      const { status, stderr } = await two.run(
        "every-variable",
        "--format",
        "csv,json",
        "--versions",
        two.path("map.csv"),
      );
      expect(status, stderr).toBe(0);
      expect(stderr).toContain('"1" in 30 rows, "2" in 50 rows; 30 answers changed');
      const shares = (path: string) =>
        csvRows(path)
          .filter(({ analysis_var }) => analysis_var === "safe")
          .map(({ stat, n }) => [stat, n]);
      expect(shares(two.path("out/analysis.csv"))).toEqual(shares(one.path("out/analysis.csv")));
      expect(readFileSync(two.path("out/safe.json"), "utf8")).toContain("map.csv");
    });

    test("[F184] are refused with every line of a mapping that leaves a version out or names what is not there", async () => {
      const { path, run } = project({ data: mixed });
      writeFileSync(path("map.csv"), "version,column,from,to\n1,safety,y,yes\n3,,,\n");
      const { status, stderr } = await run("every-variable", "--versions", path("map.csv"));
      expect(status).toBe(1);
      expect(stderr).toContain('line 2: data.csv has no column "safety"');
      expect(stderr).toContain('line 3: no row of data.csv has version "3"');
      expect(stderr).toContain('version "2", in 50 rows of data.csv, has no line');
      expect((await run("every-variable", "--versions", "same")).stderr).toContain('"y"');
    });
  });

  test("[F194] what is there already is not written over without --force, and nothing is written beside it", async () => {
    const { path, run } = project();
    mkdirSync(path("out"));
    writeFileSync(path("out/tables.csv"), "precious");
    const { status, stderr } = await run("every-variable", "--format", "csv");
    expect(status).toBe(1);
    expect(stderr).toContain("add --force to write over them");
    expect(readdirSync(path("out"))).toEqual(["tables.csv"]);
    expect(readFileSync(path("out/tables.csv"), "utf8")).toBe("precious");
    expect((await run("every-variable", "--format", "csv", "--force")).status).toBe(0);
    expect(readFileSync(path("out/tables.csv"), "utf8")).not.toBe("precious");
  });

  test("[F195] a place that cannot be written to leaves no half file", async () => {
    const { path } = project();
    writeFileSync(path("out"), "a file where the folder should be");
    const { status, stderr } = await returns(
      ...["tables", "--data", path("data.csv"), "--design", "unweighted", "--plan", "every-variable"],
      ...["--out", path("out/below"), "--format", "csv"],
    );
    expect({ status, stderr: stderr.includes("Cannot write") }, stderr).toEqual({ status: 1, stderr: true });
    expect(readFileSync(path("out"), "utf8")).toBe("a file where the folder should be");
  });

  test("[E147] a file in Windows-1256 is shown as it would read, and read when the analyst says so", async () => {
    const { path } = project();
    const khartoum = Buffer.from([0xc7, 0xe1, 0xce, 0xd1, 0xd8, 0xe6, 0xe3]);
    writeFileSync(path("data.csv"), Buffer.concat([Buffer.from("name\n"), khartoum, Buffer.from("\n"), khartoum]));
    const args = [
      "tables",
      "--data",
      path("data.csv"),
      "--design",
      "unweighted",
      "--plan",
      "every-variable",
      "--format",
      "csv",
    ];
    const refused = await returns(...args, "--out", path("a"));
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain("الخرطوم");
    expect(
      (await returns(...args, "--out", path("b"), "--encoding", "windows-1256", "--small-numbers", "show")).status,
    ).toBe(0);
    expect(csvRows(path("b/tables.csv"))[0]?.row).toBe("الخرطوم");
  });

  test("[F176] a stratum with one cluster stops the tables until a policy is chosen", async () => {
    const lone = data.replace(/^b,\d+/gm, "b,9");
    const { run } = project({ data: lone });
    const { status, stderr } = await run("every-variable", "--format", "csv");
    expect(status).toBe(1);
    expect(stderr).toMatch(/stratum "b"/);
    const adjusted = project({ data: lone, design: { ...design, singleCluster: "adjust" } });
    expect((await adjusted.run("every-variable", "--format", "csv")).status).toBe(0);
  });

  test("a plan that does not fit is refused with every reason; the exit code says whose fault it is", async () => {
    const { path, run } = project({ plan: [{ id: "T1", title: { en: "x" }, unit: "household", columns: 3 }] });
    const { status, stderr } = await run(path("plan.json"));
    expect(status).toBe(1);
    expect(stderr).toContain("as a plan");
    expect(stderr).toContain("columns");
    expect(existsSync(path("out"))).toBe(false);
    expect((await run("every-variable", "--lang", "xx")).status).toBe(2);
    expect((await run("every-variable", "--interval", "bayes")).status).toBe(2);
    expect((await returns("tablse")).status).toBe(2);
    expect((await returns("tables", "--dta", "x")).stderr).toContain("--dta");
  });

  test("runs as a command of its own, and its exit code says whose fault a failure is", () => {
    expect(returnsProcess("--help")).toMatchObject({ status: 0, stderr: "" });
    expect(returnsProcess("tables", "--dta")).toMatchObject({ status: 2, stdout: "" });
    expect(
      returnsProcess("tables", "--data", "nowhere.csv", "--design", "unweighted", "--plan", "x", "--out", "y"),
    ).toMatchObject({
      status: 1,
      stderr: "Cannot read nowhere.csv: there is no such file or folder\n",
    });
  });

  test("help is on stdout with an example, for the command and for each of its parts", async () => {
    for (const args of [["--help"], ["tables", "--help"], ["estimate", "--help"]]) {
      const { status, stdout, stderr } = await returns(...args);
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
      expect(stdout).toContain("Usage: returns");
      if (args.length > 1) expect(stdout).toContain("Example:");
    }
  });
});

describe("a folder with one file for each unit", () => {
  const households = ["submission_id,stratum_id,cluster_id,w,pop_group,hh_size,contact_phone"];
  const members = ["parent_id,member_sex,member_age,member_age_group"];
  for (let i = 0; i < 40; i++) {
    households.push(`h${i},s${i % 2},c${i % 8},10,idp,2,0912345678`);
    members.push(`h${i},male,${i % 5},0_4`, `h${i},female,${i % 5},0_4`);
  }
  const plan = [
    {
      id: "P",
      title: { en: "Persons by sex" },
      unit: "member",
      measure: { statistic: "count" },
      rows: { axis: "groups", by: ["member_sex"], total: "last" },
      columns: { axis: "groups", by: ["stratum_id"], total: "last" },
      chart: "matrix",
    },
  ];
  const folder = (lines: { readonly households: readonly string[]; readonly members: readonly string[] }) => {
    const { path } = project({ plan, design: { ...design, strata: "stratum_id", clusters: "cluster_id" } });
    mkdirSync(path("data"));
    writeFileSync(path("data/household.csv"), lines.households.join("\n"));
    writeFileSync(path("data/member.csv"), lines.members.join("\n"));
    const run = (wanted: string) =>
      returns(
        ...["tables", "--data", path("data"), "--form", "household", "--design", path("design.json")],
        ...["--plan", wanted, "--out", path("out"), "--format", "csv"],
      );
    return { path, run };
  };

  test("members take stratum, cluster and weight of their household", async () => {
    const { path, run } = folder({ households, members });
    const { status, stderr } = await run(path("plan.json"));
    expect(status, stderr).toBe(0);
    const rows = csvRows(path("out/tables.csv"));
    expect(rows.find(({ row, column }) => row === "total" && column === "total")?.estimate).toBe("800");
    expect(rows.find(({ row, column }) => row === "female" && column === "s1")?.estimate).toBe("200");
  });

  test("a member whose household is not there, and a household that is there twice, are named", async () => {
    const { path, run } = folder({
      households: [...households, households[1] ?? ""],
      members: [...members, "h99,male,1,0_4"],
    });
    const { status, stderr } = await run(path("plan.json"));
    expect(status).toBe(1);
    expect(stderr).toContain('no household has key "h99"');
    expect(stderr).toContain('key "h0" is there twice');
  });

  test("identifiers are never read: no table of telephone numbers can be asked for", async () => {
    const { path, run } = folder({ households, members });
    expect((await run("every-variable")).status).toBe(0);
    expect(readFileSync(path("out/tables.csv"), "utf8")).not.toMatch(/0912345678|contact_phone/);
  });
});
