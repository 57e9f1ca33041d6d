import { householdPlan, runPlan, surveyOptions, type Table } from "@returns/analysis";
import {
  ChartError,
  type ChartLanguage,
  cellWriter,
  chartSpec,
  drawChart,
  drawSpec,
  fileLook,
} from "@returns/analysis/chart";
import { describe, expect, test } from "vitest";
import { units } from "../plans/simulated.ts";

const tables = runPlan(householdPlan, units, { ...surveyOptions, provisional: true, simulated: true });
const tableOf = (id: string): Table => {
  const table = tables.find((each) => each.id === id);
  if (table === undefined) throw new Error(`The plan has no table ${id}`);
  return table;
};
const languages: readonly ChartLanguage[] = ["en", "ar", "fr"];

/** What stands in the picture as text, line by line, without the marks of direction. */
const textsIn = (svg: string): readonly string[] =>
  [...svg.matchAll(/<(?:text|tspan)[^>]*>([^<]*)</g)]
    .map(([, text = ""]) => text.replace(/[\u2068\u2069\u200A]/g, "").trim())
    .filter((text) => text !== "");

describe("charts", () => {
  for (const id of ["T05", "T14", "T35", "T36", "T43"]) {
    test(`${id} is drawn in three languages, says that it is provisional and simulated, and reaches for nothing outside`, async () => {
      for (const language of languages) {
        const svg = await drawChart(tableOf(id), language, fileLook);
        expect(svg.replace(/http:\/\/www\.w3\.org\/\S+/g, "")).not.toMatch(/https?:|<script|<image|href|data:/);
        expect(svg).toMatch(/^<svg[^>]*role="img"[^>]*aria-label="[^"]+"[^>]*><title>/);
        const texts = textsIn(svg).join("\n");
        expect(texts).toMatch(
          { en: /PROVISIONAL[\s\S]*SIMULATED/, ar: /مؤقت[\s\S]*محاكاة/, fr: /PROVISOIRE[\s\S]*SIMULÉES/ }[language],
        );
        expect(texts, "digits are Latin in every language").not.toMatch(/[\u0660-\u0669\u06F0-\u06F9]/);
      }
    });
  }

  test("the figures of the picture are those of the table, with interval and count", async () => {
    const table = tableOf("T35");
    const value = table.cells.find(({ row, column }) => row === 0 && column === 0)?.value;
    if (value?.status !== "shown") throw new Error("The first cell of T35 is not shown");
    const texts = textsIn(await drawChart(table, "en", fileLook));
    expect(texts).toContain(`${Math.round(value.estimate * 100)}%`);
    expect(texts).toContain(`[${Math.round(value.lower * 100)}–${Math.round(value.upper * 100)}]`);
    expect(texts).toContain(`n = ${value.respondents}`);
  });

  test("a chart that is drawn again with other figures shows those, and nothing of the ones before", async () => {
    const table = tableOf("T35");
    const first = await drawChart(table, "en", fileLook);
    const cells = table.cells.map((cell) =>
      cell.value.status === "shown" ? { ...cell, value: { ...cell.value, respondents: 432 } } : cell,
    );
    const other = textsIn(await drawChart({ ...table, cells }, "en", fileLook));
    expect(other.filter((text) => text.startsWith("n = ")).every((text) => text === "n = 432")).toBe(true);
    expect(await drawChart(table, "en", fileLook)).toBe(first);
  });

  test("what is withheld is hatched, and its figures are nowhere in the picture or its specification", async () => {
    const table = tableOf("T14");
    const withheld = table.cells.filter(({ value }) => value.status === "withheld");
    expect(withheld.length).toBeGreaterThan(0);
    expect(textsIn(await drawChart(table, "en", fileLook)).join("\n")).toContain("Hatched: withheld");
    const others = table.cells.map((cell) =>
      cell.value.status === "withheld" ? { ...cell, value: { ...cell.value, respondents: 987_654 } } : cell,
    );
    expect(chartSpec({ ...table, cells: others }, "en", fileLook)).toEqual(chartSpec(table, "en", fileLook));
  });

  test("Arabic is a mirror image: labels stand on the right and bars grow to the left", async () => {
    const widthOf = (svg: string) => Number(/<svg[^>]* width="([\d.]+)"/.exec(svg)?.[1]);
    const titleAt = (svg: string) => {
      const [, anchor, x] =
        /<text text-anchor="(\w+)" transform="translate\((-?[\d.]+),[^>]*font-size="17px"/.exec(svg) ?? [];
      return { anchor, x: Number(x) };
    };
    const [english, arabic] = [
      await drawChart(tableOf("T43"), "en", fileLook),
      await drawChart(tableOf("T43"), "ar", fileLook),
    ];
    expect(titleAt(english)).toMatchObject({ anchor: "start" });
    expect(titleAt(english).x).toBeLessThan(0);
    expect(titleAt(arabic)).toMatchObject({ anchor: "end" });
    expect(titleAt(arabic).x).toBeGreaterThan(widthOf(arabic) / 2);
  });

  test("on a phone every kind of chart is as wide as the phone, with the figures of the wide one", async () => {
    for (const id of ["T05", "T14", "T35", "T36", "T43"]) {
      const table = tableOf(id);
      for (const language of languages) {
        const svg = await drawChart(table, language, { form: "narrow", title: "left-out" });
        expect(Number(/<svg[^>]* width="([\d.]+)"/.exec(svg)?.[1])).toBeLessThanOrEqual(320);
        const wide = textsIn(await drawChart(table, language, fileLook));
        const strange = textsIn(svg).filter(
          (text) => /^\d[\d.,]*\s*%?$/.test(text) && !wide.some((each) => each.includes(text)),
        );
        expect(strange).toEqual([]);
      }
    }
  });

  test("a map that is broken into several for a phone still has each of its cells once", async () => {
    const table = tableOf("T14");
    const shown = table.cells.filter(({ value }) => value.status === "shown").length;
    const intervals = (texts: readonly string[]) => texts.filter((text) => /^\[.+–.+\]$/.test(text)).length;
    expect(intervals(textsIn(await drawChart(table, "en", { form: "narrow", title: "drawn" })))).toBe(shown);
    expect(intervals(textsIn(await drawChart(table, "en", fileLook)))).toBe(shown);
  });

  test("a page that has the title as its heading does not repeat it, and who is in still stands in the picture", async () => {
    const table = tableOf("T35");
    const without = textsIn(await drawChart(table, "en", { form: "wide", title: "left-out" })).join(" ");
    expect(without).not.toContain(table.title.en);
    expect(without).toContain(`Displaced households: ${table.base.respondents} households interviewed`);
    expect(textsIn(await drawChart(table, "en", fileLook)).join(" ")).toContain(table.title.en);
  });

  test("a screen reader meets one picture with one name, not its single marks", async () => {
    const svg = await drawChart(tableOf("T43"), "en", fileLook);
    expect(svg.match(/ role="/g)).toHaveLength(1);
    expect(svg.match(/ aria-/g)).toHaveLength(1);
  });

  test("fewer people than nobody are not written: an interval of a count ends at 0", () => {
    const table = tableOf("T05.persons");
    const cell = table.cells.find(({ value }) => value.status === "shown")?.value;
    if (cell?.status !== "shown") throw new Error("T05.persons shows no cell");
    const write = cellWriter(table, "en");
    expect(write({ ...cell, estimate: 1_200, lower: -340, upper: 2_740 }).interval).toBe("[0–2,740]");
  });

  test("[F193] a label with markup or marks of direction is shown as the text that it is", async () => {
    const table = tableOf("T43");
    const rows = table.rows.map((row, index) =>
      index === 0 ? { ...row, label: { en: '<script>alert(1)</script> & "\u202Eevil' } } : row,
    );
    const svg = await drawChart({ ...table, rows, title: { en: "a < b <b>c</b>" } }, "en", fileLook);
    expect(svg).not.toMatch(/<script|<b>|\u202E/);
    expect(svg).toContain("&lt;script&gt;");
  });

  test("[F192] a specification with an address or an expression is refused", async () => {
    const { $schema, ...plain } = chartSpec(tableOf("T43"), "en", fileLook);
    expect($schema).toContain("vega-lite");
    const outside = { ...plain, layer: [{ data: { url: "https://example.org/a.csv" }, mark: "point" as const }] };
    await expect(drawSpec(outside, "x")).rejects.toThrow(ChartError);
    const clever = { ...plain, layer: [{ mark: { type: "text" as const, text: { expr: "1 + 1" } } }] };
    await expect(drawSpec(clever, "x")).rejects.toThrow("a chart holds its own data and no expressions");
  });
});
