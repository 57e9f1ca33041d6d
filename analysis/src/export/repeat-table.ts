import { columnOfType } from "../frame/lookup.ts";
import { withDerived } from "../plan/derive.ts";
import type { PlanEntry } from "../plan/entry.ts";
import { measuredOf } from "../plan/measured.ts";
import { type RunOptions, runEntry, type Unit } from "../plan/run-plan.ts";
import { type Line, linesOf } from "../plan/side.ts";
import { rowsWhere } from "../plan/where.ts";
import type { RepeatedEstimate } from "./r-script.ts";

/**
 * The figures of a table with all that it takes to make them again; those that are withheld or empty are left out.
 *
 * @throws as `runEntry`
 */
export function repeatTable(
  entry: PlanEntry,
  units: ReadonlyMap<string, Unit>,
  options: RunOptions,
): readonly RepeatedEstimate[] {
  const table = runEntry(entry, units, options);
  const unit = units.get(entry.unit);
  if (unit === undefined) return [];
  const frame = withDerived(unit.frame, entry.derive ?? {});
  const universe =
    entry.universe === undefined ? new Uint8Array(frame.rows).fill(1) : rowsWhere(frame, entry.universe.where);
  const context = { frame, design: unit.design, universe, options };
  const measured = measuredOf(entry.measure, context);
  const rows = linesOf(entry.rows, frame, universe, measured.variables);
  const columns = linesOf(entry.columns, frame, universe, measured.variables);
  const numbers = (name: string): Float64Array => columnOfType(frame, name, "number").values;

  const measureOf = (row: Line, column: Line): RepeatedEstimate["measure"] => {
    const { measure } = entry;
    switch (measure.statistic) {
      case "mean":
      case "total":
      case "median": {
        const values = numbers(measure.of[row.variable ?? column.variable ?? 0] ?? "");
        if (measure.statistic !== "median") return { statistic: measure.statistic, values };
        return { statistic: "quantile", values, share: 0.5, rule: options.quantileRule };
      }
      case "count":
        return { statistic: "total", values: new Float64Array(frame.rows).fill(1) };
      case "ratio": {
        const zero = measure.missingNumerator === "as-0";
        const values = numbers(measure.numerator).map((value) => (zero && Number.isNaN(value) ? 0 : value));
        return { statistic: "ratio", values, denominator: numbers(measure.denominator) };
      }
      case "proportion": {
        const [side, group] = row.category === undefined ? [column, row] : [row, column];
        const chosen = measured.variables[group.variable ?? 0]?.indicator(side.category ?? 0) ?? new Float64Array();
        const outside = (at: number) => measure.within === "universe" && group.members?.[at] === 0;
        return { statistic: "mean", values: chosen.map((flag, at) => (outside(at) ? flag * 0 : flag)) };
      }
    }
  };
  return table.cells.flatMap(({ row, column, value }): readonly RepeatedEstimate[] => {
    const [along, across] = [rows[row], columns[column]];
    if (value.status !== "shown" || along === undefined || across === undefined) return [];
    const { used } = measured.cell(along, across);
    const share = entry.measure.statistic === "proportion" || entry.measure.statistic === "median";
    return [
      {
        name: [entry.id, heading(along), heading(across)].join(" / "),
        measure: measureOf(along, across),
        rows: new Uint8Array(frame.rows).map((_, at) => (used(at) ? 1 : 0)),
        interval: share ? options.interval : "t",
        level: options.level,
        degreesOfFreedom: options.degreesOfFreedom === "variable" ? value.degreesOfFreedom : options.degreesOfFreedom,
        estimate: value,
      },
    ];
  });
}

const heading = ({ heading: { code, variable } }: Line): string =>
  variable === undefined ? code : `${variable.name} ${code}`;
