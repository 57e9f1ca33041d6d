import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { byGroup, type Household, households } from "../disclosure/small-survey.ts";
import { csvRows, freshFolder, returns } from "./command.ts";

const survey: readonly Household[] = [
  ...households(60, "camp", "return"),
  ...households(50, "camp", "stay"),
  ...households(40, "camp", "undecided"),
  ...households(70, "town", "return"),
  ...households(45, "town", "stay"),
  ...households(35, "town", "undecided"),
];

/** The same survey with two households of a third answer in the camp: few enough to be recognised. */
const rare = [...survey, ...households(2, "camp", "abroad")];

/** One answer of 2 households, one of 9: with k = 5 and nothing else withheld, subtracting gives the first away. */
const fragile = [...rare, ...households(4, "camp", "elsewhere"), ...households(5, "town", "elsewhere")];
const strict = { mostWithheld: 0, households: { restricted: 5, other: 5 } };

const csv = (all: readonly Household[], firstId = 0): string =>
  all
    .map(
      ({ group, answer, weight = 1, cluster = 0 }, i) =>
        `household-${firstId + i},${cluster},${weight},${group},${answer}`,
    )
    .join("\n");

interface Changes {
  readonly plan?: unknown;
  readonly rules?: unknown;
  readonly more?: readonly string[];
  /** Names of columns that the data have beside the usual ones. */
  readonly columns?: string;
}

/** A folder with a survey and its releases. */
function office() {
  const folder = freshFolder();
  const path = (...names: readonly string[]): string => join(folder, ...names);
  writeFileSync(path("design.json"), JSON.stringify({ clusters: "cluster", weights: "w", singleCluster: "fail" }));
  const release = (
    name: string,
    data: string,
    { plan = [byGroup], rules = {}, more = ["--format", "csv"], columns = "" }: Changes = {},
  ) => {
    writeFileSync(path("data.csv"), `submission_id,cluster,w,group,answer${columns}\n${data}\n`);
    writeFileSync(path("plan.json"), JSON.stringify(plan));
    writeFileSync(path("rules.json"), JSON.stringify(rules));
    return returns(
      ...["release", "--data", path("data.csv"), "--design", path("design.json"), "--plan", path("plan.json")],
      ...["--rules", path("rules.json"), "--out", path("releases", name), ...more],
    );
  };
  const written = (name: string, file: string): string => readFileSync(path("releases", name, file), "utf8");
  return { path, release, written };
}

describe("returns release", () => {
  test("writes tables, charts and a report that leave nothing of a withheld cell, and names its rules", async () => {
    const { path, release, written } = office();
    const { status, stderr } = await release("2026-11", csv(rare), { more: ["--simulated"] });
    expect(status, stderr).toBe(0);
    expect(stderr).toMatch(/^T1: of 12 cells \d withheld\n1 tables in 5 files in /);
    expect(readdirSync(path("releases")).sort()).toEqual(["2026-11", "ledger.jsonl", "ledger.key"]);
    expect(readdirSync(path("releases/2026-11")).sort()).toEqual(
      ["T1.json", "T1.svg", "provenance.json", "report.html", "tables.csv"].sort(),
    );
    const cell = csvRows(path("releases/2026-11/tables.csv")).find(
      (row) => row.row === "camp" && row.column === "abroad",
    );
    expect(cell).toMatchObject({
      status: "withheld",
      estimate: "",
      n: "",
      weighted_n: "",
      se: "",
      ci_lower: "",
      df: "",
    });
    const { table, chart } = JSON.parse(written("2026-11", "T1.json"));
    const values: readonly unknown[] = table.cells.map(({ value }: { value: unknown }) => value);
    expect(values).toContainEqual({ status: "withheld", reason: "disclosure" });
    // 152 households were asked in the camp, 302 in all: neither stands in anything that leaves
    expect(table.base.respondents).toBe(300);
    for (const file of ["T1.json", "T1.svg", "report.html", "tables.csv", "provenance.json"])
      expect(written("2026-11", file), file).not.toMatch(/\b(152|302|household-\d)\b/);
    expect(JSON.stringify(chart)).toContain("Hatched: withheld, so that nobody is recognised");
    expect(written("2026-11", "report.html")).toContain('<td class="withheld">withheld</td>');
    expect(JSON.parse(written("2026-11", "provenance.json")).rules.households).toEqual({ restricted: 5, other: 3 });
  });

  test("[F190] a table that cannot be made safe is not written: the message says which rule, which cells, what to merge", async () => {
    const { path, release } = office();
    const safe = {
      ...byGroup,
      id: "T2",
      measure: { statistic: "count" },
      columns: { axis: "groups", by: [], total: "first" },
    };
    const { status, stderr } = await release("2026-11", csv(fragile), { rules: strict, plan: [byGroup, safe] });
    expect(status).toBe(1);
    expect(stderr).toContain("Table T1 is not written, as ");
    expect(stderr).toContain(
      "fewer than 5 households gave this answer: total × abroad; camp × abroad; camp × elsewhere",
    );
    expect(stderr).toMatch(/Merge "(abroad|elsewhere)" and "\w+" of "answer": in the rules, "collapse": \{"answer"/);
    // Its figures are in no message
    expect(stderr).not.toMatch(/\b0\.\d|[1-9] ?%/);
    const tables = csvRows(path("releases/2026-11/tables.csv")).map(({ table }) => table);
    expect([...new Set(tables)], "the other table is written").toEqual(["T2"]);
  });

  test("[F190] once the rules say what to merge, the table is written with the categories merged", async () => {
    const { path, release } = office();
    expect((await release("a", csv(fragile), { rules: strict })).status).toBe(1);
    const merged = { code: "away", label: { en: "Somewhere else" }, of: ["abroad", "elsewhere"] };
    const { status, stderr } = await release("b", csv(fragile), {
      rules: { ...strict, collapse: { answer: [[merged]] } },
    });
    expect(status, stderr).toBe(0);
    expect(stderr).toContain("T1: categories were merged as step 1 of the rules says");
    const rows = csvRows(path("releases/b/tables.csv"));
    expect(rows.filter(({ row }) => row === "camp").map(({ column, status }) => [column, status])).toContainEqual([
      "away",
      "shown",
    ]);
    expect(rows.map(({ column }) => column)).not.toContain("abroad");
  });

  test("[F191] a release that differs from an earlier one by fewer than k households is refused, and the other is named", async () => {
    const { path, release } = office();
    expect((await release("october", csv(survey))).status).toBe(0);
    const ledger = readFileSync(path("releases/ledger.jsonl"), "utf8");
    for (const few of [1, 2]) {
      const { status, stderr } = await release("november", csv([...survey, ...households(few, "town", "stay")]));
      expect(status).toBe(1);
      expect(stderr).toContain(
        'T1 (group town) and T1 (group town) of release "october" differ by fewer than 3 households',
      );
      expect(stderr).toContain("Wait until more households differ");
    }
    expect((await release("november", csv(survey.slice(0, -2)))).status).toBe(1);
    expect(existsSync(path("releases/november"))).toBe(false);
    expect(readFileSync(path("releases/ledger.jsonl"), "utf8"), "nothing was added").toBe(ledger);
    const more = [...survey, ...households(20, "camp", "stay"), ...households(20, "town", "return")];
    expect((await release("november", csv(more))).status).toBe(0);
  });

  test("[F191] a few who withdrew are seen although many came, unless the rules say that this is enough", async () => {
    const { release } = office();
    await release("october", csv(survey));
    const changed = csv([...survey.slice(2), ...households(30, "camp", "stay"), ...households(30, "town", "stay")], 2);
    const refused = await release("november", changed);
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('"differences": "both-ways"');
    expect((await release("november", changed, { rules: { differences: "both-ways" } })).status).toBe(0);
  });

  test("[F191] a second release of the same data is the same, byte for byte, and adds nothing to the ledger", async () => {
    const { path, release, written } = office();
    // All less the camp are two: the audit sees to that, and the ledger need not
    const all = [...rare.filter(({ group }) => group === "camp"), ...households(2, "hamlet", "stay")];
    const first = await release("one", csv(all));
    expect(first.status, first.stderr).toBe(0);
    const ledger = readFileSync(path("releases/ledger.jsonl"), "utf8");
    const { status, stderr } = await release("two", csv(all));
    expect({ status, stderr }).toMatchObject({ status: 0, stderr: expect.stringContaining('those of release "one"') });
    for (const file of readdirSync(path("releases/one"))) expect(written("two", file), file).toBe(written("one", file));
    expect(readFileSync(path("releases/ledger.jsonl"), "utf8")).toBe(ledger);
  });

  test("[F191] answers merged otherwise are refused where subtracting them tells of a few", async () => {
    const { release } = office();
    const away = { code: "away", label: { en: "Away" }, of: ["abroad", "undecided"] };
    expect((await release("fine", csv(rare))).status).toBe(0);
    const { status, stderr } = await release("coarse", csv(rare), {
      rules: { ...strict, collapse: { answer: [[away]] } },
    });
    expect({ status, stderr }).toMatchObject({ status: 1, stderr: expect.stringContaining('of release "fine"') });
  });

  test("[F191] a region that is another one but for a few households is refused within one release", async () => {
    const { release } = office();
    // The north is the camp and two households of the town
    const data = csv(survey)
      .split("\n")
      .map((line, i) => `${line},${i < 152 ? "north" : "south"}`)
      .join("\n");
    const plan = [{ ...byGroup, rows: { axis: "groups", by: ["group", "region"], total: "first" } }];
    const { status, stderr } = await release("both", data, { plan, columns: ",region" });
    expect(status).toBe(1);
    expect(stderr).toContain("T1 (region north) and T1 (group camp) of this release differ by fewer than 3 households");
    expect(stderr).toContain("Leave one of the two out of the plan, or merge");
  });

  test("[F194] a release that is there is not written over, and the ledger does not remember what was not written", async () => {
    const { path, release, written } = office();
    await release("one", csv(survey));
    const [ledger, tables] = [readFileSync(path("releases/ledger.jsonl"), "utf8"), written("one", "tables.csv")];
    const more = csv([...survey, ...households(30, "camp", "stay"), ...households(30, "town", "stay")]);
    const { status, stderr } = await release("one", more);
    expect({ status, stderr }).toMatchObject({ status: 1, stderr: expect.stringContaining("is there already") });
    expect(readFileSync(path("releases/ledger.jsonl"), "utf8")).toBe(ledger);
    expect(written("one", "tables.csv")).toBe(tables);
    expect((await release("one", more, { more: ["--format", "csv", "--force"] })).status).toBe(0);
  });

  test("a ledger with a line changed or taken out is refused, and so is one without its key", async () => {
    const { path, release } = office();
    await release("one", csv(survey));
    await release("two", csv([...survey, ...households(30, "camp", "stay"), ...households(30, "town", "stay")]));
    const ledger = readFileSync(path("releases/ledger.jsonl"), "utf8");
    const [first = "", second = ""] = ledger.split("\n");
    expect(ledger).not.toContain("household-1");
    for (const broken of [`${second}\n`, `${first.replace("one", "eno")}\n${second}\n`]) {
      writeFileSync(path("releases/ledger.jsonl"), broken);
      const { status, stderr } = await release("three", csv(survey));
      expect({ status, stderr }).toMatchObject({
        status: 1,
        stderr: expect.stringContaining("Cannot use the release ledger"),
      });
    }
    writeFileSync(path("releases/ledger.jsonl"), ledger);
    writeFileSync(path("elsewhere.jsonl"), ledger);
    const { stderr } = await release("three", csv(survey), {
      more: ["--format", "csv", "--ledger", path("elsewhere.jsonl")],
    });
    expect(stderr).toContain("without its key");
  });
});
