import { assembleForm, type FormParts } from "../form/assemble.ts";
import { checkForm, type FormProblem } from "../form/check-form.ts";
import type { Form } from "../form/model.ts";
import { WireForm } from "../form/wire-schema.ts";
import { checkFields, choiceFields, listFields, type SheetFields, settingFields, surveyFields } from "./headers.ts";
import type { Loose } from "./read/exact.ts";
import { markExclusive } from "./read/exclusive.ts";
import { gathered } from "./read/gathered.ts";
import { inferCalculations } from "./read/infer.ts";
import { languagesOf } from "./read/languages-of.ts";
import { readLists } from "./read/lists.ts";
import { resolveMembers } from "./read/members.ts";
import { columnNotes, columnsTwice, noteOf, type PlaceOf, placesIn, shapeNotes } from "./read/places.ts";
import { readRules } from "./read/rules.ts";
import { readHead } from "./read/settings.ts";
import { isDisabled, type ReadSurvey, readSurvey } from "./read/survey.ts";
import { readTable, type Table } from "./read/table.ts";
import type { Sheet, SheetNote } from "./sheet.ts";

export type ImportedForm =
  | { readonly status: "form"; readonly form: Form; readonly notes: readonly SheetNote[] }
  /** At least one note is an error. */
  | { readonly status: "problems"; readonly notes: readonly SheetNote[] };

/**
 * Reads an XLSForm into a form of ours, and says everything that the form does not have or that cannot be right, all at
 * once, with sheet, row and column.
 *
 * What comes from other tools is read as leniently as its meaning allows. Roles are not said in such a sheet: texts and
 * positions are taken for identifiers until somebody writes a role, as nobody knows what stands in them.
 *
 * Other than in other tools:
 * - a name stands once in the whole form: a second one in another group gets the name of its group before it, unless a cell
 *   asks for it and so could mean either;
 * - what decides whether something is asked may only read what was asked before it: anything else is an error;
 * - a code may be there twice in a list only where a `choice_filter` tells the two apart, whatever
 *   `allow_choice_duplicates` says;
 * - two repeats inside each other and 16 groups are the most; a name has 64 characters, a text 4,000;
 * - `trigger`, `search()` in `appearance`, `instance_name` and `style` are told as lost.
 *
 * @param fileName names the form where the sheet `settings` does not
 *
 * @example
 * ```ts
 * import { importXlsForm, printNote, sheetFromCsv } from "@returns/schemas/xlsform";
 * import { expect } from "vitest";
 *
 * const sheet = sheetFromCsv(
 *   "survey",
 *   `type,name,label::English (en),relevant
 * integer,people,How many people?,
 * integer,children,How many children?,"\${peple} > 1"
 * `,
 * );
 * if (sheet.status !== "sheet") throw new Error(sheet.message);
 * const imported = importXlsForm([sheet.sheet], "visit.csv");
 * expect(imported.status).toBe("problems");
 * expect(imported.notes.map(printNote)).toContain(
 *   'error: survey, row 3, relevant: There is no question "peple" in the form, did you mean "people"? (at character 1)',
 * );
 * ```
 */
export function importXlsForm(sheets: readonly Sheet[], fileName: string): ImportedForm {
  const notes: SheetNote[] = [];
  const named = sheetsByName(sheets);
  const { survey, choices, settings, rules, lists } = named;
  if (survey === undefined) {
    const names = sheets.map(({ name }) => `"${name}"`).join(", ");
    const message = `There is no sheet "survey", and so no form: there are ${names}`;
    return { status: "problems", notes: [{ code: "no-survey", severity: "error", sheet: "survey", message }] };
  }
  for (const { name, rows } of sheets.filter((sheet) => !named.known.includes(sheet) && sheet.rows.length > 0)) {
    const message = `The sheet is no part of a form, and is left out (${rows.length} rows)`;
    notes.push({ code: "sheet", severity: "loss", sheet: name, message });
  }
  const inLanguages = [[survey, surveyFields], ...choices.map((sheet) => [sheet, choiceFields] as const)] as const;
  const languages = languagesOf(inLanguages, settings === undefined ? "" : defaultLanguage(settings), notes);
  const table = (sheet: Sheet | undefined, fields: SheetFields): Table | undefined =>
    sheet === undefined ? undefined : readTable(sheet, fields, languages);

  const surveyTable = readTable(survey, surveyFields, languages);
  for (const column of ["type", "name"].filter((field) => !surveyTable.columns.some((one) => one.field === field))) {
    const message = `The sheet has no column "${column}". Its first row that is not empty must name the columns`;
    notes.push({ code: "no-column", severity: "error", sheet: survey.name, row: 1, message });
  }
  if (notes.some(({ code }) => code === "no-column")) return { status: "problems", notes };
  const head = readHead(table(settings, settingFields), languages, fileName, notes);
  const choiceTables = choices.map((sheet) => readTable(sheet, choiceFields, languages));
  const readOfLists = readLists(surveyTable, choiceTables, table(lists, listFields), languages.tagOf(undefined), notes);
  if (choices.length === 0 && notes.some(({ code }) => code === "list")) {
    const message = 'There is no sheet "choices", where the lists of the questions would stand';
    notes.unshift({ code: "no-choices", severity: "error", sheet: "choices", message });
  }
  const read = readSurvey(surveyTable, { languages: languages.all, lists: readOfLists.names }, notes);
  const readOfRules = readRules(table(rules, checkFields), notes);
  notes.push(...columnNotes(surveyTable), ...[surveyTable, ...choiceTables].flatMap(columnsTwice));
  if (read.sections.length === 0 && !notes.some(({ severity }) => severity === "error")) {
    notes.push({ code: "empty", severity: "error", sheet: survey.name, message: "The sheet asks no question" });
  }

  const placeOf = placesIn(read, readOfLists, readOfRules, {
    survey: survey.name,
    choices: choices[0]?.name ?? "choices",
    rules: rules?.name ?? "returns_checks",
  });
  // With groups that do not end where they begin, what stands in which roster is a guess: more would be false alarms
  if (notes.some(({ code }) => code === "structure")) return { status: "problems", notes };
  const sections = read.sections.map((section) => withRules(section, read, readOfRules.ofQuestion));
  const said = { ...head, sections, checks: readOfRules.ofForm, lists: readOfLists.lists };
  const parsed = WireForm.safeParse(said);
  notes.push(...shapeNotes(said, parsed.error?.issues ?? [], placeOf));
  if (!parsed.success) return { status: "problems", notes };
  const rowsWithSettings = surveyTable.rows.filter((row) => row.cell("returns_settings") !== "");
  const measured = new Set(rowsWithSettings.map((row) => row.cell("name")));
  const inferred = inferCalculations(resolveMembers(parsed.data), read.withoutRole, measured);
  // Who wrote `returns_lists` has said of each choice whether it stands alone
  const parts = lists === undefined ? markExclusive(inferred) : inferred;
  return judged(parts, notes, placeOf, read, namesIn(surveyTable));
}

/** Names of rows that are to be used: what is wrong with one of them is told at its row. */
const namesIn = ({ rows }: Table): ReadonlySet<string> =>
  new Set(rows.filter((row) => !isDisabled(row)).map((row) => row.cell("name")));

function sheetsByName(sheets: readonly Sheet[]) {
  const find = (...names: readonly string[]): Sheet | undefined =>
    sheets.find((sheet) => names.includes(sheet.name.trim().toLowerCase()));
  const [survey, settings] = [find("survey"), find("settings")];
  const choices = [find("choices", "columns", "choices_and_columns"), find("external_choices")].filter(
    (sheet) => sheet !== undefined,
  );
  const [rules, lists] = [find("returns_checks"), find("returns_lists")];
  return { survey, choices, settings, rules, lists, known: [survey, ...choices, settings, rules, lists] };
}

/** The whole form with what `checkForm` has to say about it. */
function judged(
  parts: FormParts,
  notes: SheetNote[],
  placeOf: PlaceOf,
  read: ReadSurvey,
  written: ReadonlySet<string>,
): ImportedForm {
  // Two groups with one name: that is told already
  if (notes.some(({ code }) => code === "name-twice")) return { status: "problems", notes };
  const form = assembleForm(parts);
  const guessed = [...form.questions.values()].filter(
    ({ name, kind }) => read.withoutRole.has(name) && kind !== "note",
  );
  if (guessed.length > 0) {
    const closed = guessed.filter(({ role }) => role === "identifier").length;
    const message =
      `${guessed.length} questions have no role. ${closed} of them are taken for identifiers and kept apart: ` +
      "texts, positions, and what is made of them. Write roles into a column returns_role";
    notes.push({ ...placeOf(""), code: "role", severity: "warning", column: "returns_role", message });
  }
  const found = checkForm(form)
    .filter((problem) => !isTold(problem, form, written))
    .map((problem) => noteOf(problem, placeOf));
  // The same slip several times in one expression is one thing to mend
  const once = new Map(
    found.map((note) => [JSON.stringify([note.row, note.column, note.message.replace(/ \(at .*$/, "")]), note]),
  );
  notes.push(...gathered([...once.values()]));
  return notes.some(({ severity }) => severity === "error")
    ? { status: "problems", notes }
    : { status: "form", form, notes };
}

/** Whether a problem only repeats that a row cannot be used: it has no list, or names a question that fell out. */
function isTold({ code, message }: FormProblem, form: Form, written: ReadonlySet<string>): boolean {
  if (code === "list") return true;
  const named = /^[A-Za-z]+: There is no question "([^"]*)"/.exec(message)?.[1];
  return named !== undefined && written.has(named) && !form.questions.has(named) && !form.rosters.has(named);
}

const defaultLanguage = (settings: Sheet): string => {
  const [header, row] = settings.rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  const place = header?.cells.findIndex(
    (cell) => cell.trim().toLowerCase().replace(/\s+/g, "_") === "default_language",
  );
  return row?.cells[place ?? -1]?.trim() ?? "";
};

/** Rules that stand in a sheet of their own go to their question. */
function withRules(node: Loose, read: ReadSurvey, rules: ReadonlyMap<string, readonly Loose[]>): Loose {
  if (Array.isArray(node.children)) {
    return { ...node, children: node.children.map((child: Loose) => withRules(child, read, rules)) };
  }
  const name = String(node.name);
  return read.rulesElsewhere.has(name) ? { ...node, checks: rules.get(name) ?? [] } : node;
}
