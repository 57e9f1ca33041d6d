import type { Axis, PlanEntry } from "../plan/entry.ts";
import type { Heading, Table } from "../plan/table.ts";
import { type CsvCell, writeCsv } from "./csv.ts";

const header = [
  ...["analysis_type", "analysis_var", "analysis_var_value", "group_var", "group_var_value"],
  ...["stat", "stat_low", "stat_upp", "n_total", "n_w", "n_w_total", "analysis_key"],
];

/**
 * Tables with the column names of the analysts' result tables, and their `analysis_key`; withheld cells are left out.
 *
 * @param multiple names of the select-multiple variables, which have an analysis type of their own
 */
export const longTableCsv = (
  entries: readonly PlanEntry[],
  tables: readonly Table[],
  multiple: ReadonlySet<string>,
): string => {
  const entryOf = new Map(entries.map((entry) => [entry.id, entry]));
  return writeCsv(
    header,
    tables.flatMap((table) => {
      const entry = entryOf.get(table.id);
      return entry === undefined ? [] : longRows(entry, table, multiple);
    }),
  );
};

function longRows(entry: PlanEntry, table: Table, multiple: ReadonlySet<string>): readonly (readonly CsvCell[])[] {
  return table.cells.flatMap(({ row, column, value }): readonly (readonly CsvCell[])[] => {
    if (value.status !== "shown") return [];
    const sides: readonly Side[] = [
      { axis: entry.rows, heading: table.rows[row] },
      { axis: entry.columns, heading: table.columns[column] },
    ];
    const variable = measuredName(entry, sides);
    const select = multiple.has(variable) ? "prop_select_multiple" : "prop_select_one";
    const type = table.statistic === "proportion" ? select : table.statistic;
    const category = sides.find(({ axis }) => axis.axis === "categories")?.heading?.code;
    const groups = sides.flatMap(groupOf);
    const [groupNames, groupCodes] = [
      groups.map(([name]) => name).join(" ~/~ "),
      groups.map(([, code]) => code).join(" ~/~ "),
    ];
    const weightedShare = table.statistic === "proportion" ? value.estimate * value.weighted : value.weighted;
    const key = [
      `${type} @/@ ${variable} %/% ${category ?? "NA"}`,
      groups.length === 0 ? "NA %/% NA" : groups.map(([name, code]) => `${name} %/% ${code}`).join(" -/- "),
    ].join(" @/@ ");
    return [
      [
        ...[type, variable, category, groupNames, groupCodes],
        ...[value.estimate, value.lower, value.upper, value.respondents, weightedShare, value.weighted, key],
      ],
    ];
  });
}

interface Side {
  readonly axis: Axis;
  readonly heading: Heading | undefined;
}

/** The variable and the code of a group; none for everybody together. */
function groupOf({ axis, heading }: Side): readonly (readonly [string, string])[] {
  if (axis.axis !== "groups" || heading === undefined || heading.code === "total") return [];
  const name = heading.variable?.name ?? axis.by[0];
  return name === undefined ? [] : [[name, heading.code]];
}

function measuredName({ measure }: PlanEntry, sides: readonly Side[]): string {
  if (measure.statistic === "ratio") return `${measure.numerator} %/% NA -/- ${measure.denominator}`;
  if (measure.statistic === "count") return "count";
  return sides.find(({ axis }) => axis.axis === "variables")?.heading?.code ?? measure.of[0] ?? "";
}
