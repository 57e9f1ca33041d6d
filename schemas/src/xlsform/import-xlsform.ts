import type { FormParts } from "../form/assemble.ts";
import { assembleForm } from "../form/assemble.ts";
import type { FormProblem } from "../form/check/problem.ts";
import { checkForm } from "../form/check-form.ts";
import type { Form } from "../form/model.ts";
import { WireForm } from "../form/wire-schema.ts";
import { checkFields, choiceFields, listFields, type SheetFields, settingFields, surveyFields } from "./headers.ts";
import type { Loose } from "./read/exact.ts";
import { inferCalculations } from "./read/infer.ts";
import { languagesOf } from "./read/languages-of.ts";
import { readLists } from "./read/lists.ts";
import { readRules } from "./read/rules.ts";
import { readHead } from "./read/settings.ts";
import { type ReadSurvey, readSurvey } from "./read/survey.ts";
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
 * @param fileName names the form where the sheet `settings` does not
 */
export function importXlsForm(sheets: readonly Sheet[], fileName: string): ImportedForm {
  const notes: SheetNote[] = [];
  const sheetNamed = (...names: readonly string[]): Sheet | undefined =>
    sheets.find((sheet) => names.includes(sheet.name.trim().toLowerCase()));
  const survey = sheetNamed("survey");
  if (survey === undefined) {
    const names = sheets.map(({ name }) => `"${name}"`).join(", ");
    notes.push({
      code: "no-survey",
      severity: "error",
      sheet: "survey",
      message: `There is no sheet "survey". There are ${names}`,
    });
    return { status: "problems", notes };
  }
  const choices = [sheetNamed("choices", "columns", "choices_and_columns"), sheetNamed("external_choices")].filter(
    (sheet) => sheet !== undefined,
  );
  const [settings, rules, lists] = [sheetNamed("settings"), sheetNamed("returns_checks"), sheetNamed("returns_lists")];
  const known = [survey, ...choices, settings, rules, lists];
  for (const { name, rows } of sheets.filter((sheet) => !known.includes(sheet) && sheet.rows.length > 0)) {
    notes.push({
      code: "sheet",
      severity: "loss",
      sheet: name,
      message: `The sheet is no part of a form and is left out (${rows.length} rows)`,
    });
  }
  const translated: (readonly [Sheet, SheetFields])[] = [
    [survey, surveyFields],
    ...choices.map((sheet) => [sheet, choiceFields] as const),
  ];
  const languages = languagesOf(translated, settings === undefined ? "" : defaultLanguage(settings), notes);
  const table = (sheet: Sheet | undefined, fields: SheetFields): Table | undefined =>
    sheet === undefined ? undefined : readTable(sheet, fields, languages);
  const surveyTable = readTable(survey, surveyFields, languages);
  const choiceTables = choices.map((sheet) => readTable(sheet, choiceFields, languages));
  for (const column of ["type", "name"]) {
    if (surveyTable.columns.some(({ field }) => field === column)) continue;
    notes.push({
      code: "no-column",
      severity: "error",
      sheet: survey.name,
      row: 1,
      message: `The sheet has no column "${column}"`,
    });
  }

  const head = readHead(table(settings, settingFields), languages, fileName, notes);
  const readListsOf = readLists(surveyTable, choiceTables, table(lists, listFields), notes);
  const read = readSurvey(surveyTable, { languages: languages.all, lists: readListsOf.names }, notes);
  const readRulesOf = readRules(table(rules, checkFields), notes);
  noteColumns([surveyTable], notes);

  const sections = read.sections.map((section) => withRules(section, read, readRulesOf.ofQuestion));
  const parsed = WireForm.safeParse({ ...head, sections, checks: readRulesOf.ofForm, lists: readListsOf.lists });
  const placeOf = (at: string): Omit<SheetNote, "code" | "severity" | "message"> => {
    const row = read.rowOf.get(at) ?? read.rowOf.get(at.replace(/\/[0-9]+$/, ""));
    if (row !== undefined) return { sheet: survey.name, row };
    const rule = readRulesOf.rowOf.get(at);
    if (rule !== undefined) return { sheet: rules?.name ?? "returns_checks", row: rule };
    const choice = readListsOf.rowOf.get(at);
    return choice === undefined ? { sheet: survey.name } : { sheet: choices[0]?.name ?? "choices", row: choice };
  };
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const at = nameAt({ sections, checks: readRulesOf.ofForm, lists: readListsOf.lists }, issue.path);
      notes.push({
        ...placeOf(at),
        code: "shape",
        severity: "error",
        message: `Cannot use "${at}": ${issue.path.at(-1)?.toString()}: ${issue.message}`,
      });
    }
  }
  if (!parsed.success || notes.some(({ severity }) => severity === "error")) return { status: "problems", notes };
  const measured = new Set(
    surveyTable.rows.filter((row) => row.cell("returns_settings") !== "").map((row) => row.cell("name")),
  );
  return judged(inferCalculations(parsed.data, read.withoutRole, measured), notes, placeOf, read);
}

function judged(
  parts: FormParts,
  notes: SheetNote[],
  placeOf: (at: string) => Pick<SheetNote, "sheet" | "row">,
  read: ReadSurvey,
): ImportedForm {
  const form = assembleForm(parts);
  const guessed = [...form.questions.values()].filter(
    ({ name, kind }) => read.withoutRole.has(name) && kind !== "note",
  );
  if (guessed.length > 0) {
    const closed = guessed.filter(({ role }) => role === "identifier").length;
    notes.push({
      sheet: "survey",
      code: "role",
      severity: "warning",
      column: "returns_role",
      message: `${guessed.length} questions have no role. ${closed} of them are taken for identifiers and kept apart: texts, positions and what is made of them`,
    });
  }
  notes.push(...checkForm(form).map((problem) => noteOf(problem, placeOf)));
  return notes.some(({ severity }) => severity === "error")
    ? { status: "problems", notes }
    : { status: "form", form, notes };
}

const columnOf: Readonly<Record<string, string>> = {
  relevant: "relevant",
  required: "required",
  readOnly: "read_only",
  default: "default",
  filter: "choice_filter",
  calculation: "calculation",
  check: "constraint",
  count: "repeat_count",
};

function noteOf(
  { code, severity, at, message }: FormProblem,
  placeOf: (at: string) => Pick<SheetNote, "sheet" | "row">,
): SheetNote {
  const column = columnOf[/^([A-Za-z]+): /.exec(message)?.[1] ?? ""];
  return { ...placeOf(at), code, severity, ...(column === undefined ? {} : { column }), message };
}

const defaultLanguage = (settings: Sheet): string => {
  const [header, ...rows] = settings.rows.filter((row) => row.cells.some((cell) => cell.trim() !== ""));
  const place =
    header?.cells.findIndex((cell) => cell.trim().toLowerCase().replace(/\s+/g, "_") === "default_language") ?? -1;
  return rows[0]?.cells[place]?.trim() ?? "";
};

/** Rules that stand in a sheet of their own go to their question. */
function withRules(node: Loose, read: ReadSurvey, rules: ReadonlyMap<string, readonly Loose[]>): Loose {
  if (Array.isArray(node.children))
    return { ...node, children: node.children.map((child: Loose) => withRules(child, read, rules)) };
  const name = String(node.name);
  return node.node === "question" && read.rulesElsewhere.has(name) ? { ...node, checks: rules.get(name) ?? [] } : node;
}

/** The name of what stands at a place in the form: the last one on the way there. */
function nameAt(form: unknown, path: readonly PropertyKey[]): string {
  let found = "";
  let here: unknown = form;
  for (const key of path) {
    if (typeof here !== "object" || here === null) break;
    here = Object.entries(here).find(([name]) => name === String(key))?.[1];
    if (typeof here === "object" && here !== null && "name" in here) found = String(here.name);
  }
  return found;
}

/** What columns hold that has no meaning here: kept with its question, and told once for each column. */
function noteColumns(tables: readonly Table[], notes: SheetNote[]): void {
  for (const { sheet, columns } of tables) {
    for (const { header, field, rows } of columns) {
      const [row] = rows;
      const isKept = field === "" || ["guidance_hint", "image", "big_image", "audio", "video"].includes(field);
      if (!isKept || header === "" || row === undefined) continue;
      const message = `The column "${header}" is kept with its ${rows.length} questions, and has no meaning here`;
      notes.push({ code: "column", severity: field === "" ? "warning" : "loss", sheet, row, column: header, message });
    }
  }
}
