import { utf8Decode } from "../../bytes/utf8.ts";
import type { Sheet, SheetRow } from "../sheet.ts";
import { dateFormats } from "./cell-dates.ts";
import { type CellNote, withHeaders } from "./cell-notes.ts";
import { numberText } from "./cell-numbers.ts";
import type { ReadWorkbook } from "./read-workbook.ts";
import { readZip } from "./read-zip.ts";
import { BrokenPart, type Part, type Parts, parse, parsePart } from "./xlsx-parts.ts";

const maxCells = 2_000_000;

/**
 * Reads the sheets of an .xlsx workbook as texts. Of a formula its last value counts; macros, links, pictures and whatever
 * else a workbook may carry are not looked at.
 */
export function readXlsx(bytes: Uint8Array): ReadWorkbook {
  const zip = readZip(bytes, (name) => wanted.test(name) || others.some(({ part }) => part === name));
  if (zip.status === "refused") return zip;
  const parts = new Map<string, Part>();
  for (const [name, content] of zip.files) {
    if (!wanted.test(name)) continue;
    const text = utf8Decode(content);
    if (text === undefined)
      return refused(`The part "${name}" of the workbook is not in UTF-8. Save it again as .xlsx`);
    // Some programs write sharedStrings as SharedStrings
    parts.set(name.toLowerCase(), { name, text });
  }
  const workbook = parts.get("xl/workbook.xml");
  if (workbook === undefined) {
    const found = others.find(({ part }) => zip.files.has(part))?.what ?? "a zip archive and no workbook";
    return refused(`The file is ${found}. Save it as .xlsx`);
  }
  try {
    return readParts(workbook, parts);
  } catch (error) {
    if (error instanceof BrokenPart) return refused(error.message);
    throw error;
  }
}

const wanted = /^xl\/(?:workbook|sharedStrings|styles|worksheets\/[^/]+|_rels\/workbook)\.xml(?:\.rels)?$/i;

/** What else is packed in a zip archive, by a part that it has. */
const others = [
  { part: "content.xml", what: "an OpenDocument spreadsheet (.ods)" },
  { part: "xl/workbook.bin", what: "a binary workbook (.xlsb)" },
  { part: "word/document.xml", what: "a document of Word" },
] as const;

const refused = (message: string): ReadWorkbook => ({ status: "refused", message });

function readParts(workbook: Part, parts: Parts): ReadWorkbook {
  const targets = new Map<string, string>();
  parse(parts, "xl/_rels/workbook.xml.rels", (name, { Id = "", Target = "" }) => {
    if (name === "Relationship")
      targets.set(Id, (Target.startsWith("/") ? Target.slice(1) : `xl/${Target}`).toLowerCase());
  });
  const listed: { readonly name: string; readonly part: string }[] = [];
  let from1904 = false;
  parsePart(workbook, (element, attributes) => {
    if (element === "workbookPr") from1904 = attributes.date1904 === "1" || attributes.date1904 === "true";
    if (element === "sheet") listed.push({ name: attributes.name ?? "", part: targets.get(attributes.id ?? "") ?? "" });
  });
  const shared = sharedStrings(parts);
  const isDate = dateFormats(parts.get("xl/styles.xml")?.text ?? "");
  const notes: CellNote[] = [];
  let left = maxCells;
  const sheets = listed.map(({ name, part }): Sheet => {
    const rows = sheetRows(parts, part, (cell) => {
      // Sheets whose cells are coloured to their end have a million that are empty
      if (cell.value !== "") left -= 1;
      if (left < 0) throw new BrokenPart(`The workbook has more than ${maxCells} cells. Take out what is no form`);
      if (cell.type === "s") return shared[Number(cell.value)] ?? "";
      if (cell.type === "b") return cell.value === "1" ? "true" : "false";
      const at = { sheet: name, row: cell.row, place: cell.column };
      if (cell.type === "e" || (cell.formula && cell.value === "" && cell.type !== "str")) {
        const message = `The cell ${cell.place} has a formula without a value. Open the file in a spreadsheet and save it again`;
        notes.push({ ...at, code: "formula", severity: "error", message });
        return "";
      }
      if (cell.type !== "n" || !/^-?[0-9.]+(?:E[+-]?[0-9]+)?$/i.test(cell.value)) return cell.value;
      const read = numberText(Number(cell.value), isDate(cell.style), from1904);
      if (read.isDate) {
        const message = `The cell ${cell.place} is read as the date ${read.text}`;
        notes.push({ ...at, code: "date", severity: "warning", message });
      }
      return read.text;
    });
    return { name, rows };
  });
  return { status: "workbook", sheets, notes: withHeaders(notes, sheets) };
}

/** Texts that cells point to. Phonetic guides beside them are left out. */
function sharedStrings(parts: Parts): readonly string[] {
  const strings: string[] = [];
  let text = "";
  let wanted = false;
  let phonetic = false;
  parse(
    parts,
    "xl/sharedstrings.xml",
    (name) => {
      if (name === "si") text = "";
      if (name === "rPh") phonetic = true;
      if (name === "t") wanted = !phonetic;
    },
    (piece) => {
      if (wanted) text += piece;
    },
    (name) => {
      if (name === "t") wanted = false;
      if (name === "rPh") phonetic = false;
      if (name === "si") strings.push(unmasked(text));
    },
  );
  return strings;
}

interface RawCell {
  readonly place: string;
  readonly row: number;
  /** From 0. */
  readonly column: number;
  readonly type: string;
  readonly style: number;
  readonly formula: boolean;
  readonly value: string;
}

function sheetRows(parts: Parts, part: string, read: (cell: RawCell) => string): readonly SheetRow[] {
  const rows: SheetRow[] = [];
  let cells: string[] = [];
  let number = 0;
  let column = -1;
  let cell: { place: string; type: string; style: number; formula: boolean; value: string } | undefined;
  let wanted = false;
  parse(
    parts,
    part,
    (name, attributes) => {
      if (name === "row") {
        number = attributes.r === undefined ? number + 1 : Number(attributes.r);
        cells = [];
        column = -1;
      } else if (name === "c") {
        const { r = "", t = "n", s = "0" } = attributes;
        column = r === "" ? column + 1 : columnOf(r);
        cell = { place: r, type: t, style: Number(s), formula: false, value: "" };
      } else if (name === "f" && cell !== undefined) cell.formula = true;
      else if (name === "v" || name === "t") wanted = true;
      else if (name === "rPh") wanted = false;
    },
    (text) => {
      if (wanted && cell !== undefined) cell.value += text;
    },
    (name) => {
      if (name === "v" || name === "t") wanted = false;
      if (name === "c" && cell !== undefined && column >= 0 && column < 16_384) {
        const value = cell.type === "inlineStr" || cell.type === "str" ? unmasked(cell.value) : cell.value;
        const text = read({ ...cell, row: number, column, value });
        if (text !== "") {
          while (cells.length < column) cells.push("");
          cells[column] = text;
        }
        cell = undefined;
      }
      if (name === "row") rows.push({ number, cells });
    },
  );
  return rows;
}

/** 0 for A, 26 for AA. */
const columnOf = (place: string): number =>
  [...place.replace(/[0-9]+$/, "")].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** Characters that XML cannot hold are written as `_x000D_`. */
const unmasked = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
