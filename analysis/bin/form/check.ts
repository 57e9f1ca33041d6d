import { basename } from "node:path";
import { FileError } from "../files.ts";
import { countNotes, printNotes } from "./notes.ts";
import { type FormCommand, readTool } from "./read-tool.ts";

/** Tells everything that is wrong with a form; fails when it cannot be used. */
export const checkTool: FormCommand = (paths, _options, terminal) => {
  const read = readTool(paths);
  terminal.out(printNotes(read.notes));
  const name = basename(paths.tool);
  if (read.status === "problems") throw new FileError(`Cannot use ${name}: ${countNotes(read.notes)}`);
  const { form } = read;
  const lists = [...form.lists.values()].reduce(
    (sum, list) => sum + (list.source === "form" ? list.choices.length : 0),
    0,
  );
  const files = Object.entries(read.lists).map(([list, rows]) => `, ${list}: ${rows.length} rows`);
  terminal.err(
    `${name} can be used: ${form.id} ${form.version}, ${form.questions.size} questions, ${form.rosters.size} rosters, ` +
      `${lists} choices${files.join("")}, in ${form.languages.join(", ")}; ${countNotes(read.notes)}\n`,
  );
};
