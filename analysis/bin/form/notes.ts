import { basename } from "node:path";
import { printNote, type SheetNote } from "@returns/schemas/xlsform";
import { FileError } from "../files.ts";
import type { ReadTool } from "./read-tool.ts";

/** The notes, a line each: the gravest first, then as they stand in the workbook. */
export function printNotes(notes: readonly SheetNote[]): string {
  const sheets = [...new Set(notes.map(({ sheet }) => sheet))];
  return [...notes]
    .sort(
      (a, b) =>
        severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
        sheets.indexOf(a.sheet) - sheets.indexOf(b.sheet) ||
        (a.row ?? 0) - (b.row ?? 0),
    )
    .map((note) => `${printNote(note)}\n`)
    .join("");
}

const severities = ["error", "loss", "warning"] as const;

/** `2 errors, 1 loss, 12 warnings`; what there is none of is not said. */
export function countNotes(notes: readonly SheetNote[]): string {
  const plurals = { error: "errors", loss: "losses", warning: "warnings" } as const;
  const counts = severities.flatMap((severity) => {
    const count = notes.filter((note) => note.severity === severity).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? severity : plurals[severity]}`];
  });
  return counts.length === 0 ? "nothing to say" : counts.join(", ");
}

/**
 * The form, when it can be used.
 *
 * @throws FileError with every problem, when it cannot
 */
export function usable(read: ReadTool, tool: string): Extract<ReadTool, { readonly status: "form" }> {
  if (read.status === "form") return read;
  throw new FileError(`${printNotes(read.notes)}Cannot use ${basename(tool)}: ${countNotes(read.notes)}`);
}
