import type { LanguageTag, Texts } from "../../form/model.ts";
import { readHeader, type SheetFields } from "../headers.ts";
import type { Sheet } from "../sheet.ts";
import type { Languages } from "./languages-of.ts";

/** A sheet with its columns understood. */
export interface Table {
  readonly sheet: string;
  readonly rows: readonly TableRow[];
  readonly columns: readonly TableColumn[];
}

interface TableColumn {
  /** As the sheet writes it. */
  readonly header: string;
  /** Empty for a column that has no meaning here. */
  readonly field: string;
  readonly language: LanguageTag | undefined;
  /** Rows that have something in it. */
  readonly rows: readonly number[];
}

/** One row by what its columns mean; blanks around a cell are gone. */
export interface TableRow {
  readonly number: number;
  /** The cell of a field; the empty text where there is none. */
  cell(field: string): string;
  /** The cells of a field by language, without empty ones. */
  texts(field: string): Texts;
  /** Cells of columns that have no meaning here, by their header. */
  others(fields: readonly string[]): Readonly<Record<string, string>>;
  readonly isEmpty: boolean;
  /** All that stands in the row. */
  readonly written: string;
}

/** Marks that nobody sees, at the ends of a text: there they come from copying, and mean nothing. */
const unseen = /^[\s\u200b-\u200f\u2060\ufeff]+|[\s\u200b-\u200f\u2060\ufeff]+$/g;
const namedBy: ReadonlySet<string> = new Set(["type", "name", "list_name", "form_id"]);

const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Reads the first row that is not empty as headers, and all rows below it. */
export function readTable(sheet: Sheet, fields: SheetFields, languages: Languages): Table {
  const top = sheet.rows.findIndex((row) => row.cells.some((cell) => cell.trim() !== ""));
  const body = top < 0 ? [] : sheet.rows.slice(top + 1);
  const columns = (sheet.rows[top]?.cells ?? []).map((header, place) => {
    const read = readHeader(header, fields);
    const rows = body.filter((row) => (row.cells[place] ?? "").trim() !== "").map((row) => row.number);
    if (read.is === "other") return { header: read.text, field: "", language: undefined, rows, place };
    const isText = fields.translated.includes(read.field);
    const language = isText ? languages.tagOf(read.language) : undefined;
    return { header: header.trim(), field: read.field, language, rows, place };
  });
  const rows = body.map(({ number, cells }): TableRow => {
    const textAt = (place: number): string => (cells[place] ?? "").replace(loneSurrogate, "\ufffd").trim();
    const filled = columns.filter(({ place }) => textAt(place) !== "");
    return {
      number,
      isEmpty: filled.length === 0,
      written: filled.map(({ place }) => textAt(place)).join("\n"),
      cell: (field) => {
        const found = filled.find((column) => column.field === field);
        return found === undefined ? "" : textAt(found.place).replace(namedBy.has(field) ? unseen : "", "");
      },
      texts: (field) => {
        const texts: Record<LanguageTag, string> = {};
        for (const column of filled) {
          if (column.field === field && column.language !== undefined) texts[column.language] ??= textAt(column.place);
        }
        return texts;
      },
      others: (kept) =>
        Object.fromEntries(
          filled
            .filter(({ header, field }) => header !== "" && (field === "" || kept.includes(field)))
            .map(({ header, place }) => [header, textAt(place)]),
        ),
    };
  });
  return { sheet: sheet.name, rows, columns };
}
