import type { Command } from "../main.ts";
import { readOptions, UsageError } from "../usage.ts";
import { checkTool } from "./check.ts";
import { codebookTool } from "./codebook.ts";
import { exportTool } from "./export.ts";
import { importTool } from "./import.ts";
import { previewTool } from "./preview.ts";
import type { FormCommand } from "./read-tool.ts";

const commands: Readonly<Record<string, FormCommand>> = {
  check: checkTool,
  import: importTool,
  export: exportTool,
  codebook: codebookTool,
  preview: previewTool,
};

const usage = `Usage: returns form check <tool>                      everything that is wrong with a form, with sheet and row
       returns form import <tool> -o form.json         an XLSForm as a form of ours
       returns form export <tool> -o tool.xlsx         a form as an XLSForm, for other tools
       returns form codebook <tool> -o codebook.html   its variables, to read and print; or codebook.csv
       returns form preview <tool> [--port 8090]       try it in the browser; nothing is kept or sent

<tool> is one of
  tool.xlsx, tool.xls    an XLSForm; CSV files of its lists are found beside it
  folder/                its sheets as CSV: survey.csv, choices.csv, settings.csv …
  form.json              a form that was imported
  household              a form that comes with the toolkit: listing, household, location, followup
and may be followed by the CSV files of its lists.

  --csv <folder>    where the CSV files of lists are, when they are not beside the form
  -o, --out <file>  without it, the result goes to the terminal
  --language <ar>   words of the codebook: en, ar, fr
  --force           write over a file that is there

Exit codes: 0 the form can be used, 1 it cannot, or a file cannot be read or written, 2 the command was used wrongly

Example:
  returns form check tool.xlsx && returns form import tool.xlsx -o form.json
`;

/** Everything about a form from the command line. */
export const form: Command = {
  usage,
  run: async ([name, ...args], terminal) => {
    const command = Object.entries(commands).find(([key]) => key === name)?.[1];
    if (command === undefined) {
      const found = name === undefined ? "" : `. Found "${name}"`;
      throw new UsageError(`Say what to do with the form: ${Object.keys(commands).join(", ")}${found}`);
    }
    const { text, on, positionals } = readOptions(args, {
      texts: ["csv", "out", "port", "language"],
      switches: ["force"],
    });
    const [tool, ...lists] = positionals;
    if (tool === undefined) throw new UsageError("Name the form: a file, a folder, or one of the toolkit");
    await command({ tool, lists, csv: text("csv") }, { text, on }, terminal);
  },
};
