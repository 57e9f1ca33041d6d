import { createHash } from "node:crypto";
import { type ChartLanguage, chartSpec, drawChart, fileLook } from "../src/chart/index.ts";
import { type AnyTable, htmlReport, tableJson, tidyCsv } from "../src/index.ts";
import { progress } from "./progress.ts";
import type { Terminal } from "./terminal.ts";
import { oneOf } from "./usage.ts";

const allFormats = ["csv", "json", "html", "svg"] as const;
type Format = (typeof allFormats)[number];

/** The formats of `--format`: all of them where it is absent. */
export const formatsFrom = (text: string | undefined): readonly Format[] =>
  text === undefined ? allFormats : text.split(",").flatMap((word) => oneOf(word.trim(), "format", allFormats) ?? []);

interface Writing {
  /** The name of the run. */
  readonly name: string;
  readonly provenance: object;
  readonly language: ChartLanguage;
  readonly formats: readonly Format[];
  readonly terminal: Terminal;
  /** Whether the tables are for the office, or for everybody. */
  readonly as: "made" | "released";
}

/** The files of some tables: one CSV, JSON and a picture for each, and a report; they name the run that made them. */
export async function tableFiles(
  tables: readonly AnyTable[],
  { name, provenance, language, formats, terminal, as }: Writing,
): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  if (formats.includes("csv")) files.set("tables.csv", tidyCsv(tables, language, name));
  if (formats.includes("json")) {
    for (const table of tables) {
      const chart = chartSpec(table, language, fileLook);
      files.set(`${table.id}.json`, json({ run: name, provenance, table: tableJson(table), chart }));
    }
  }
  if (formats.includes("svg") || formats.includes("html")) {
    const report = progress(terminal, "charts", tables.length);
    const charts: { readonly table: AnyTable; readonly chart: string }[] = [];
    for (const [index, table] of tables.entries()) {
      charts.push({ table, chart: await drawChart(table, language, fileLook) });
      report(index + 1);
    }
    if (formats.includes("svg"))
      for (const { table, chart } of charts) files.set(`${table.id}.svg`, withRun(chart, name));
    if (formats.includes("html")) files.set("report.html", htmlReport(charts, provenance, language, as));
  }
  return files;
}

/** An object as the text of a JSON file. */
export const json = (value: object): string => `${JSON.stringify(value, undefined, 2)}\n`;

/** The fingerprint of a text. */
export const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** A picture that travels alone still names the run that made it. */
const withRun = (svg: string, run: string): string => svg.replace("</title>", `</title><desc>run ${run}</desc>`);
