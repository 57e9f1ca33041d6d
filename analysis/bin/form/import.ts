import { canonicalJson, formToWire } from "@returns/schemas";
import { countNotes, printNotes, usable } from "./notes.ts";
import { type FormCommand, readTool } from "./read-tool.ts";
import { writeOut } from "./write-out.ts";

/** Writes an XLSForm as a form on the wire: what phones and server read, under one hash. */
export const importTool: FormCommand = (paths, { text, on }, terminal) => {
  const { form, lists, notes } = usable(readTool(paths), paths.tool);
  terminal.err(printNotes(notes));
  // In the order in which it is hashed, so that equal forms are equal files
  const json = `${JSON.stringify(JSON.parse(canonicalJson(formToWire(form))), undefined, 1)}\n`;
  const out = text("out");
  if (out === undefined) terminal.out(json);
  else writeOut(out, json, on("force") ? "overwrite" : "keep");
  const beside = Object.keys(lists).map((name) => `${name}.csv`);
  const files = beside.length === 0 ? "" : `. Its lists stay in ${beside.join(", ")}: keep them beside it`;
  terminal.err(`${form.id} ${form.version}, ${form.hash.slice(0, 12)}: ${countNotes(notes)}${files}\n`);
};
