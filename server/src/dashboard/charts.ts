import type { Table } from "@returns/analysis";
import type { ChartLook } from "@returns/analysis/chart";
import type { DashboardLanguage } from "./words.ts";

/** Draws one table as SVG text. */
export type DrawTable = (table: Table, language: DashboardLanguage, look: ChartLook) => Promise<string>;

/** One chart in the two forms between which the width of the screen chooses. */
export interface DrawnChart {
  readonly wide: string;
  readonly narrow: string;
}

type Charts = ReadonlyMap<string, DrawnChart>;

/**
 * Draws the charts of a set of tables once for each language, and keeps them as long as the tables are kept: drawing
 * takes longer than anything else that the page does. Tables in which nobody is yet have no chart.
 */
export function chartsKept(
  draw: DrawTable,
): (tables: readonly Table[], language: DashboardLanguage) => Promise<Charts> {
  const kept = new WeakMap<readonly Table[], Map<DashboardLanguage, Promise<Charts>>>();
  return (tables, language) => {
    const byLanguage = kept.get(tables) ?? new Map<DashboardLanguage, Promise<Charts>>();
    kept.set(tables, byLanguage);
    const charts = byLanguage.get(language) ?? drawAll(draw, tables, language);
    byLanguage.set(language, charts);
    charts.catch(() => byLanguage.delete(language));
    return charts;
  };
}

async function drawAll(draw: DrawTable, tables: readonly Table[], language: DashboardLanguage): Promise<Charts> {
  const drawn = new Map<string, DrawnChart>();
  for (const table of tables) {
    if (table.base.respondents === 0) continue;
    // The heading of the page stands above the chart
    const wide = await draw(table, language, { form: "wide", title: "left-out" });
    const narrow = await draw(table, language, { form: "narrow", title: "left-out" });
    drawn.set(table.id, { wide, narrow });
  }
  return drawn;
}
