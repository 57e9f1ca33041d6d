import { utf8Decode } from "../bytes/utf8.ts";
import { didYouMean } from "../expression/nearest.ts";
import type { ChoiceList, Form, LanguageTag } from "../form/model.ts";
import { sheetFromCsv } from "./file/read-csv.ts";
import type { GivenFile } from "./form-files.ts";
import { languageTag } from "./languages.ts";
import { listName } from "./read/lists.ts";
import type { Sheet, SheetNote } from "./sheet.ts";

/** Rows of lists that come as files, by list name; each row by the names of its columns. */
export type ListRows = Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;

const maxRows = 50_000;

/** The list that a file holds: the name of the file without its ending, as the form writes it. */
export const listOfFile = (fileName: string): string => listName(fileName.replace(/\.[^.]*$/, ""));

/**
 * Reads the CSV files of a form's lists: those of `select_one_from_file` and of `pulldata`. A list that has no file is
 * told, as its questions offer nothing until the project has its rows.
 *
 * @param find looks for the file of a list that is not among the given ones
 */
export function readListFiles(
  form: Form,
  given: readonly GivenFile[],
  find: FindFile,
): { readonly rows: ListRows; readonly notes: readonly SheetNote[] } {
  const notes: SheetNote[] = [];
  const rows: Record<string, readonly Readonly<Record<string, string>>[]> = {};
  const asked = listsAsked(form);
  const here = new Set(given.map(({ name }) => listOfFile(name)));
  const found = [...asked].flatMap((name) => (here.has(name) ? [] : (find(name) ?? [])));
  for (const file of [...given, ...found]) {
    const name = listOfFile(file.name);
    if (Object.hasOwn(rows, name)) {
      notes.push(note("error", file.name, undefined, `There are two files for the list "${name}". Leave one out`));
      continue;
    }
    if (!asked.has(name)) {
      const message = `The form has no list "${name}"${didYouMean(name, asked)}: the file is left out`;
      notes.push(note("loss", file.name, undefined, message));
      continue;
    }
    const read = readRows(file, form.lists.get(name), notes);
    if (read !== undefined) rows[name] = read;
  }
  const files = [...given, ...found].map(({ name }) => name);
  for (const name of asked) {
    if (files.some((file) => listOfFile(file) === name)) continue;
    const nearest = didYouMean(`${name}.csv`, files);
    const message = `The list "${name}" is empty until the project has its rows, as this file is not here${nearest}`;
    notes.push(note("warning", `${name}.csv`, undefined, message));
  }
  return { rows, notes };
}

/** Looks for the file of a list beside the form. */
export type FindFile = (list: string) => GivenFile | undefined;

/** Lists whose rows do not stand in the form: of its questions, and those that expressions look something up in. */
function listsAsked(form: Form): ReadonlySet<string> {
  const ofQuestions = [...form.lists.values()].flatMap((list) => (list.source === "project" ? [list.name] : []));
  const said = JSON.stringify([form.sections, form.checks]);
  const lookedUp = [...said.matchAll(/(?:pulldata|instance)\(\s*\\?["']([^"'\\]+)/g)].map(([, name = ""]) => name);
  return new Set([...ofQuestions, ...lookedUp.filter((name) => form.lists.get(name)?.source !== "form")]);
}

function readRows(
  { name, bytes }: GivenFile,
  list: ChoiceList | undefined,
  notes: SheetNote[],
): readonly Readonly<Record<string, string>>[] | undefined {
  const text = utf8Decode(bytes);
  const read = text === undefined ? undefined : sheetFromCsv(name, text);
  if (read?.status !== "sheet") {
    notes.push(note("error", name, undefined, read?.message ?? "The file is not UTF-8. Save it as CSV UTF-8"));
    return undefined;
  }
  const [head, ...body] = filled(read.sheet);
  const wanted = list?.source === "project" ? list : undefined;
  const columns = columnsOf(head?.cells ?? [], wanted?.labelColumn);
  for (const column of wanted === undefined ? [] : new Set([wanted.codeColumn, wanted.labelColumn])) {
    if (columns.includes(column)) continue;
    const nearest = didYouMean(column, columns);
    notes.push(note("error", name, head?.number, `The list has no column "${column}"${nearest}`));
  }
  if (body.length > maxRows) {
    notes.push(note("error", name, undefined, `The list has ${body.length} rows: ${maxRows} are the most`));
    return undefined;
  }
  const rows = body.map(({ cells }) =>
    Object.fromEntries(columns.flatMap((column, i) => (column === "" ? [] : [[column, (cells[i] ?? "").trim()]]))),
  );
  if (wanted === undefined || !columns.includes(wanted.codeColumn)) return rows;
  const seen = new Map<string, number>();
  return rows.filter((row, i) => {
    const [code = "", number = 0] = [row[wanted.codeColumn], body[i]?.number];
    const before = seen.get(code);
    if (code === "") notes.push(note("loss", name, number, `The row has no ${wanted.codeColumn}, and is left out`));
    else if (before !== undefined)
      notes.push(
        note("warning", name, number, `The code "${code}" is there twice (row ${before}): answers cannot tell`),
      );
    seen.set(code, number);
    return code !== "";
  });
}

const filled = ({ rows }: Sheet) => rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));

/** Names of columns as the interview asks for them: `label::Arabic (ar)` is `label_ar`, the first language is `label`. */
function columnsOf(header: readonly string[], label: string | undefined): readonly string[] {
  const names = header.map((cell) => cell.trim());
  const translated = names.map((name): { column: string; tag: LanguageTag | undefined } => {
    const [, column = name, language] = /^(.*?)\s*::?\s*(.+)$/.exec(name) ?? [];
    return { column, tag: language === undefined ? undefined : languageTag(language) };
  });
  const first = names.includes(label ?? "") ? -1 : translated.findIndex(({ column, tag }) => column === label && tag);
  return translated.map(({ column, tag }, i) =>
    i === first ? column : tag === undefined ? (names[i] ?? "") : `${column}_${tag}`,
  );
}

const note = (severity: SheetNote["severity"], sheet: string, row: number | undefined, message: string): SheetNote => ({
  code: "list-file",
  severity,
  sheet,
  ...(row === undefined ? {} : { row }),
  message,
});
