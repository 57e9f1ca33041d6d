import { readFileSync } from "node:fs";
import { forms } from "@returns/schemas/forms";
import { exportXlsForm, formOfFiles, printNote, writeXlsx } from "@returns/schemas/xlsform";
import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";

const file = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) });

const survey = file(
  "survey.csv",
  `type,name,label::English (en),calculation
select_one_from_file sites.csv,site,Which site?,
calculate,state,,"pulldata('states', 'state', 'site', \${site})"
`,
);
const sites = file("sites.csv", "name,label::English (en),label::Arabic (ar)\ns1,North camp,المخيم الشمالي\n");
const states = file("states.csv", "site,state\ns1,Gezira\n");

const said = (...given: Parameters<typeof formOfFiles>) => formOfFiles(...given).notes.map(printNote);

test("the files of a form's lists are read with it, their labels in every language", () => {
  const read = formOfFiles([survey, sites, states]);
  if (read.status !== "form") throw new Error(read.notes.map(printNote).join("\n"));
  expect(read.lists).toEqual({
    sites: [{ name: "s1", label: "North camp", label_ar: "المخيم الشمالي" }],
    states: [{ site: "s1", state: "Gezira" }],
  });
});

test("a workbook and the same sheets as CSV are the same form", () => {
  const { sheets } = exportXlsForm(forms.listing);
  const workbook = formOfFiles([{ name: "listing.xlsx", bytes: writeXlsx(sheets) }]);
  const csv = formOfFiles(
    sheets.map(({ name, rows }) => {
      const lines = rows.map(({ cells }) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(","));
      return file(`${name}.csv`, lines.join("\r\n"));
    }),
  );
  if (workbook.status !== "form" || csv.status !== "form") throw new Error("both are forms");
  expect([workbook.form.hash, csv.form.hash]).toEqual([forms.listing.hash, forms.listing.hash]);
});

test("a list without its file is told, with the nearest of those that are there, and so is a file that nobody asks for", () => {
  expect(said([survey, file("site.csv", "name,label\n")])).toEqual(
    expect.arrayContaining([
      'loss: site.csv: The form has no list "site", did you mean "sites"?: the file is left out',
      'warning: sites.csv: The list "sites" is empty until the project has its rows, as this file is not here, did you mean "site.csv"?',
      expect.stringContaining('warning: states.csv: The list "states" is empty until the project has its rows'),
    ]),
  );
});

test("what is looked for beside the form is found by the name of its list", () => {
  const asked: string[] = [];
  const read = formOfFiles([survey], {
    find: (list) => {
      asked.push(list);
      return list === "sites" ? sites : undefined;
    },
  });
  expect(asked).toEqual(["sites", "states"]);
  expect(read.status === "form" && Object.keys(read.lists)).toEqual(["sites"]);
});

test("[E149] a list file without its column for codes or labels is an error with the columns that come near", () => {
  expect(said([survey, file("sites.csv", "nme,label\ns1,North\n"), states])).toContain(
    'error: sites.csv, row 1: The list has no column "name", did you mean "nme"?',
  );
});

test("a row without a code is left out and told, and a code that is there twice too", () => {
  const twice = file("sites.csv", "name,label\ns1,North\n,South\ns1,East\n");
  const read = formOfFiles([survey, twice, states]);
  expect(read.status === "form" && read.lists.sites?.length).toBe(2);
  expect(read.notes.map(printNote)).toEqual(
    expect.arrayContaining([
      "loss: sites.csv, row 3: The row has no name, and is left out",
      'warning: sites.csv, row 4: The code "s1" is there twice (row 2): answers cannot tell',
    ]),
  );
});

test("[E147] [E155] [E169] files that are no text, no form or nothing are refused by name", () => {
  const windows = { name: "sites.csv", bytes: Uint8Array.from([0x6e, 0x2c, 0xc7, 0xe1]) };
  expect(said([survey, windows])).toContain("error: sites.csv: The file is not UTF-8. Save it as CSV UTF-8");
  expect(said([file("survey.csv", "type\0name")])).toContain(
    'error: survey.csv: The sheet "survey" is no text. Save it as CSV UTF-8',
  );
  expect(said([survey, file("photo.jpg", "")])).toContain(
    "error: photo.jpg: The file is no workbook (.xlsx, .xls) and no list (.csv). Leave it out",
  );
  expect(said([])).toEqual([
    "error: survey: There is no workbook, and no survey.csv: give the file with the sheet survey",
  ]);
  expect(said([file("tool.csv", "type,name,label\n")])).toEqual([
    "error: survey: There is no workbook, and no survey.csv, only tool.csv: give the file with the sheet survey. " +
      "Name it survey.csv where it is one of these",
  ]);
  const two = ["a.xlsx", "b.xlsx"].map((name) => ({ name, bytes: readFileSync("package.json") }));
  expect(said(two)).toEqual(["error: a.xlsx, b.xlsx: One form is one workbook: there are 2. Give one of them"]);
  expect(said([{ name: "a.xlsx", bytes: new Uint8Array() }])).toEqual([
    "error: a.xlsx: The file is empty. Copy or download it again",
  ]);
});

test("a formula without a value matters where the form is made of it", () => {
  const cell = (place: string, text: string) => `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const sheetXml = (rows: string) => strToU8(`<worksheet><sheetData>${rows}</sheetData></worksheet>`);
  const headers = `<row r="1">${["type", "name", "label", "remark"].map((text, i) => cell(`${"ABCD"[i]}1`, text)).join("")}</row>`;
  const book = (broken: "C2" | "D2") => ({
    name: "tool.xlsx",
    bytes: zipSync({
      "xl/workbook.xml": strToU8(
        '<workbook><sheets><sheet name="Survey" id="a"/><sheet name="Sums" id="b"/></sheets></workbook>',
      ),
      "xl/_rels/workbook.xml.rels": strToU8(
        '<R><Relationship Id="a" Target="worksheets/a.xml"/><Relationship Id="b" Target="worksheets/b.xml"/></R>',
      ),
      "xl/worksheets/a.xml": sheetXml(
        `${headers}<row r="2">${cell("A2", "text")}${cell("B2", "a")}<c r="${broken}"><f>X1</f></c></row>`,
      ),
      "xl/worksheets/b.xml": sheetXml(
        '<row r="1"><c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="B1"><v>1</v></c></row>',
      ),
    }),
  });
  const about = (severity: string, broken: "C2" | "D2") =>
    formOfFiles([book(broken)])
      .notes.filter((note) => note.severity === severity)
      .map(printNote);
  const told = (place: string) =>
    `The cell ${place} has a formula without a value. Open the file in a spreadsheet and save it again`;
  expect(about("error", "C2")).toEqual([`error: Survey, row 2, label: ${told("C2")}`]);
  expect(about("error", "D2")).toEqual([]);
  expect(about("loss", "D2")).toEqual([
    `loss: Survey, row 2, remark: ${told("D2")}`,
    "loss: Sums: The sheet is no part of a form, and is left out (1 rows)",
  ]);
});
