import { choiceFields, readHeader, type SheetFields, settingFields, surveyFields } from "../headers.ts";
import type { SheetNote } from "../sheet.ts";

const sheets: readonly (readonly [name: RegExp, SheetFields])[] = [
  [/^survey$/, surveyFields],
  [/^(?:choices|columns|choices_and_columns|external_choices)$/, choiceFields],
  [/^settings$/, settingFields],
];

/**
 * What a file says of its single cells, as far as the form is made of them. A broken formula in a column that has no
 * meaning here is lost with its cell and keeps nobody from using the form; other sheets do not matter at all.
 */
export const notesOnForm = (notes: readonly SheetNote[]): readonly SheetNote[] =>
  notes.flatMap((note): readonly SheetNote[] => {
    const name = note.sheet.trim().toLowerCase();
    const fields = sheets.find(([pattern]) => pattern.test(name))?.[1];
    if (fields === undefined) return name.startsWith("returns_") ? [note] : [];
    const isOther = note.column !== undefined && readHeader(note.column, fields).is === "other";
    return [isOther && note.severity === "error" ? { ...note, severity: "loss" } : note];
  });
