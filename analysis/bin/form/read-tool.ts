import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { type Form, formFromWire } from "@returns/schemas";
import {
  formOfFiles,
  type GivenFile,
  isSheetFile,
  type ListRows,
  listOfFile,
  readListFiles,
  type SheetNote,
} from "@returns/schemas/xlsform";
import { builtInForm } from "../codebook.ts";
import { FileError, readJson } from "../files.ts";
import type { Terminal } from "../terminal.ts";

/** What a command was given to find the form by. */
export interface ToolPaths {
  /** A workbook, a folder of sheets, a form as JSON, or the name of a form of the toolkit. */
  readonly tool: string;
  /** CSV files of lists. */
  readonly lists: readonly string[];
  /** The folder in which the other lists are looked for. */
  readonly csv: string | undefined;
}

/** One of the commands `returns form …`. */
export type FormCommand = (
  paths: ToolPaths,
  options: {
    readonly text: (name: "out" | "port" | "language") => string | undefined;
    readonly on: (name: "force") => boolean;
  },
  terminal: Terminal,
) => void | Promise<void>;

export type ReadTool =
  | {
      readonly status: "form";
      readonly form: Form;
      readonly lists: ListRows;
      readonly notes: readonly SheetNote[];
    }
  | { readonly status: "problems"; readonly notes: readonly SheetNote[] };

/**
 * Reads a form with the files of its lists.
 *
 * @throws FileError when there is no such form or file
 */
export function readTool({ tool, lists, csv }: ToolPaths): ReadTool {
  const given = lists.map(readGiven);
  const own = existsSync(tool) ? undefined : builtInForm(tool);
  if (own !== undefined) return withLists(own, given, csv);
  if (!existsSync(tool))
    throw new FileError(`Cannot read ${tool}: there is no such file, folder or form of the toolkit`);
  const isFolder = statSync(tool).isDirectory();
  const beside = isFolder ? tool : dirname(tool);
  if (!isFolder && /\.json$/i.test(tool)) {
    const read = formFromWire(readJson(tool).value);
    if (read.status === "form") return withLists(read.form, given, csv ?? beside);
    const sheet = basename(tool);
    const notes = read.problems.map(({ code, severity, at, message }) => ({
      ...{ code, severity, sheet },
      message: at === "" ? message : `${at}: ${message}`,
    }));
    return { status: "problems", notes };
  }
  const sheets = isFolder || isSheetFile(basename(tool)) ? sheetsIn(beside) : [readGiven(tool)];
  return formOfFiles([...sheets, ...given], {
    find: finderIn(csv ?? beside),
    title: basename(resolve(beside)),
  });
}

function withLists(form: Form, given: readonly GivenFile[], folder: string | undefined): ReadTool {
  const { rows, notes } = readListFiles(form, given, folder === undefined ? () => undefined : finderIn(folder));
  return notes.some(({ severity }) => severity === "error")
    ? { status: "problems", notes }
    : { status: "form", form, lists: rows, notes };
}

function readGiven(path: string): GivenFile {
  if (!existsSync(path) || statSync(path).isDirectory())
    throw new FileError(`Cannot read ${path}: there is no such file`);
  return { name: basename(path), bytes: readFileSync(path) };
}

function sheetsIn(folder: string): readonly GivenFile[] {
  const sheets = readdirSync(folder).filter(isSheetFile);
  if (!sheets.some((name) => /survey/i.test(name)))
    throw new FileError(
      `Cannot read ${folder}: it holds no survey.csv. Name the workbook, or save its sheets as CSV there`,
    );
  return sheets.map((name) => readGiven(join(folder, name)));
}

function finderIn(folder: string): (list: string) => GivenFile | undefined {
  if (!existsSync(folder)) throw new FileError(`Cannot read ${folder}: there is no such folder`);
  const files = readdirSync(folder).filter((name) => /\.(?:csv|tsv)$/i.test(name) && !isSheetFile(name));
  return (list) => {
    const name = files.find((file) => listOfFile(file) === list);
    return name === undefined ? undefined : readGiven(join(folder, name));
  };
}
