import type { SheetNote } from "../sheet.ts";

const fewRows = 5;

/** A language that many rows of a sheet lack is told once, as a list of thousands would hide everything else. */
export function gathered(notes: readonly SheetNote[]): readonly SheetNote[] {
  const counts = new Map<string, number>();
  for (const note of notes) counts.set(keyOf(note), (counts.get(keyOf(note)) ?? 0) + 1);
  const told = new Set<string>();
  return notes.flatMap((note): readonly SheetNote[] => {
    const key = keyOf(note);
    const count = counts.get(key) ?? 0;
    if (note.code !== "untranslated" || count <= fewRows) return [note];
    if (told.has(key)) return [];
    told.add(key);
    return [{ ...note, message: `${note.message}, nor in ${count - 1} more places of the sheet` }];
  });
}

const keyOf = ({ code, sheet, message }: SheetNote): string => JSON.stringify([code, sheet, message]);
