import type { Design } from "../design/design.ts";
import type { Frame } from "../frame/frame.ts";
import { ColumnError } from "../frame/lookup.ts";
import { cellValue } from "./cell.ts";
import { checkSums } from "./check-sums.ts";
import { withholdComplements } from "./complement.ts";
import { withDerived } from "./derive.ts";
import type { Axis, PlanEntry } from "./entry.ts";
import { type CellEstimate, type MeasuredEntry, measuredOf } from "./measured.ts";
import type { PlanOptions } from "./options.ts";
import { PlanError } from "./plan-error.ts";
import { type Line, linesOf, sideTitle } from "./side.ts";
import type { Cell, Table, TableBase } from "./table.ts";
import { rowsWhere } from "./where.ts";

/** One unit of analysis: its rows, and how they were drawn. */
export interface Unit {
  readonly frame: Frame;
  readonly design: Design;
}

/** What a run says about all of its tables. */
export interface RunOptions extends PlanOptions {
  /** True while fieldwork goes on or weights are not final. */
  readonly provisional: boolean;
  readonly simulated: boolean;
}

/**
 * The tables of a plan, in its order.
 *
 * @param units the frames and designs by the name of their unit
 * @throws PlanError when an entry names a unit, a variable or an expression that the data do not have
 *
 * @example
 * ```ts
 * import { designFor, everyVariable, frameFromCsv, readCsv, runPlan, surveyOptions } from "@returns/analysis";
 *
 * const table = readCsv("camp,persons\na,4\na,6\nb,5\nb,9\n", "households.csv");
 * const frame = frameFromCsv(table, { unit: "household", variables: [], unlisted: "refuse" });
 * const design = designFor(frame, { clusters: "camp", singleCluster: "fail" });
 * const [, persons] = runPlan(everyVariable(frame, undefined), new Map([["household", { frame, design }]]), {
 *   ...surveyOptions,
 *   smallNumbers: "show",
 *   provisional: false,
 *   simulated: true,
 * });
 * expect(persons?.cells[0]?.value).toMatchObject({ status: "shown", estimate: 6, degreesOfFreedom: 1, respondents: 4 });
 * ```
 */
export const runPlan = (
  plan: readonly PlanEntry[],
  units: ReadonlyMap<string, Unit>,
  options: RunOptions,
): readonly Table[] => plan.map((entry) => runEntry(entry, units, options));

/** One table of a plan. */
export function runEntry(entry: PlanEntry, units: ReadonlyMap<string, Unit>, options: RunOptions): Table {
  const { design, rows, columns, estimates, table } = estimateEntry(entry, units, options);
  return { ...table, cells: released(entry, rows, columns, estimates, design, options) };
}

/** All that is known of a table of a plan before anything of it is withheld. */
export interface EstimatedEntry {
  readonly entry: PlanEntry;
  readonly frame: Frame;
  readonly design: Design;
  readonly rows: readonly Line[];
  readonly columns: readonly Line[];
  /** By row and column. */
  readonly estimates: readonly (readonly CellEstimate[])[];
  /** Rows of the frame that the line under the table counts. */
  readonly inBase: (row: number) => boolean;
  readonly table: Omit<Table, "cells">;
}

/** The estimates of one table of a plan, each with the rows of the frame that it is about. */
export function estimateEntry(entry: PlanEntry, units: ReadonlyMap<string, Unit>, options: RunOptions): EstimatedEntry {
  const unit = units.get(entry.unit);
  if (unit === undefined) {
    throw new PlanError(
      `Cannot make table ${entry.id}: it counts "${entry.unit}", and there are data of ${[...units.keys()].join(", ")} only`,
    );
  }
  try {
    return estimated(entry, unit, options);
  } catch (error) {
    if (error instanceof ColumnError) throw new PlanError(`Cannot make table ${entry.id}: ${error.message}`);
    throw error;
  }
}

function estimated(entry: PlanEntry, { frame: recorded, design }: Unit, options: RunOptions): EstimatedEntry {
  const frame = withDerived(recorded, entry.derive ?? {});
  const universe = entry.universe === undefined ? everybody(frame) : rowsWhere(frame, entry.universe.where);
  const measured = measuredOf(entry.measure, { frame, design, universe, options });
  const rows = linesOf(entry.rows, frame, universe, measured.variables);
  const columns = linesOf(entry.columns, frame, universe, measured.variables);
  const estimates = rows.map((row) => columns.map((column) => measured.cell(row, column)));
  checkSums(entry, rows, columns, estimates);
  return {
    entry,
    frame,
    design,
    rows,
    columns,
    estimates,
    inBase: (row) => universe[row] === 1 && measured.missing[row] === 0,
    table: {
      id: entry.id,
      title: entry.title,
      unit: entry.unit,
      statistic: entry.measure.statistic,
      measure: entry.measure.statistic === "proportion" ? "share" : "number",
      ...shareOf(entry),
      rowTitle: sideTitle(entry.rows, frame, measured.variables),
      rows: rows.map(({ heading }) => heading),
      columnTitle: sideTitle(entry.columns, frame, measured.variables),
      columns: columns.map(({ heading }) => heading),
      base: baseOf(entry, design, universe, measured),
      chart: entry.chart,
      provisional: options.provisional,
      simulated: options.simulated,
    },
  };
}

function released(
  entry: PlanEntry,
  rows: readonly Line[],
  columns: readonly Line[],
  estimates: readonly (readonly CellEstimate[])[],
  design: Design,
  options: RunOptions,
): readonly Cell[] {
  const cells = estimates.flatMap((line, row) =>
    line.map(({ estimate, used }, column): Cell => {
      const value = cellValue(estimate, used, design, options.smallNumbers);
      return { row, column, value };
    }),
  );
  if (options.smallNumbers === "show") return cells;
  return withholdComplements(cells, {
    rows: families(entry.rows, rows),
    columns: families(entry.columns, columns),
  });
}

/** The lines of each variable of an axis that also has a total. */
function families(axis: Axis, lines: readonly Line[]): readonly (readonly number[])[] {
  if (axis.axis !== "groups" || axis.total === "none") return [];
  const names = new Set(lines.map(({ heading }) => heading.variable?.name));
  return [...names].map((name) =>
    lines.flatMap(({ members, heading }, index) =>
      members !== undefined && heading.variable?.name === name ? [index] : [],
    ),
  );
}

const everybody = (frame: Frame): Uint8Array => new Uint8Array(frame.rows).fill(1);

function shareOf({ measure, rows }: PlanEntry): Pick<Table, "shareOf"> {
  if (measure.statistic !== "proportion") return {};
  if (measure.within === "universe") return { shareOf: "table" };
  return { shareOf: rows.axis === "categories" ? "column" : "row" };
}

function baseOf(entry: PlanEntry, design: Design, universe: Uint8Array, { missing }: MeasuredEntry): TableBase {
  let respondents = 0;
  let weighted = 0;
  const reasons = [0, 0, 0, 0];
  for (const [row, inside] of universe.entries()) {
    const weight = design.weights[row] ?? 0;
    const reason = missing[row] ?? 0;
    if (inside === 0 || weight === 0) continue;
    reasons[reason] = (reasons[reason] ?? 0) + 1;
    if (reason > 0) continue;
    respondents += 1;
    weighted += weight;
  }
  const [, notAsked = 0, dk = 0, ref = 0] = reasons;
  const label = entry.universe?.label ?? { en: "Everybody", ar: "الجميع", fr: "Tous" };
  return { respondents, weighted, missing: { notAsked, dk, ref }, universe: label };
}
