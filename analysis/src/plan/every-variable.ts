import type { Column, Frame } from "../frame/frame.ts";
import type { PlanEntry } from "./entry.ts";

/**
 * One table for every variable of a frame, overall or by one group: shares of categories, means of numbers. Texts and
 * dates have no such table.
 */
export const everyVariable = (frame: Frame, by: string | undefined): readonly PlanEntry[] =>
  [...frame.columns.values()]
    .filter(({ name }) => name !== by)
    .flatMap((column) => {
      const measured = measuredAs(column);
      if (measured === undefined) return [];
      const columns = {
        axis: "groups",
        by: by === undefined ? [] : [by],
        total: by === undefined ? "first" : "none",
      } as const;
      return [{ id: idFrom(column.name), title: column.label, unit: frame.unit, columns, ...measured }];
    });

function measuredAs({ name, type }: Column): Pick<PlanEntry, "measure" | "rows" | "chart"> | undefined {
  switch (type) {
    case "category":
    case "categories":
      return {
        measure: { statistic: "proportion", of: [name], within: "group", show: [] },
        rows: { axis: "categories", levels: "all" },
        chart: "dot-whisker",
      };
    case "number":
      return { measure: { statistic: "mean", of: [name] }, rows: { axis: "variables" }, chart: "bar" };
    case "date":
    case "text":
      return undefined;
  }
}

/** A variable's name as an id, which also names a file. */
const idFrom = (name: string): string => name.replace(/[^\w.-]/g, "_");
