import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { sharedFolder } from "../../machine/shared.ts";
import { agrees, csvRows, freshFolder, returns } from "./command.ts";

const shared = sharedFolder();
const file = (path: string): string => join(shared ?? "", "data", path);
const didNotRun = shared === undefined ? " (did not run: the reference data are not here)" : "";

describe.skipIf(shared === undefined)(`surveys that others made and published${didNotRun}`, () => {
  const telafar = (out: string, ...more: readonly string[]) =>
    returns(
      ...["tables", "--data", file("telafar-2021/clean_data.csv"), "--form", file("telafar-2021/xlsform_survey.csv")],
      ...[
        "--design",
        "unweighted",
        "--plan",
        "every-variable",
        "--interval",
        "wald",
        "--degrees-of-freedom",
        "variable",
      ],
      ...["--small-numbers", "show", "--unlisted", "keep", "--format", "csv", "--out", out, ...more],
    );

  /** How many published lines come out of our own long table, estimate and both limits to 1e-7. */
  function reproduced(ours: string, published: string): { readonly same: number; readonly of: number } {
    const key = (variable: string, choice: string, group: string) => JSON.stringify([variable, choice, group]);
    const lines = new Map(
      csvRows(ours).map((row) => [
        key(row.analysis_var ?? "", row.analysis_var_value ?? "", row.group_var_value ?? ""),
        row,
      ]),
    );
    const expected = csvRows(published);
    const same = expected.filter((row) => {
      const line = lines.get(key(row.main_variable ?? "", row.choice ?? "", row.subset_1_val ?? ""));
      return (
        line !== undefined &&
        agrees(line.stat, row["mean.pct"]) &&
        agrees(line.stat_low, row["mean.pct_low"]) &&
        agrees(line.stat_upp, row["mean.pct_upp"])
      );
    });
    return { same: same.length, of: expected.length };
  }

  test("the published tables of Tel Afar 2021 come out again, but for its lines with one answer and its pump sizes", async () => {
    const out = freshFolder();
    expect((await telafar(out)).status).toBe(0);
    const { same, of } = reproduced(join(out, "analysis.csv"), file("telafar-2021/expected_overall.csv"));
    expect(of).toBe(479);
    // One answer gives no interval: ours is empty where theirs is empty too
    expect(same).toBeGreaterThanOrEqual(465);
  });

  test("and so do its tables by group", async () => {
    const out = freshFolder();
    expect((await telafar(out, "--by", "socio_eco_division")).status).toBe(0);
    const { same, of } = reproduced(join(out, "analysis.csv"), file("telafar-2021/expected_by_group.csv"));
    expect(of).toBe(3091);
    expect(same).toBeGreaterThanOrEqual(3070);
  });

  test("a list of analysis gives the means, medians, ratios and shares that its authors published", async () => {
    const out = freshFolder();
    const { status, stderr } = await returns(
      ...["tables", "--data", file("impact-template/data.csv"), "--form", file("impact-template/xlsform_survey.csv")],
      ...["--design", "unweighted", "--plan", file("impact-template/list_of_analysis.csv"), "--interval", "wald"],
      ...[
        "--quantile-rule",
        "school",
        "--degrees-of-freedom",
        "design",
        "--small-numbers",
        "show",
        "--unlisted",
        "keep",
      ],
      ...["--format", "csv", "--out", out],
    );
    expect(status, stderr).toBe(0);
    const ours = new Map(csvRows(join(out, "analysis.csv")).map((row) => [row.analysis_key, row]));
    const expected = csvRows(file("impact-template/expected_results.csv"));
    const different = expected.filter((row) => {
      const line = ours.get(row.analysis_key);
      return !(
        agrees(line?.stat, row.stat) &&
        agrees(line?.stat_low, row.stat_low) &&
        agrees(line?.stat_upp, row.stat_upp)
      );
    });
    expect(expected.length).toBe(147);
    expect(different.map((row) => row.analysis_key)).toEqual([]);
  });

  test("the displaced of Sudan on 25 March 2024 are 6,552,118 persons in 1,308,617 households, and T14's matrix adds up to them", async () => {
    const out = freshFolder();
    const plan = join(import.meta.dirname, "idp-list.json");
    const { status, stderr } = await returns(
      ...["tables", "--data", file("sudan/tidy_idps_state.csv"), "--unit", "location", "--design", "full-count"],
      ...["--plan", plan, "--small-numbers", "show", "--format", "csv,svg", "--out", out],
    );
    expect(status, stderr).toBe(0);
    const cells = csvRows(join(out, "tables.csv"));
    const at = (table: string, row: string, column: string) =>
      cells.find((cell) => cell.table === table && cell.row === row && cell.column === column);
    expect(at("T57", "total", "total_idps")).toMatchObject({ estimate: "6552118", se: "0" });
    expect(at("T57", "total", "total_households")).toMatchObject({ estimate: "1308617", ci_lower: "1308617" });
    expect(at("T14", "origin_khartoum", "Aj Jazirah")?.estimate).toBe("196778");
    const origins = cells.filter(({ table, column }) => table === "T14" && column === "total");
    expect(origins.reduce((sum, { estimate }) => sum + Number(estimate), 0)).toBe(6_552_118);
    expect(readFileSync(join(out, "T14.svg"), "utf8")).toContain("196,800");
  });
});
