import type { Sheet, SheetNote } from "../sheet.ts";

/** Something about one cell, by the place of its column, from 0. */
export type CellNote = Omit<SheetNote, "column"> & { readonly place: number };

/** The notes with the headers of their columns: what stands in the first row of their sheet that is not empty. */
export const withHeaders = (notes: readonly CellNote[], sheets: readonly Sheet[]): readonly SheetNote[] =>
  notes.map(({ place, ...note }) => {
    const rows = sheets.find(({ name }) => name === note.sheet)?.rows;
    const header = rows?.find(({ cells }) => cells.some((cell) => cell.trim() !== ""));
    const column = header?.cells[place]?.trim() ?? "";
    return column === "" || header?.number === note.row ? note : { ...note, column };
  });
