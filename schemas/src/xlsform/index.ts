export { type ExportedForm, exportXlsForm } from "./export-xlsform.ts";
export { sheetFromCsv } from "./file/read-csv.ts";
export { type ReadWorkbook, readWorkbook } from "./file/read-workbook.ts";
export { writeXlsx } from "./file/write-xlsx.ts";
export { type ImportedForm, importXlsForm } from "./import-xlsform.ts";
export { printNote, type Sheet, type SheetNote, type SheetRow } from "./sheet.ts";
