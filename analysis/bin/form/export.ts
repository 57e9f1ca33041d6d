import { exportXlsForm, writeXlsx } from "@returns/schemas/xlsform";
import { needed, UsageError } from "../usage.ts";
import { countNotes, printNotes, usable } from "./notes.ts";
import { type FormCommand, readTool } from "./read-tool.ts";
import { writeOut } from "./write-out.ts";

/** Writes a form as an XLSForm. What other tools will not do with it is told. */
export const exportTool: FormCommand = (paths, { text, on }, terminal) => {
  const out = needed(text("out"), "out");
  if (!/\.xlsx$/i.test(out)) throw new UsageError(`--out is a workbook, such as tool.xlsx: found "${out}"`);
  const { form } = usable(readTool(paths), paths.tool);
  const { sheets, notes } = exportXlsForm(form);
  terminal.err(printNotes(notes));
  writeOut(out, writeXlsx(sheets), on("force") ? "overwrite" : "keep");
  terminal.err(`${out}: ${sheets.map(({ name }) => name).join(", ")}; ${countNotes(notes)}\n`);
};
