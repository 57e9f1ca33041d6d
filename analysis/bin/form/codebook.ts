import { codebookCsv, codebookHtml } from "../../src/index.ts";
import { needed, oneOf, UsageError } from "../usage.ts";
import { usable } from "./notes.ts";
import { type FormCommand, readTool } from "./read-tool.ts";
import { writeOut } from "./write-out.ts";

const languages = ["en", "ar", "fr"] as const;

/** Writes what the variables of a form are: a page to read and print, or CSV. */
export const codebookTool: FormCommand = (paths, { text, on }, terminal) => {
  const out = needed(text("out"), "out");
  const existing = on("force") ? "overwrite" : "keep";
  const asked = oneOf(text("language"), "language", languages);
  const { form } = usable(readTool(paths), paths.tool);
  const language = asked ?? languages.find((tag) => tag === form.languages[0]) ?? "en";
  if (/\.html?$/i.test(out)) writeOut(out, codebookHtml(form, language), existing);
  else if (/\.csv$/i.test(out)) {
    const { variables, codes } = codebookCsv(form);
    writeOut(out, variables, existing);
    writeOut(out.replace(/\.csv$/i, "-codes.csv"), codes, existing);
  } else throw new UsageError(`--out is a page or CSV, such as codebook.html or codebook.csv: found "${out}"`);
  terminal.err(`${out}: ${form.id} ${form.version}, ${form.questions.size} questions\n`);
};
