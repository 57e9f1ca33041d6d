export { sheetFromCsv } from "./file/read-csv.ts";
export { readXlsx } from "./file/read-xlsx.ts";
export { type ImportedForm, importXlsForm } from "./import-xlsform.ts";
export { printNote, type Sheet, type SheetNote, type SheetRow } from "./sheet.ts";
