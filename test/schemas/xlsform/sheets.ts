import { type ImportedForm, importXlsForm, type Sheet } from "@returns/schemas/xlsform";

/** A sheet from lines whose cells are parted by |. */
export const sheet = (name: string, text: string): Sheet => ({
  name,
  rows: text
    .trim()
    .split("\n")
    .map((line, i) => ({ number: i + 1, cells: line.split("|").map((cell) => cell.trim()) })),
});

export const survey = (text: string): Sheet => sheet("survey", text);
export const choices = (text: string): Sheet => sheet("choices", text);

/** The form of sheets that have no error. */
export function formOf(...sheets: readonly Sheet[]) {
  const imported = importXlsForm(sheets, "visit.xlsx");
  if (imported.status !== "form") throw new Error(JSON.stringify(imported.notes));
  return imported.form;
}

export const notesOf = (imported: ImportedForm, ...severities: readonly string[]): readonly string[] =>
  imported.notes
    .filter(({ severity }) => severities.includes(severity))
    .map(
      ({ severity, sheet, row, column, message }) => `${severity} ${sheet} ${row ?? ""} ${column ?? ""}: ${message}`,
    );

/** What is lost or wrong in sheets. */
export const faults = (...sheets: readonly Sheet[]): readonly string[] =>
  notesOf(importXlsForm(sheets, "visit.xlsx"), "error", "loss");
