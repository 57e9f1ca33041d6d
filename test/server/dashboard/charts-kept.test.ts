import type { Table } from "@returns/analysis";
import type { ChartLook } from "@returns/analysis/chart";
import { expect, test } from "vitest";
import { chartsKept } from "../../../server/src/dashboard/charts.ts";

const texts = { en: "Households" };
const table: Table = {
  id: "T1",
  title: texts,
  unit: "household",
  statistic: "count",
  measure: "number",
  rowTitle: texts,
  rows: [],
  columnTitle: texts,
  columns: [],
  cells: [],
  base: { respondents: 12, weighted: 12, missing: { notAsked: 0, dk: 0, ref: 0 }, universe: texts },
  chart: "bar",
  provisional: true,
  simulated: true,
};

function drawer() {
  const drawn: string[] = [];
  const draw = async ({ id }: Table, language: string, { form }: ChartLook) => {
    drawn.push(`${id} ${language} ${form}`);
    return `<svg>${id}</svg>`;
  };
  return { drawn, draw };
}

test("a page that many coordinators open is drawn once for each language while nothing arrives", async () => {
  const { drawn, draw } = drawer();
  const chartsOf = chartsKept(draw);
  const tables = [table];
  await Promise.all([chartsOf(tables, "ar"), chartsOf(tables, "ar"), chartsOf(tables, "en")]);
  const charts = await chartsOf(tables, "ar");
  expect(charts.get("T1")).toEqual({ wide: "<svg>T1</svg>", narrow: "<svg>T1</svg>" });
  expect(drawn.sort()).toEqual(["T1 ar narrow", "T1 ar wide", "T1 en narrow", "T1 en wide"]);
});

test("when something has arrived the charts are drawn again", async () => {
  const { drawn, draw } = drawer();
  const chartsOf = chartsKept(draw);
  await chartsOf([table], "en");
  await chartsOf([table], "en");
  expect(drawn).toHaveLength(4);
});

test("a table in which nobody is yet has no chart", async () => {
  const { draw } = drawer();
  const charts = await chartsKept(draw)([{ ...table, base: { ...table.base, respondents: 0 } }], "en");
  expect(charts.size).toBe(0);
});

test("a chart that could not be drawn is tried again the next time", async () => {
  let tries = 0;
  const chartsOf = chartsKept(async () => {
    tries += 1;
    if (tries === 1) throw new Error("no memory left");
    return "<svg/>";
  });
  const tables = [table];
  await expect(chartsOf(tables, "en")).rejects.toThrow("no memory left");
  expect((await chartsOf(tables, "en")).size).toBe(1);
});
