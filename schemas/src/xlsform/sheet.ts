/** One sheet of a workbook as texts. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly SheetRow[];
}

/** A row with its number as the spreadsheet shows it, from 1; a cell that is not there is the empty text. */
export interface SheetRow {
  readonly number: number;
  readonly cells: readonly string[];
}

/** Something that the author of a sheet should know, and where it stands. */
export interface SheetNote {
  /** Stable: `type`, `no-name`, `not-carried`, or the code of a problem of the form. */
  readonly code: string;
  /** An `error` keeps the form from being used; a `loss` is something of the file that the form does not have. */
  readonly severity: "error" | "loss" | "warning";
  readonly sheet: string;
  /** Absent where the whole sheet is meant. */
  readonly row?: number;
  /** The header of the column. */
  readonly column?: string;
  readonly message: string;
}

/** `survey, row 12, relevant: …`, for logs and terminals. */
export const printNote = ({ sheet, row, column, severity, message }: SheetNote): string =>
  `${severity}: ${sheet}${row === undefined ? "" : `, row ${row}`}${column === undefined ? "" : `, ${column}`}: ${message}`;
