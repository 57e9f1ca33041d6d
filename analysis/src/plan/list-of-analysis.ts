import type { CsvTable } from "../frame/csv.ts";
import type { Frame } from "../frame/frame.ts";
import { columnOf } from "../frame/lookup.ts";
import type { PlanEntry } from "./entry.ts";
import { PlanError } from "./plan-error.ts";

/**
 * A plan from the analysts' "list of analysis": one line for each analysis with `analysis_type` (`prop_select_one`,
 * `prop_select_multiple`, `mean`, `median`, `ratio`), `analysis_var`, `group_var` and, for ratios, the two variables and
 * whether a missing numerator is 0 and a denominator of 0 is left out.
 *
 * @throws PlanError with every line that cannot be made into a table
 */
export function planFromList(list: CsvTable, frame: Frame): readonly PlanEntry[] {
  const problems: string[] = [];
  const entries = list.rows.flatMap((cells, index): readonly PlanEntry[] => {
    const row = new Map(list.header.map((name, column) => [name, plain(cells[column])]));
    const entry = entryOf(row, frame, `A${String(index + 1).padStart(3, "0")}`);
    if (typeof entry !== "string") return [entry];
    problems.push(`line ${list.lines[index]}: ${entry}`);
    return [];
  });
  if (problems.length > 0) throw new PlanError([`Cannot read ${list.source}:`, ...problems].join("\n  "));
  return entries;
}

/** R writes NA for an empty cell. */
const plain = (cell: string | undefined): string => (cell === undefined || cell === "NA" ? "" : cell.trim());

function entryOf(row: ReadonlyMap<string, string>, frame: Frame, id: string): PlanEntry | string {
  const type = row.get("analysis_type") ?? "";
  const variable = row.get("analysis_var") ?? "";
  const group = row.get("group_var") ?? "";
  if (group.includes(","))
    return `group_var "${group}" names several variables: derive one variable of their combinations`;
  const columns = { axis: "groups", by: group === "" ? [] : [group], total: group === "" ? "first" : "none" } as const;
  const common = { id, unit: frame.unit, columns };
  switch (type) {
    case "prop_select_one":
    case "prop_select_multiple":
      return {
        ...common,
        title: columnOf(frame, variable).label,
        measure: { statistic: "proportion", of: [variable], within: "group", show: [] },
        rows: { axis: "categories", levels: "all" },
        chart: "dot-whisker",
      };
    case "mean":
    case "median":
      return {
        ...common,
        title: columnOf(frame, variable).label,
        measure: { statistic: type, of: [variable] },
        rows: { axis: "variables" },
        chart: "bar",
      };
    case "ratio":
      return ratioOf(row, common);
    default:
      return `analysis_type "${type}" is none of prop_select_one, prop_select_multiple, mean, median, ratio`;
  }
}

function ratioOf(
  row: ReadonlyMap<string, string>,
  common: Pick<PlanEntry, "id" | "unit" | "columns">,
): PlanEntry | string {
  const numerator = row.get("analysis_var_numerator") ?? "";
  const denominator = row.get("analysis_var_denominator") ?? "";
  if (numerator === "" || denominator === "")
    return "a ratio needs analysis_var_numerator and analysis_var_denominator";
  const missingNumerator = row.get("numerator_NA_to_0") === "TRUE" ? "as-0" : "drop";
  return {
    ...common,
    title: { und: `${numerator} / ${denominator}` },
    measure: { statistic: "ratio", numerator, denominator, missingNumerator },
    rows: { axis: "groups", by: [], total: "first" },
    chart: "bar",
    ...(row.get("filter_denominator_0") === "TRUE"
      ? { universe: { where: `\${${denominator}} != 0`, label: { und: `${denominator} ≠ 0` } } }
      : {}),
  };
}
