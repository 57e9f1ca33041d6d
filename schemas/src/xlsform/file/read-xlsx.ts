import { utf8Decode } from "../../bytes/utf8.ts";
import type { Sheet, SheetNote, SheetRow } from "../sheet.ts";
import { dateFormats } from "./cell-dates.ts";
import { numberText } from "./cell-numbers.ts";
import type { ReadWorkbook } from "./read-workbook.ts";
import { readXml } from "./read-xml.ts";
import { readZip } from "./read-zip.ts";

const maxCells = 2_000_000;

/**
 * Reads the sheets of an .xlsx workbook as texts. Of a formula its last value counts; macros, links, pictures and whatever
 * else a workbook may carry are not looked at.
 */
export function readXlsx(bytes: Uint8Array): ReadWorkbook {
  const zip = readZip(bytes, (name) =>
    /^xl\/(?:workbook|sharedStrings|styles|worksheets\/[^/]+|_rels\/workbook)\.xml(?:\.rels)?$/.test(name),
  );
  if (zip.status === "refused") return zip;
  const parts = new Map<string, string>();
  for (const [name, content] of zip.files) {
    const text = utf8Decode(content);
    if (text === undefined)
      return refused(`The part "${name}" of the workbook is not in UTF-8. Save it again as .xlsx`);
    parts.set(name, text);
  }
  const workbook = parts.get("xl/workbook.xml");
  if (workbook === undefined) return refused("The file is no workbook of the format .xlsx. Save it as one");
  try {
    return readParts(workbook, parts);
  } catch (error) {
    if (error instanceof BrokenPart) return refused(error.message);
    throw error;
  }
}

class BrokenPart extends Error {}

const refused = (message: string): ReadWorkbook => ({ status: "refused", message });

function readParts(workbook: string, parts: ReadonlyMap<string, string>): ReadWorkbook {
  const targets = new Map<string, string>();
  parse(parts, "xl/_rels/workbook.xml.rels", (name, { Id = "", Target = "" }) => {
    if (name === "Relationship") targets.set(Id, Target.startsWith("/") ? Target.slice(1) : `xl/${Target}`);
  });
  const listed: { readonly name: string; readonly part: string }[] = [];
  let from1904 = false;
  parseText(workbook, "xl/workbook.xml", (element, attributes) => {
    if (element === "workbookPr") from1904 = attributes.date1904 === "1" || attributes.date1904 === "true";
    if (element === "sheet") listed.push({ name: attributes.name ?? "", part: targets.get(attributes.id ?? "") ?? "" });
  });
  const shared = sharedStrings(parts);
  const isDate = dateFormats(parts.get("xl/styles.xml") ?? "");
  const notes: SheetNote[] = [];
  let left = maxCells;
  const sheets = listed.map(({ name, part }): Sheet => {
    const rows = sheetRows(parts, part, (cell) => {
      left -= 1;
      if (left < 0) throw new BrokenPart(`The workbook has more than ${maxCells} cells. Take out what is no form`);
      if (cell.type === "s") return shared[Number(cell.value)] ?? "";
      if (cell.type === "b") return cell.value === "1" ? "true" : "false";
      const at = { sheet: name, row: cell.row };
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
  return { status: "workbook", sheets, notes };
}

type OnElement = (name: string, attributes: Readonly<Record<string, string>>) => void;

function parse(parts: ReadonlyMap<string, string>, part: string, open: OnElement, text = ignore, close = ignore): void {
  const xml = parts.get(part);
  if (xml !== undefined) parseText(xml, part, open, text, close);
}

function parseText(xml: string, part: string, open: OnElement, text = ignore, close = ignore): void {
  const problem = readXml(xml, { open, text, close });
  if (problem !== undefined) throw new BrokenPart(`The part "${part}" of the workbook cannot be read. ${problem}`);
}

const ignore = (_text: string): void => undefined;

/** Texts that cells point to. Phonetic guides beside them are left out. */
function sharedStrings(parts: ReadonlyMap<string, string>): readonly string[] {
  const strings: string[] = [];
  let text = "";
  let wanted = false;
  let phonetic = false;
  parse(
    parts,
    "xl/sharedStrings.xml",
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
  readonly type: string;
  readonly style: number;
  readonly formula: boolean;
  readonly value: string;
}

function sheetRows(
  parts: ReadonlyMap<string, string>,
  part: string,
  read: (cell: RawCell) => string,
): readonly SheetRow[] {
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
        const text = read({ ...cell, row: number, value });
        while (cells.length < column) cells.push("");
        if (text !== "" || cells.length > column) cells[column] = text;
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
