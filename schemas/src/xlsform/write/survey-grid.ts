import type { Form, FormNode, Question, Roster } from "../../form/model.ts";
import { kinds } from "../../kinds/index.ts";
import { readHeader, surveyFields } from "../headers.ts";
import { languageHeader } from "../languages.ts";
import { containerFields, readContainer } from "../read/container.ts";
import type { Loose } from "../read/exact.ts";
import { keptFields, questionFields, readQuestion, type SurveyContext } from "../read/question.ts";
import { elsewhere } from "../read/survey.ts";
import type { TableRow } from "../read/table.ts";
import type { SheetNote } from "../sheet.ts";
import { kindByLook, readType } from "../type-cell.ts";
import { kindTypes } from "../types.ts";
import { constraintOf } from "./constraint.ts";
import { type Grid, type GridRow, textCells } from "./grid.ts";
import { toOdk } from "./to-odk.ts";

type Cells = readonly (readonly [header: string, cell: string | undefined])[];

/** Everything that is asked, as the sheet `survey`. */
export function surveyGrid(form: Form, context: SurveyContext, notes: SheetNote[]): Grid {
  const rows: GridRow[] = [];
  const inLanguages = (field: string): readonly string[] =>
    form.languages.map((tag) => `${field}::${languageHeader(tag)}`);
  const columns = [
    ...[
      "type",
      "name",
      ...inLanguages("label"),
      ...inLanguages("hint"),
      "required",
      ...inLanguages("required_message"),
    ],
    ...["relevant", "constraint", ...inLanguages("constraint_message"), "calculation", "choice_filter", "repeat_count"],
    ...["default", "read_only", "appearance", "parameters"],
    ...[
      "returns_kind",
      "returns_role",
      "returns_sensitivity",
      "returns_purpose",
      "returns_missing",
      "returns_settings",
    ],
  ];
  const expressionCellOf =
    ({ name: at }: FormNode): ExpressionCell =>
    (header, source) => {
      if (source === undefined) return [header, undefined];
      const { source: written, unknown } = toOdk(source, form, at);
      for (const name of unknown) {
        const message = `Other tools do not know ${name}(): they refuse the form`;
        notes.push({
          code: "only-here",
          severity: "warning",
          sheet: "survey",
          row: rows.length + 2,
          column: header,
          message,
        });
      }
      return [header, written];
    };
  const write = (nodes: readonly FormNode[]): void => {
    for (const node of nodes) {
      if (node.node === "question") {
        rows.push(questionRow(node, form, context, expressionCellOf(node)));
        noteOnlyHere(node, rows.length + 1, notes);
        continue;
      }
      const what = node.node === "group" ? "group" : "repeat";
      rows.push(containerRow(node, context, expressionCellOf(node)));
      write(node.children);
      rows.push({ cells: new Map([["type", `end_${what}`]]) });
    }
  };
  write(form.sections);
  return { sheet: "survey", columns, rows };
}

type ExpressionCell = (header: string, source: string | undefined) => readonly [string, string | undefined];

function questionRow(question: Question, form: Form, context: SurveyContext, expressionCell: ExpressionCell): GridRow {
  const { name, kind, settings, columns = {}, rosters: _, ...rest } = question;
  const { calculation, ...others } = settings;
  const constraint = constraintOf(question, form);
  const list = form.lists.get(question.list ?? "");
  const fromFile = list?.source === "project";
  const type = kindTypes[kind].write?.(question) ?? kindTypes[kind].types[0] ?? kind;
  const written: Cells = [
    ["type", fromFile ? type.replace(/^(select_\w+) (.*)$/, "$1_from_file $2.csv") : type],
    ["name", name],
    ...textCells("label", rest.label),
    ...textCells("hint", rest.hint),
    ["required", conditionOf(rest.required, "required", expressionCell)],
    ...textCells("required_message", rest.requiredMessage),
    expressionCell("relevant", rest.relevant),
    expressionCell("constraint", constraint?.test),
    ...textCells("constraint_message", constraint?.message),
    expressionCell("calculation", typeof calculation === "string" ? calculation : undefined),
    // A filter over members has no place in a sheet: there the line number is typed
    expressionCell("choice_filter", rest.list === undefined ? undefined : rest.filter),
    expressionCell("default", rest.default === undefined ? undefined : plainFirstValue(rest.default)),
    ["read_only", rest.readOnly === undefined ? undefined : conditionOf(rest.readOnly, "read_only", expressionCell)],
    ["appearance", appearanceOf(question, type)],
    ["parameters", parametersOf(question, form)],
    ["returns_kind", readAsKind(type, appearanceOf(question, type)) === kind ? undefined : kind],
    ["returns_role", rest.role],
    ["returns_sensitivity", rest.sensitivity],
    ["returns_purpose", rest.purpose],
    ["returns_missing", rest.missing.join(" ")],
    [
      "returns_settings",
      settingsCell(kind === "calculate" && question.list !== undefined ? { ...others, list: question.list } : others),
    ],
  ];
  const { rosters: __, ...meant } = question;
  const read = (row: TableRow): Loose => {
    const cell = readType(row.cell("type"));
    return cell.is === "question" ? readQuestion(row, cell, context, () => undefined) : {};
  };
  const cells = cellsOf(written, columns);
  return { cells, meant: { value: rulesElsewhere(meant, constraint), fields: questionFields, read } };
}

/** The rules stand in the cell `constraint` where that says the same, and else in a sheet of their own. */
function rulesElsewhere(question: Omit<Question, "rosters">, constraint: ReturnType<typeof constraintOf>): Loose {
  const [only, ...more] = question.checks;
  const isSame =
    only === undefined
      ? constraint === undefined
      : more.length === 0 && only.severity === "hard" && only.test === constraint?.test;
  const isPlain = only === undefined || (only.id === `${question.name}/1` && only.at === question.name);
  return isSame && isPlain ? { ...question } : { ...question, checks: elsewhere };
}

function containerRow(
  node: Exclude<FormNode, Question>,
  context: SurveyContext,
  expressionCell: ExpressionCell,
): GridRow {
  const what = node.node === "group" ? "group" : "repeat";
  const { children: _, columns = {}, ...meant } = node;
  const written: Cells = [
    ["type", `begin_${what}`],
    ["name", node.name],
    ...textCells("label", node.label),
    expressionCell("relevant", node.relevant),
    ["appearance", node.appearance],
    ...(node.node === "roster"
      ? [expressionCell("repeat_count", node.count), ["returns_settings", rosterSettings(node)] as const]
      : []),
  ];
  const value = node.columns === undefined ? meant : { ...meant, columns };
  const read = (row: TableRow): Loose => readContainer(row, what, node.name, context, () => undefined);
  return { cells: cellsOf(written, columns), meant: { value, fields: containerFields, read } };
}

const rosterSettings = ({ max, nameQuestion }: Roster): string =>
  settingsCell({ max, ...(nameQuestion === undefined ? {} : { nameQuestion }) });

/** Cells by header; columns that we only keep go back under their own header where nothing of ours stands there. */
function cellsOf(written: Cells, columns: Readonly<Record<string, string>>): Map<string, string> {
  const cells = new Map(
    written.flatMap(([header, cell]) => (cell === undefined || cell === "" ? [] : [[header, cell] as const])),
  );
  for (const [header, cell] of Object.entries(columns)) {
    const read = readHeader(header, surveyFields);
    const isFree = read.is === "other" ? read.text !== "" : keptFields.includes(read.field);
    if (isFree && header === header.trim() && !cells.has(header)) cells.set(header, cell);
  }
  return cells;
}

const conditionOf = (value: boolean | string, header: string, expressionCell: ExpressionCell): string | undefined => {
  if (typeof value === "string") return expressionCell(header, value)[1];
  return value ? "yes" : header === "required" ? undefined : "no";
};

/** A text in quotes is written without them: so a sheet says a first value. */
const plainFirstValue = (source: string): string =>
  /^'([^']*)'$|^"([^"]*)"$/.exec(source)?.slice(1).find(Boolean) ?? source;

const settingsCell = (settings: Readonly<Record<string, unknown>>): string =>
  Object.entries(settings)
    .map(([key, value]) => `${key}=${String(value)}`)
    .join(" ");

function parametersOf(question: Question, form: Form): string | undefined {
  const list = form.lists.get(question.list ?? "");
  const ofFile = list?.source === "project" ? [`value=${list.codeColumn}`, `label=${list.labelColumn}`] : [];
  const written = Object.entries(kindTypes[question.kind].parameters ?? {}).flatMap(([setting, name]) => {
    const value = question.settings[setting];
    return value === undefined ? [] : [`${name}=${String(value)}`];
  });
  return [...ofFile, ...written].join(" ");
}

/** The appearance, with the word by which other tools know the kind. */
function appearanceOf(question: Question, type: string): string | undefined {
  const { kind, appearance = "" } = question;
  const typeSays = readAsKind(type) === kind;
  const word = (typeSays ? undefined : kindTypes[kind].appearance?.word) ?? kindTypes[kind].look?.(question);
  if (word === undefined || appearance.split(/\s+/).includes(word)) return appearance === "" ? undefined : appearance;
  return `${word} ${appearance}`.trim();
}

function readAsKind(type: string, appearance = ""): string | undefined {
  const read = readType(type);
  return read.is === "question" ? kindByLook(read.kind, appearance) : undefined;
}

/** What other tools cannot ask or keep. */
function noteOnlyHere(question: Question, row: number, notes: SheetNote[]): void {
  const note = (column: string, message: string) =>
    notes.push({ code: "only-here", severity: "warning", sheet: "survey", row, column, message });
  if (question.missing.length > 0 && kinds[question.kind].filledBy === "enumerator") {
    note("returns_missing", `In other tools "${question.name}" cannot be answered with "don't know" or "refused"`);
  }
  if (question.checks.some(({ severity }) => severity === "soft")) {
    note("constraint", `Other tools have no warnings: those of "${question.name}" are known here only`);
  }
}
