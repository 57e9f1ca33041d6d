import { utf8Decode } from "../bytes/utf8.ts";
import type { Form } from "../form/model.ts";
import { sheetFromCsv } from "./file/read-csv.ts";
import { readWorkbook } from "./file/read-workbook.ts";
import { importXlsForm } from "./import-xlsform.ts";
import { type FindFile, type ListRows, readListFiles } from "./list-files.ts";
import { notesOnForm } from "./read/cell-notes.ts";
import type { Sheet, SheetNote } from "./sheet.ts";

/** One file as somebody gave it. */
export interface GivenFile {
  /** Without a folder: `tool.xlsx`, `sites.csv`. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type FormOfFiles =
  | {
      readonly status: "form";
      readonly form: Form;
      /** Rows of the lists that came as files, by list name: they travel beside the form. */
      readonly lists: ListRows;
      readonly notes: readonly SheetNote[];
    }
  /** At least one note is an error. */
  | { readonly status: "problems"; readonly notes: readonly SheetNote[] };

/** What a sheet is called when it stands in a file of its own; some write `xlsform_` before it. */
const sheetFile =
  /^(?:xlsform[_-])?(survey|choices|settings|external_choices|returns_checks|returns_lists)\.(?:csv|tsv)$/i;

/** Whether a file is one sheet of a form: `survey.csv`, `xlsform_choices.csv`. */
export const isSheetFile = (name: string): boolean => sheetFile.test(name);

const workbookFile = /\.(?:xlsx|xlsm|xls)$/i;
const otherWorkbook = /\.(?:ods|xlsb|fods|numbers|xlt|xltx|gsheet)$/i;
const listFile = /\.(?:csv|tsv|txt)$/i;

/**
 * Reads an XLSForm from the files that it consists of: one workbook, or its sheets as CSV (`survey.csv`, `choices.csv` …),
 * and beside it the CSV files of its large lists. All problems come at once, each with the sheet or file and its row.
 *
 * @param options.find looks for the file of a list that is not among these
 * @param options.title names the form where neither its settings nor a workbook do
 *
 * @example
 * ```ts
 * import { formOfFiles } from "@returns/schemas/xlsform";
 * import { expect } from "vitest";
 *
 * const file = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) });
 * const read = formOfFiles([
 *   file("survey.csv", "type,name,label::English (en)\nselect_one_from_file sites.csv,site,Which site?\n"),
 *   file("sites.csv", "name,label,label_ar\ns1,North camp,المخيم الشمالي\n"),
 * ]);
 * if (read.status !== "form") throw new Error("these files are a form");
 * expect(read.lists.sites).toEqual([{ name: "s1", label: "North camp", label_ar: "المخيم الشمالي" }]);
 * ```
 */
export function formOfFiles(
  files: readonly GivenFile[],
  options: { readonly find?: FindFile; readonly title?: string } = {},
): FormOfFiles {
  const workbooks = files.filter(({ name }) => workbookFile.test(name));
  const sheetFiles = workbooks.length > 0 ? [] : files.filter(({ name }) => sheetFile.test(name));
  const others = files.filter((file) => !workbooks.includes(file) && !sheetFiles.includes(file));
  const notes = others
    .filter(({ name }) => !listFile.test(name))
    .map(({ name }) =>
      fileError(
        name,
        otherWorkbook.test(name)
          ? "A workbook of this kind is not read. Open it in a spreadsheet and save it as .xlsx"
          : "The file is no workbook (.xlsx, .xls) and no list (.csv). Leave it out",
      ),
    );
  if (workbooks.length > 1) {
    const names = workbooks.map(({ name }) => name).join(", ");
    notes.push(fileError(names, `One form is one workbook: there are ${workbooks.length}. Give one of them`));
    return { status: "problems", notes };
  }
  const [workbook] = workbooks;
  const read = workbook === undefined ? sheetsOfCsv(sheetFiles) : sheetsOfWorkbook(workbook);
  notes.push(...read.notes);
  if (read.sheets.length === 0) return { status: "problems", notes: notes.length > 0 ? notes : [noSurvey(files)] };
  const imported = importXlsForm(read.sheets, workbook?.name ?? options.title ?? "form");
  notes.push(...imported.notes);
  if (imported.status === "problems") return { status: "problems", notes };
  const lists = readListFiles(
    imported.form,
    others.filter(({ name }) => listFile.test(name)),
    options.find ?? (() => undefined),
  );
  notes.push(...lists.notes);
  return notes.some(({ severity }) => severity === "error")
    ? { status: "problems", notes }
    : { status: "form", form: imported.form, lists: lists.rows, notes };
}

interface ReadSheets {
  readonly sheets: readonly Sheet[];
  readonly notes: readonly SheetNote[];
}

function sheetsOfWorkbook({ name, bytes }: GivenFile): ReadSheets {
  const read = readWorkbook(bytes);
  return read.status === "workbook"
    ? { sheets: read.sheets, notes: notesOnForm(read.notes) }
    : { sheets: [], notes: [fileError(name, read.message)] };
}

function sheetsOfCsv(files: readonly GivenFile[]): ReadSheets {
  const notes: SheetNote[] = [];
  const sheets = files.flatMap(({ name, bytes }) => {
    const text = utf8Decode(bytes);
    const sheetName = sheetFile.exec(name)?.[1]?.toLowerCase() ?? name;
    const read = text === undefined ? undefined : sheetFromCsv(sheetName, text);
    if (read?.status === "sheet") return [read.sheet];
    notes.push(fileError(name, read?.message ?? "The file is not UTF-8. Save it as CSV UTF-8"));
    return [];
  });
  return { sheets: notes.length > 0 ? [] : sheets, notes };
}

const fileError = (name: string, message: string): SheetNote => ({
  code: "file",
  severity: "error",
  sheet: name,
  message,
});

const noSurvey = (files: readonly GivenFile[]): SheetNote => {
  const found = files.length === 0 ? "" : `, only ${files.map(({ name }) => name).join(", ")}`;
  const rename = files.length === 0 ? "" : ". Name it survey.csv where it is one of these";
  return fileError(
    "survey",
    `There is no workbook, and no survey.csv${found}: give the file with the sheet survey${rename}`,
  );
};
