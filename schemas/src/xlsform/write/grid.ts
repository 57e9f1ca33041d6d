import type { LanguageTag, Texts } from "../../form/model.ts";
import type { SheetFields } from "../headers.ts";
import { languageHeader } from "../languages.ts";
import { exactCell, type Loose, type PropertyFields } from "../read/exact.ts";
import type { Languages } from "../read/languages-of.ts";
import { readTable, type TableRow } from "../read/table.ts";
import type { Sheet } from "../sheet.ts";

/** A sheet while it is written: cells by header, columns in the order of `columns`, then as they come. */
export interface Grid {
  readonly sheet: string;
  readonly columns: readonly string[];
  readonly rows: GridRow[];
}

export interface GridRow {
  readonly cells: Map<string, string>;
  /** What the row should read as, and how it is read; absent for a row that only ends something. */
  readonly meant?: {
    readonly value: Loose;
    readonly fields: PropertyFields;
    readonly read: (row: TableRow) => Loose;
  };
}

/** A text in its languages as cells: `label::English (en)`. */
export function textCells(field: string, texts: Texts | undefined): readonly (readonly [string, string])[] {
  return Object.entries(texts ?? {}).map(([tag, text]) => [textHeader(field, tag), text]);
}

const textHeader = (field: string, tag: LanguageTag): string => `${field}::${languageHeader(tag)}`;

/** A grid as a sheet, without the column of exact values. */
export function sheetOf({ sheet, columns, rows }: Grid): Sheet {
  const used = new Set(
    rows.flatMap((row) => [...row.cells].filter(([, cell]) => cell !== "").map(([header]) => header)),
  );
  const headers = [
    ...columns.filter((header) => used.has(header)),
    ...[...used].filter((header) => !columns.includes(header)),
  ];
  const cellsOf = (row: GridRow): readonly string[] => headers.map((header) => row.cells.get(header) ?? "");
  return {
    name: sheet,
    rows: [{ number: 1, cells: headers }, ...rows.map((row, i) => ({ number: i + 2, cells: cellsOf(row) }))],
  };
}

/**
 * The sheet of a grid with the column `returns_exact` where it is needed: each row is read as it will be read, and what
 * then differs from what was meant is written beside it.
 */
export function exactSheetOf(grid: Grid, fields: SheetFields, languages: Languages): Sheet {
  const sheet = sheetOf(grid);
  const table = readTable(sheet, fields, languages);
  const exact = grid.rows.map(({ meant }, i) => {
    const row = table.rows[i];
    return meant === undefined || row === undefined ? "" : exactCell(meant.value, meant.read(row), row, meant.fields);
  });
  if (exact.every((cell) => cell === "")) return sheet;
  return {
    ...sheet,
    rows: sheet.rows.map((row, i) => ({
      ...row,
      cells: [...row.cells, i === 0 ? "returns_exact" : (exact[i - 1] ?? "")],
    })),
  };
}
