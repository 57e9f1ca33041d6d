import { type Zippable, zipSync } from "fflate";
import { utf8Encode } from "../../bytes/utf8.ts";
import type { Sheet } from "../sheet.ts";

/**
 * Writes sheets as an .xlsx workbook in which every cell is a text, so that no spreadsheet turns a code into a date or a
 * long number. The same sheets give the same bytes.
 */
export function writeXlsx(sheets: readonly Sheet[]): Uint8Array {
  const parts: Zippable = {
    "[Content_Types].xml": part(contentTypes(sheets.length)),
    "_rels/.rels": part(relationships([["rId1", "officeDocument", "xl/workbook.xml"]])),
    "xl/workbook.xml": part(workbook(sheets)),
    "xl/_rels/workbook.xml.rels": part(
      relationships(sheets.map((_sheet, i) => [`rId${i + 1}`, "worksheet", `worksheets/sheet${i + 1}.xml`])),
    ),
  };
  sheets.forEach((sheet, i) => {
    parts[`xl/worksheets/sheet${i + 1}.xml`] = part(worksheet(sheet));
  });
  return zipSync(parts, { mtime: new Date(1980, 0, 1, 12) });
}

const part = (xml: string): Uint8Array<ArrayBuffer> =>
  utf8Encode(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xml}`);

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const openPackage = "http://schemas.openxmlformats.org/package/2006";
const spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";

const contentTypes = (count: number): string =>
  `<Types xmlns="${openPackage}/content-types">` +
  `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
  `<Default Extension="xml" ContentType="application/xml"/>` +
  `<Override PartName="/xl/workbook.xml" ContentType="${spreadsheet}.sheet.main+xml"/>` +
  Array.from(
    { length: count },
    (_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${spreadsheet}.worksheet+xml"/>`,
  ).join("") +
  "</Types>";

const relationships = (all: readonly (readonly [id: string, type: string, target: string])[]): string =>
  `<Relationships xmlns="${openPackage}/relationships">${all
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`)
    .join("")}</Relationships>`;

const workbook = (sheets: readonly Sheet[]): string =>
  `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets
    .map(({ name }, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
    .join("")}</sheets></workbook>`;

function worksheet({ rows }: Sheet): string {
  const written = rows.map(({ number, cells }) => {
    const filled = cells.flatMap((cell, i) =>
      cell === ""
        ? []
        : [`<c r="${columnName(i)}${number}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`],
    );
    return `<row r="${number}">${filled.join("")}</row>`;
  });
  return `<worksheet xmlns="${main}"><sheetData>${written.join("")}</sheetData></worksheet>`;
}

/** A for 0, AA for 26. */
const columnName = (place: number): string =>
  (place < 26 ? "" : columnName(Math.floor(place / 26) - 1)) + String.fromCharCode(65 + (place % 26));

const marks: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text in XML; characters that XML cannot hold, and what looks like their spelling, are spelled `_x000B_`. */
const escaped = (text: string): string =>
  text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is spelled here
    .replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, (character) => `_x${hex(character)}_`)
    .replace(/[&<>"]/g, (mark) => marks[mark] ?? mark);

const hex = (character: string): string => character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
