import type { TopLevelSpec } from "vega-lite";
import type { AnyTable } from "../plan/table.ts";
import { rowsWithIntervals } from "./dot-whisker.ts";
import type { ChartForm, ChartLook } from "./look.ts";
import { matrix } from "./matrix.ts";
import { pyramid } from "./pyramid.ts";
import { type Plot, sheet } from "./sheet.ts";
import { stackedBars } from "./stacked-bar.ts";
import type { ChartLanguage } from "./words.ts";

/**
 * The chart of a table as a Vega-Lite specification, with the figures of the table inside and nothing behind an address.
 *
 * It is drawn from what the table shows: a withheld cell is hatched, an empty one is a dash.
 */
export const chartSpec = (table: AnyTable, language: ChartLanguage, look: ChartLook): TopLevelSpec =>
  sheet(table, plotOf(table, language, look.form), language, look);

function plotOf(table: AnyTable, language: ChartLanguage, form: ChartForm): Plot {
  switch (table.chart) {
    case "pyramid":
      return pyramid(table, language, form);
    case "matrix":
      return matrix(table, language, form);
    case "stacked-bar":
      return stackedBars(table, language, form);
    case "dot-whisker":
      return rowsWithIntervals(table, "dot", language, form);
    case "bar":
      return rowsWithIntervals(table, "bar", language, form);
  }
}
