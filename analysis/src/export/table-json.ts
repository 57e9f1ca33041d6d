import type { AnyTable } from "../plan/table.ts";

/** A table for a JSON file: of a withheld cell nothing is said but that it is withheld, and why. */
export const tableJson = (table: AnyTable) => ({
  ...table,
  cells: table.cells.map(({ row, column, value }) => ({
    row,
    column,
    value: value.status === "withheld" ? { status: value.status, reason: value.reason } : withoutNaN(value),
  })),
});

/** JSON has no NaN: a limit or a design effect without meaning is left out. */
const withoutNaN = (value: object): object =>
  Object.fromEntries(Object.entries(value).filter(([, each]) => typeof each !== "number" || Number.isFinite(each)));
