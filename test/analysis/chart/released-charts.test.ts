import type { ReleasedTable } from "@returns/analysis";
import { drawChart, fileLook } from "@returns/analysis/chart";
import { describe, expect, test } from "vitest";
import { byGroup, households, releaseOf } from "../disclosure/small-survey.ts";

const survey = [
  ...households(20, "camp", "return"),
  ...households(20, "camp", "stay"),
  ...households(60, "town", "return"),
  ...households(60, "town", "stay"),
  ...households(5, "village", "return"),
  ...households(4, "village", "stay"),
  ...households(60, "city", "stay"),
];

const release = releaseOf(survey, byGroup, { restricted: ["answer"], mostWithheld: 1 });
if (release.status === "refused") throw new Error(release.message);
const released: ReleasedTable = release.table;

describe("a chart of a released table", () => {
  for (const chart of ["stacked-bar", "matrix", "dot-whisker", "bar"] as const) {
    test(`${chart} says what is withheld, what is too few and what is not told exactly, and no more`, async () => {
      const turned = chart === "stacked-bar" || chart === "matrix" ? released : answerOf(released, "return");
      const svg = textsOf(await drawChart({ ...turned, chart }, "en", fileLook));
      expect(svg).toContain("too few answers for an estimate");
      expect(svg).toContain("( ) few answers: fewer than 50");
      expect(svg).toContain("not told more exactly");
      if (chart !== "stacked-bar") expect(svg).toContain(" <5% ");
      // 9 households of the village, 229 in all
      expect(svg).not.toMatch(/\b(n = 9|229)\b/);
    });
  }

  test("in Arabic and French says the same in their words", async () => {
    expect(textsOf(await drawChart(released, "ar", fileLook))).toContain("الإجابات أقل من أن تعطي تقديراً");
    expect(textsOf(await drawChart(released, "fr", fileLook))).toContain("trop peu de réponses pour une estimation");
  });
});

/** What a person reads in a picture, whichever way its lines are broken. */
const textsOf = (svg: string): string =>
  svg
    .replace(/<[^>]+>/g, " ")
    .replace(/[\u2066-\u2069]/g, "")
    .replaceAll("&lt;", "<")
    .replace(/\s+/g, " ");

/** The table of one answer, its groups as rows. */
function answerOf(table: ReleasedTable, code: string): ReleasedTable {
  const wanted = table.columns.findIndex((column) => column.code === code);
  return {
    ...table,
    columns: table.columns.filter((_, column) => column === wanted),
    cells: table.cells.flatMap((cell) => (cell.column === wanted ? [{ ...cell, column: 0 }] : [])),
  };
}
