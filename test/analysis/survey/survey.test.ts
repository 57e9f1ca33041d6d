import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  categoryShares,
  codesOf,
  columnOfType,
  countOf,
  designFor,
  type Frame,
  frameFromCsv,
  groupingOf,
  linearContrast,
  mean,
  meanOf,
  medianOf,
  populationCount,
  ratioOf,
  readCsv,
  shareOf,
  shareWith,
  summaryTable,
  survey,
  tableConventions,
  totalOf,
} from "@returns/analysis";
import type { forms } from "@returns/schemas/forms";
import { expect, test } from "vitest";
import { repositoryRoot } from "../../machine/shared.ts";

const file = join(repositoryRoot, "test/golden/data/idp_households.csv");
const households: Frame = frameFromCsv(readCsv(readFileSync(file, "utf8"), "idp_households.csv"), {
  unit: "household",
  variables: [],
  unlisted: "keep",
});
const design = designFor(households, { strata: "stratum", clusters: "psu", weights: "w", singleCluster: "adjust" });
const asked = survey(households, design, tableConventions);

test("a group's figures are those of its domain, in the order of the codes", () => {
  const { rows } = asked.groupBy("origin").summarise({ size: meanOf("hh_size") });
  const origins = [...new Set(codesOf(columnOfType(households, "origin", "text", "category")))].filter(
    (code) => code !== null,
  );
  expect(rows.map(({ origin }) => origin)).toEqual(origins.sort());
  const { codes, labels } = groupingOf(columnOfType(households, "origin", "text", "category"));
  const wanted = labels.indexOf("Khartoum");
  const domain = Uint8Array.from(codes, (code) => (code === wanted ? 1 : 0));
  expect(rows.find(({ origin }) => origin === "Khartoum")?.size).toEqual(
    mean(design, columnOfType(households, "hh_size", "number").values, {
      ...tableConventions,
      missing: "drop",
      domain,
    }),
  );
});

test("shares come by category, with the category that nobody in the group has", () => {
  const { rows } = asked
    .where("${hh_size} = 1")
    .groupBy("setting")
    .summarise({ share: shareOf("intention") });
  for (const { share } of rows) {
    expect([...share.keys()].sort()).toEqual(["integrate", "return", "settle_elsewhere", "undecided"]);
    expect([...share.values()].reduce((sum, { estimate }) => sum + estimate, 0)).toBeCloseTo(1, 12);
  }
});

test("a condition is a domain: nobody leaves the design, and the freedom of all clusters stays", () => {
  const [small] = survey(households, design, { ...tableConventions, degreesOfFreedom: "design" })
    .where("${hh_size} < 3")
    .where("${head_age} > 40")
    .summarise({ count: populationCount }).rows;
  const all = asked.summarise({ count: populationCount }).rows[0]?.count;
  expect(small?.count.degreesOfFreedom).toBe(all?.degreesOfFreedom);
  expect(small?.count.respondents).toBeLessThan(all?.respondents ?? 0);
});

test("every figure of the table has its error, freedom and count, a line each", () => {
  const summary = asked.groupBy("state", "setting").summarise({
    share: shareOf("intention"),
    counts: countOf("intention"),
    half: medianOf("fcs"),
    rent: ratioOf("exp_food", "exp_total"),
  });
  const table = summaryTable(summary);
  expect(table.numRows()).toBe(summary.rows.length * (4 + 4 + 1 + 1));
  expect(table.columnNames()).toEqual([
    ...["state", "setting", "figure", "category", "estimate", "standardError", "lower", "upper"],
    ...["degreesOfFreedom", "respondents", "weighted", "designEffect"],
  ]);
  const first = summary.rows[0];
  expect(table.get("estimate", 0)).toBe([...(first?.share.values() ?? [])][0]?.estimate);
});

test("the share of one category is that of all categories, and not of one that does not exist", () => {
  const [row] = asked.summarise({ all: shareOf("intention"), one: shareWith("intention", "return") }).rows;
  expect(row?.one.estimate).toBeCloseTo(row?.all.get("return")?.estimate ?? Number.NaN, 14);
  expect(() => asked.summarise({ one: shareWith("intention", "retrun") })).toThrow(
    'Cannot find "retrun" among the categories of "intention"',
  );
});

test("a figure with the name of a group is refused, as one would hide the other", () => {
  expect(() => asked.groupBy("state").summarise({ state: totalOf("hh_size") })).toThrow('Cannot name a figure "state"');
});

test("a misspelt variable, or the mean of a category, does not compile", () => {
  const typed = survey<typeof forms.household>(households, design, tableConventions);
  const never = () => {
    // @ts-expect-error no question has this name
    typed.groupBy("intention_mian");
    // @ts-expect-error an intention has no mean
    typed.summarise({ intention: meanOf("intention_main") });
    // @ts-expect-error the number of members is no category
    typed.summarise({ share: shareOf("hh_size") });
    return typed.groupBy("state_current").summarise({ share: shareOf("intention_main"), size: meanOf("hh_size") });
  };
  expect(never).toBeTypeOf("function");
  type Row = ReturnType<typeof never>["rows"][number];
  const texts: readonly (keyof Row)[] = ["state_current", "share", "size"];
  expect(texts).toHaveLength(3);
});

test("independence is tested over the same units", () => {
  const found = asked.independence("intention", "setting", "rao-scott-f");
  expect(found.respondents).toBeGreaterThan(2000);
  expect(found.p).toBeGreaterThanOrEqual(0);
  const codes = groupingOf(columnOfType(households, "intention", "text", "category"));
  expect(
    categoryShares(design, { codes: codes.codes, count: codes.labels.length }, { ...tableConventions, missing: "drop" })
      .estimates,
  ).toHaveLength(4);
});

test("groups that are compared have the means that each has alone, and clusters in common count", () => {
  const { groups, ...joint } = asked.groupBy("setting").together(meanOf("hh_size"));
  const { rows } = asked.groupBy("setting").summarise({ size: meanOf("hh_size") });
  expect(groups).toEqual(rows.map(({ setting }) => [setting]));
  for (const [index, { size }] of rows.entries()) {
    expect(joint.estimates[index]?.estimate).toBeCloseTo(size.estimate, 12);
    expect(joint.estimates[index]?.standardError).toBeCloseTo(size.standardError, 12);
  }
  const headed = asked.groupBy("head_female");
  const [women, men] = headed.together(meanOf("hh_size")).estimates;
  const difference = linearContrast(headed.together(meanOf("hh_size")), Float64Array.of(1, -1), 0.95);
  const asIfApart = Math.hypot(women?.standardError ?? 0, men?.standardError ?? 0);
  expect(difference.standardError).not.toBeCloseTo(asIfApart, 4);
  expect(difference.estimate).toBeCloseTo((women?.estimate ?? 0) - (men?.estimate ?? 0), 12);
});
