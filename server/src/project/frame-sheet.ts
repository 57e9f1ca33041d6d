import { FrameError, readCsv } from "@returns/analysis";
import { latinDigits } from "@returns/schemas";
import type { z } from "zod";

/** One file of the sampling frame, every cell as text. */
export interface Sheet {
  readonly file: string;
  readonly header: readonly string[];
  readonly rows: readonly SheetRow[];
}

interface SheetRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** Something that the person who made the file must mend, or should know. */
export type Say = (file: string, line: number | undefined, what: string) => void;

/** Reads one CSV file. What cannot be read at all is said, and there is no sheet. */
export function readSheet(file: string, bytes: Uint8Array, problem: Say): Sheet | undefined {
  if (bytes.length > maxBytes) return refuse(problem, file, "it has more than 50 MB");
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return refuse(problem, file, "it is not UTF-8, so its Arabic would be lost: save it as CSV UTF-8");
  }
  try {
    const table = readCsv(text, file);
    if (table.rows.length > maxRows)
      return refuse(problem, file, `it has ${table.rows.length} rows, at most ${maxRows} fit`);
    const rows = table.rows.map((row, index) => ({
      line: table.lines[index] ?? 0,
      cells: Object.fromEntries(table.header.map((name, column) => [name, (row[column] ?? "").trim()])),
    }));
    for (const { line, cells } of rows) checkCells(file, line, cells, problem);
    return { file, header: table.header, rows };
  } catch (cause) {
    if (!(cause instanceof FrameError)) throw cause;
    for (const found of cause.problems) problem(file, undefined, found);
    return undefined;
  }
}

/** The rows of a sheet by its schema; what does not fit is said with line and column, and left out. */
export function parseRows<Row>(sheet: Sheet, schema: z.ZodType<Row>, columns: readonly string[], problem: Say) {
  const missing = columns.filter((column) => !sheet.header.includes(column));
  if (missing.length > 0) {
    problem(sheet.file, undefined, `columns ${missing.join(", ")} are missing: it has ${sheet.header.join(", ")}`);
    return [];
  }
  return sheet.rows.flatMap(({ line, cells }) => {
    const row = schema.safeParse(cells);
    if (row.success) return [{ line, row: row.data, cells }];
    for (const issue of row.error.issues) problem(sheet.file, line, `column ${issue.path.join(".")}: ${issue.message}`);
    return [];
  });
}

/** Codes with the digits of any script, written with 0–9; says so where it changed something. */
export function plainCodes(sheet: Sheet, columns: readonly string[], note: Say): Sheet {
  const rows = sheet.rows.map(({ line, cells }) => {
    const changed = columns.flatMap((column) => {
      const before = cells[column] ?? "";
      const after = latinDigits(before);
      if (before !== after) note(sheet.file, line, `column ${column}: ${before} is read as ${after}`);
      return before === after ? [] : [[column, after]];
    });
    return { line, cells: { ...cells, ...Object.fromEntries(changed) } };
  });
  return { ...sheet, rows };
}

function checkCells(file: string, line: number, cells: SheetRow["cells"], problem: Say): void {
  for (const [column, cell] of Object.entries(cells)) {
    if (cell.length > maxCell) problem(file, line, `column ${column}: the cell has more than ${maxCell} characters`);
    if (shortenedCode.test(cell)) {
      problem(
        file,
        line,
        `column ${column}: a spreadsheet has shortened this code to ${cell}: export it again as text`,
      );
    }
  }
}

function refuse(problem: Say, file: string, why: string): undefined {
  problem(file, undefined, why);
}

const maxBytes = 50_000_000;
const maxRows = 200_000;
const maxCell = 32_768;
const shortenedCode = /^\d(?:[.,]\d+)?E\+\d{2}$/;
