import type { Sheet } from "../sheet.ts";
import { isDateFormat } from "./cell-dates.ts";
import { type CellNote, withHeaders } from "./cell-notes.ts";
import { numberText } from "./cell-numbers.ts";
import type { ReadWorkbook } from "./read-workbook.ts";
import { recordsIn, type Strings, stringsIn, textIn, type XlsRecord } from "./xls-records.ts";

// Types of records, as the format numbers them
const endOfSheet = 0x0a;
const isOfSheet = 0x85;

/**
 * Reads the stream of a workbook of Excel 97 to 2003. Of a formula its last value counts.
 *
 * Such a file is a row of records: the book first (texts, formats, sheets), then each sheet with its cells.
 */
export function readXlsStream(stream: Uint8Array): ReadWorkbook {
  const records = recordsIn(stream);
  const [first] = records;
  if (first?.type !== 0x809 || first.data.getUint16(0, true) !== 0x600) {
    return refused("This is a workbook of Excel 95 or older, or a damaged one. Save it as .xlsx");
  }
  const book = readBook(records);
  if (book.locked) return refused("The workbook is locked with a password. Save it without");
  const notes: CellNote[] = [];
  const sheets = book.sheets.flatMap(({ name, at, isSheet }): readonly Sheet[] => {
    const start = records.findIndex((record) => record.at === at);
    return isSheet && start >= 0 ? [readSheet(name, records, start, book, notes)] : [];
  });
  return { status: "workbook", sheets, notes: withHeaders(notes, sheets) };
}

const refused = (message: string): ReadWorkbook => ({ status: "refused", message });

interface Book {
  readonly locked: boolean;
  readonly strings: Strings;
  readonly sheets: readonly { readonly name: string; readonly at: number; readonly isSheet: boolean }[];
  readonly from1904: boolean;
  /** Whether the cells of a style show dates. */
  readonly isDate: (style: number) => boolean;
}

function readBook(records: readonly XlsRecord[]): Book {
  const end = records.findIndex(({ type }) => type === endOfSheet);
  const sheets: { name: string; at: number; isSheet: boolean }[] = [];
  const formats = new Map<number, string>();
  const styles: number[] = [];
  let [locked, from1904] = [false, false];
  let strings: Strings = [];
  records.slice(0, end).forEach(({ type, data }, i) => {
    if (type === 0x2f) locked = true;
    else if (type === isOfSheet) {
      sheets.push({ name: textIn(data, 6, 1), at: data.getUint32(0, true), isSheet: data.getUint8(5) === 0 });
    } else if (type === 0x22) from1904 = data.getUint16(0, true) === 1;
    else if (type === 0x41e) formats.set(data.getUint16(0, true), textIn(data, 2, 2));
    else if (type === 0xe0) styles.push(data.getUint16(2, true));
    else if (type === 0xfc) strings = stringsIn(records.slice(i));
  });
  const isDate = (style: number): boolean => {
    const format = styles[style] ?? 0;
    return isDateFormat(format, formats.get(format));
  };
  return { locked, strings, sheets, from1904, isDate };
}

function readSheet(name: string, records: readonly XlsRecord[], start: number, book: Book, notes: CellNote[]): Sheet {
  const rows = new Map<number, string[]>();
  const put = (row: number, column: number, text: string): void => {
    const cells = rows.get(row) ?? [];
    rows.set(row, cells);
    while (cells.length < column) cells.push("");
    cells[column] = text;
  };
  const number = (row: number, column: number, style: number, value: number): void => {
    const read = numberText(value, book.isDate(style), book.from1904);
    put(row, column, read.text);
    if (read.isDate) note(row, column, "date", "warning", `A cell is read as the date ${read.text}`);
  };
  const note = (row: number, place: number, code: string, severity: "error" | "warning", message: string) =>
    notes.push({ code, severity, sheet: name, row: row + 1, place, message });
  const broken = (row: number, place: number) =>
    note(row, place, "formula", "error", "A formula has an error for its value. Mend it, and save the file again");
  let waiting: readonly [row: number, column: number] | undefined;
  for (let i = start + 1; i < records.length; i += 1) {
    const record = records[i];
    if (record === undefined || record.type === endOfSheet) break;
    const { type, data } = record;
    if (type === 0x207) {
      if (waiting !== undefined) put(...waiting, textIn(data, 0, 2));
      waiting = undefined;
      continue;
    }
    if (data.byteLength < 6) continue;
    const [row, column, style] = [data.getUint16(0, true), data.getUint16(2, true), data.getUint16(4, true)];
    switch (type) {
      case 0xfd:
        put(row, column, book.strings[data.getUint32(6, true)] ?? "");
        break;
      case 0x204:
      case 0xd6:
        put(row, column, textIn(data, 6, 2));
        break;
      case 0x203:
        number(row, column, style, data.getFloat64(6, true));
        break;
      case 0x27e:
        number(row, column, style, packed(data.getInt32(6, true)));
        break;
      case 0xbd:
        for (let at = 4, place = column; at + 8 <= data.byteLength; at += 6, place += 1) {
          number(row, place, data.getUint16(at, true), packed(data.getInt32(at + 2, true)));
        }
        break;
      case 0x205:
        if (data.getUint8(7) === 0) put(row, column, data.getUint8(6) === 1 ? "true" : "false");
        else broken(row, column);
        break;
      case 0x06:
        if (data.getUint16(12, true) !== 0xffff) number(row, column, style, data.getFloat64(6, true));
        else if (data.getUint8(6) === 0) waiting = [row, column];
        else if (data.getUint8(6) === 1) put(row, column, data.getUint8(8) === 1 ? "true" : "false");
        else if (data.getUint8(6) === 2) broken(row, column);
    }
  }
  const ordered = [...rows].sort(([a], [b]) => a - b);
  return { name, rows: ordered.map(([row, cells]) => ({ number: row + 1, cells })) };
}

/** A number in four bytes: the upper bits of a double or a whole number, perhaps a hundred times too large. */
function packed(bits: number): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setInt32(4, bits & ~3, true);
  const value = (bits & 2) === 2 ? bits >> 2 : view.getFloat64(0, true);
  return (bits & 1) === 1 ? value / 100 : value;
}
