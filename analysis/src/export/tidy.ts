import type { Labels } from "../frame/frame.ts";
import type { AnyTable, AnyValue, Heading } from "../plan/table.ts";
import { type CsvCell, writeCsv } from "./csv.ts";

const header = [
  ...["table", "title", "unit", "statistic", "share_of"],
  ...["row_variable", "row", "row_label", "column_variable", "column", "column_label"],
  ...["status", "estimate", "se", "ci_lower", "ci_upper", "n", "weighted_n", "df", "deff", "flag"],
  ...["universe", "provisional", "simulated", "run"],
];

/**
 * Tables as one long CSV: a line for each cell, with the estimate and all that must travel with it. Of a withheld cell
 * nothing is written but that it is withheld.
 *
 * @param language of the labels
 * @param run the name of the run whose provenance stands in `provenance.json`
 */
export const tidyCsv = (tables: readonly AnyTable[], language: string, run: string): string =>
  writeCsv(
    header,
    tables.flatMap((table) =>
      table.cells.map((cell) => tidyRow(table, cell.row, cell.column, cell.value, language, run)),
    ),
  );

function tidyRow(
  table: AnyTable,
  rowIndex: number,
  columnIndex: number,
  value: AnyValue,
  language: string,
  run: string,
): readonly CsvCell[] {
  const [row, column] = [table.rows[rowIndex], table.columns[columnIndex]];
  return [
    ...[table.id, labelIn(table.title, language), table.unit, table.statistic, table.shareOf],
    ...headingCells(row, language),
    ...headingCells(column, language),
    value.status,
    ...figureCells(value),
    ...[labelIn(table.base.universe, language), String(table.provisional), String(table.simulated), run],
  ];
}

function figureCells(value: AnyValue): readonly CsvCell[] {
  const none = undefined;
  switch (value.status) {
    case "shown":
      return [
        ...[value.estimate, value.standardError, value.lower, value.upper, value.respondents, value.weighted],
        ...[value.degreesOfFreedom, value.designEffect, value.flag],
      ];
    case "bounded":
      return [none, none, none, none, value.respondents, value.weighted, none, none, `${value.side} ${value.than}`];
    case "withheld":
      return [...new Array<undefined>(8).fill(none), value.reason === "small-base" ? value.reason : ""];
    case "empty":
      return [...new Array<undefined>(8).fill(none), ""];
  }
}

const headingCells = (heading: Heading | undefined, language: string): readonly CsvCell[] => [
  heading?.variable?.name,
  heading?.code,
  heading === undefined ? undefined : labelIn(heading.label, language),
];

const labelIn = (labels: Labels, language: string): string =>
  labels[language] ?? labels.en ?? Object.values(labels)[0] ?? "";
