import { utf8Encode } from "@returns/schemas";
import { readWorkbook, type Sheet, sheetFromCsv, writeXlsx } from "@returns/schemas/xlsform";
import fc from "fast-check";
import { strToU8, unzipSync, type Zippable, zipSync } from "fflate";
import { expect, test } from "vitest";

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

interface Parts {
  readonly workbook?: string;
  readonly styles?: string;
  readonly strings?: string;
  readonly cells: string;
}

/** A workbook whose one sheet has these cells, written as spreadsheets write it. */
const workbook = ({ workbook = "", styles = "", strings = "", cells }: Parts, more: Zippable = {}): Uint8Array =>
  zipSync({
    "xl/workbook.xml": strToU8(
      `<workbook ${main} xmlns:r="r">${workbook}<sheets><sheet name="survey" sheetId="1" r:id="rId9"/></sheets></workbook>`,
    ),
    "xl/_rels/workbook.xml.rels": strToU8(
      '<Relationships><Relationship Id="rId9" Target="worksheets/s.xml"/></Relationships>',
    ),
    "xl/worksheets/s.xml": strToU8(`<worksheet ${main}><sheetData>${cells}</sheetData></worksheet>`),
    "xl/sharedStrings.xml": strToU8(`<sst ${main}>${strings}</sst>`),
    "xl/styles.xml": strToU8(`<styleSheet ${main}>${styles}</styleSheet>`),
    ...more,
  });

const cellsOf = (bytes: Uint8Array): readonly (readonly string[])[] => {
  const read = readWorkbook(bytes);
  if (read.status !== "workbook") throw new Error(read.message);
  return read.sheets[0]?.rows.map(({ cells }) => cells) ?? [];
};
const refusal = (bytes: Uint8Array): string => {
  const read = readWorkbook(bytes);
  return read.status === "refused" ? read.message : "read";
};

test("texts, numbers, truths and rich texts are read as the spreadsheet shows them, wherever they stand", () => {
  const strings =
    "<si><t>plain</t></si><si><r><t>ri</t></r><r><t>ch</t></r><rPh><t>guide</t></rPh></si><si><t>a_x000D_b &amp; c</t></si>";
  const cells =
    '<row r="2"><c r="B2" t="s"><v>0</v></c><c r="D2" t="s"><v>1</v></c></row>' +
    '<row r="5"><c r="A5"><v>1.5</v></c><c r="B5"><v>1E-2</v></c><c r="C5" t="b"><v>1</v></c><c r="AA5" t="s"><v>2</v></c></row>' +
    "<row><c><v>7</v></c><c t='str'><f>A1</f><v>shown</v></c></row>";
  const read = readWorkbook(workbook({ cells, strings }));
  const rows = read.status === "workbook" ? read.sheets[0]?.rows : [];
  expect(rows?.map(({ number }) => number)).toEqual([2, 5, 6]);
  expect(rows?.[0]?.cells).toEqual(["", "plain", "", "rich"]);
  expect(rows?.[1]?.cells.slice(0, 3)).toEqual(["1.5", "0.01", "true"]);
  expect(rows?.[1]?.cells[26]).toBe("a\rb & c");
  expect(rows?.[2]?.cells).toEqual(["7", "shown"]);
});

test("[E156] a workbook with too much in it is refused before anything is unpacked", () => {
  const bomb = workbook({ cells: "" }, { "xl/media/x.bin": new Uint8Array(65 * 1024 * 1024) });
  expect(bomb.length).toBeLessThan(200_000);
  const before = performance.now();
  expect(refusal(bomb)).toBe("The file holds 66 MiB: 64 are the most");
  expect(performance.now() - before).toBeLessThan(200);
  const many = Object.fromEntries(Array.from({ length: 1_001 }, (_, i) => [`xl/media/${i}`, new Uint8Array(1)]));
  expect(refusal(zipSync(many))).toBe("The file has 1001 parts: 1000 are the most");
});

test("[E156] a part that holds more than its directory says is not unpacked further", () => {
  const bytes = workbook({ cells: `<row><c t="inlineStr"><is><t>${"x".repeat(100_000)}</t></is></c></row>` });
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < bytes.length - 4; at += 1) {
    // In the directory, an uncompressed size above 100,000 becomes 50
    if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) > 100_000)
      view.setUint32(at + 24, 50, true);
  }
  expect(refusal(bytes)).toBe('The part "xl/worksheets/s.xml" of the file is damaged. Save it again');
});

test("[E157] document types and their entities are refused, macros and links are not looked at", () => {
  const entity = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>';
  expect(refusal(workbook({ cells: "" }, { "xl/sharedStrings.xml": strToU8(`${entity}<sst>&b;</sst>`) }))).toBe(
    'The part "xl/sharedStrings.xml" of the workbook cannot be read. It declares a document type, which is not read',
  );
  const macros = {
    "xl/vbaProject.bin": new Uint8Array(9),
    "xl/externalLinks/externalLink1.xml": strToU8("<!DOCTYPE x>"),
  };
  expect(cellsOf(workbook({ cells: "<row><c><v>1</v></c></row>" }, macros))).toEqual([["1"]]);
});

test("[E158] a formula without a value is told by its cell", () => {
  const read = readWorkbook(
    workbook({ cells: '<row r="3"><c r="B3"><f>A1+1</f></c><c r="C3" t="e"><v>#REF!</v></c></row>' }),
  );
  expect(
    read.status === "workbook" && read.notes.map(({ row, severity, message }) => `${row} ${severity} ${message}`),
  ).toEqual([
    "3 error The cell B3 has a formula without a value. Open the file in a spreadsheet and save it again",
    "3 error The cell C3 has a formula without a value. Open the file in a spreadsheet and save it again",
  ]);
});

test("parts are found however their names are written, and a sheet that is coloured to its end is read", () => {
  const strings = "<si><t>type</t></si>";
  const cells = `<row><c t="s"><v>0</v></c></row>${'<row><c s="0"/><c s="0"/></row>'.repeat(1_000)}`;
  const { "xl/sharedStrings.xml": shared = new Uint8Array(), ...others } = unzipSync(workbook({ cells, strings }));
  const read = readWorkbook(zipSync({ ...others, "xl/SharedStrings.xml": shared }));
  expect(read.status === "workbook" && read.sheets[0]?.rows.filter(({ cells }) => cells.length > 0)).toEqual([
    { number: 1, cells: ["type"] },
  ]);
});

test("[E159] a date is read by the calendar of its workbook, and told", () => {
  const styles =
    '<numFmts><numFmt numFmtId="164" formatCode="dd\\/mm\\/yyyy"/><numFmt numFmtId="165" formatCode="0 &quot;days&quot;"/></numFmts>' +
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>';
  const cells =
    '<row><c s="0"><v>45292</v></c><c s="1"><v>45292</v></c><c s="2"><v>45292.5</v></c><c s="3"><v>3</v></c></row>';
  expect(cellsOf(workbook({ cells, styles }))).toEqual([["45292", "2024-01-01", "2024-01-01T12:00:00", "3"]]);
  const in1904 = workbook({ cells, styles, workbook: '<workbookPr date1904="1"/>' });
  expect(cellsOf(in1904)[0]?.[1]).toBe("2028-01-02");
  const read = readWorkbook(in1904);
  expect(read.status === "workbook" && read.notes.map(({ message }) => message)).toContain(
    "The cell  is read as the date 2028-01-02",
  );
});

test.each<[string, Uint8Array, string]>([
  [
    "a text",
    strToU8("type,name\ninteger,a"),
    "The file is a text, whatever its name says. Save it as .xlsx; or, if it is the sheet survey as CSV, name it survey.csv",
  ],
  [
    "a web page",
    strToU8("<html><table></table></html>"),
    "The file is a web page or XML, whatever its name says. Open it in a spreadsheet and save it as .xlsx",
  ],
  ["a PDF", strToU8("%PDF-1.7"), "The file is a PDF. Save the workbook that it was made of as .xlsx"],
  ["an empty file", new Uint8Array(0), "The file is empty. Copy or download it again"],
  ["bytes of anything", Uint8Array.from([1, 0, 2]), "The file is no workbook. Save it as .xlsx"],
  [
    "an OpenDocument spreadsheet",
    zipSync({ "content.xml": strToU8("<a/>") }),
    "The file is an OpenDocument spreadsheet (.ods). Save it as .xlsx",
  ],

  ["another zip", zipSync({ "a.txt": strToU8("a") }), "The file is a zip archive and no workbook. Save it as .xlsx"],
  [
    "half an old .xls",
    Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    "The workbook is damaged. Save it again as .xlsx",
  ],
  [
    "half a file",
    workbook({ cells: "" }).slice(0, 400),
    "The file is cut off: its end is missing. Copy or download it again",
  ],
  [
    "bytes that are no text",
    zipSync({ "xl/workbook.xml": Uint8Array.from([0xff, 0xfe, 0x3c, 0]) }),
    'The part "xl/workbook.xml" of the workbook is not in UTF-8. Save it again as .xlsx',
  ],
  [
    "open elements",
    zipSync({ "xl/workbook.xml": strToU8("<a><b></a>") }),
    'The part "xl/workbook.xml" of the workbook cannot be read. The element "a" ends where it does not begin',
  ],
  [
    "endless nesting",
    zipSync({ "xl/workbook.xml": strToU8("<a>".repeat(70)) }),
    'The part "xl/workbook.xml" of the workbook cannot be read. Its elements are nested deeper than 64',
  ],
])("%s is refused with a reason", (_what, bytes, message) => {
  expect(refusal(bytes)).toBe(message);
});

test("no damage to a workbook makes the reader fail in another way than by saying so", () => {
  const whole = workbook({ cells: '<row><c t="s"><v>0</v></c></row>', strings: "<si><t>text</t></si>" });
  fc.assert(
    fc.property(
      fc.nat(whole.length - 1),
      fc.integer({ min: 1, max: 255 }),
      fc.nat(whole.length),
      (at, flip, length) => {
        const damaged = whole.slice();
        damaged[at] = (damaged[at] ?? 0) ^ flip;
        for (const bytes of [damaged, whole.slice(0, length)]) {
          expect(["workbook", "refused"]).toContain(readWorkbook(bytes).status);
        }
      },
    ),
    { numRuns: 400 },
  );
});

test("every text comes back from a workbook that was written here as it was, and the same sheets give the same bytes", () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.string({ unit: "binary" }), { maxLength: 30 }), { maxLength: 5 }), (cells) => {
      const sheets: Sheet[] = [{ name: 'a "b" <c>', rows: cells.map((row, i) => ({ number: i + 1, cells: row })) }];
      const bytes = writeXlsx(sheets);
      const read = readWorkbook(bytes);
      const shorter = cells.map((row) => row.slice(0, row.findLastIndex((cell) => cell !== "") + 1));
      expect(read.status === "workbook" && read.sheets[0]?.name).toBe('a "b" <c>');
      expect(read.status === "workbook" && read.sheets[0]?.rows.map((row) => row.cells)).toEqual(shorter);
      expect(writeXlsx(sheets)).toEqual(bytes);
    }),
    { numRuns: 200 },
  );
});

test("sheets that were saved as CSV are read with their row numbers, whatever parts their cells", () => {
  const text = '\ufefftype;name;label\r\ninteger;age;"How ""old""?\nIn years"\r\n;;\r\ntext;b';
  const read = sheetFromCsv("survey", text);
  expect(read.status === "sheet" && read.sheet.rows).toEqual([
    { number: 1, cells: ["type", "name", "label"] },
    { number: 2, cells: ["integer", "age", 'How "old"?\nIn years'] },
    { number: 3, cells: ["", "", ""] },
    { number: 4, cells: ["text", "b"] },
  ]);
  expect(sheetFromCsv("survey", 'a,b\n"c')).toEqual({
    status: "refused",
    message: 'The sheet "survey" has a quoted cell in row 2 that does not end',
  });
  expect(sheetFromCsv("survey", "PK\0")).toMatchObject({ status: "refused" });
  expect(sheetFromCsv("survey", "")).toMatchObject({ status: "sheet", sheet: { rows: [] } });
});

test("the texts of a workbook are read as its bytes spell them", () => {
  expect(
    cellsOf(
      workbook(
        { cells: "<row><c t='s'><v>0</v></c></row>" },
        { "xl/sharedStrings.xml": utf8Encode("<sst><si><t>كم &#x1F600; &#65;</t></si></sst>") },
      ),
    ),
  ).toEqual([["كم 😀 A"]]);
});
