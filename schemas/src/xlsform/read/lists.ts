import { didYouMean } from "../../expression/nearest.ts";
import type { LanguageTag } from "../../form/model.ts";
import { namePattern } from "../../form/wire-schema.ts";
import type { SheetNote } from "../sheet.ts";
import { readType } from "../type-cell.ts";
import { pairs } from "./cells.ts";
import { type Loose, type PropertyFields, withExact } from "./exact.ts";
import { fileEnding } from "./parameters.ts";
import { tellAt } from "./survey.ts";
import type { Table, TableRow } from "./table.ts";
import { words } from "./words.ts";

/** The choice lists of a workbook, their shape not checked yet. */
export interface ReadLists {
  readonly lists: readonly Loose[];
  /** The name of a list in the form by the one that the sheets write. */
  readonly names: ReadonlyMap<string, string>;
  readonly rowOf: ReadonlyMap<string, number>;
}

export const choiceFieldsOf: PropertyFields = {
  code: ["name"],
  label: ["label"],
  exclusive: ["returns_exclusive"],
  other: ["returns_other"],
  columns: [],
};

interface Draft {
  readonly choices: Loose[];
  readonly codes: Map<string, number>;
}

/**
 * Reads the choices of a workbook, and the lists that come as files beside it: those come with the project.
 *
 * @param language the one that is always complete
 */
export function readLists(
  survey: Table,
  choices: readonly Table[],
  ours: Table | undefined,
  language: LanguageTag,
  notes: SheetNote[],
): ReadLists {
  const found = new Map<string, Loose>();
  const rowOf = new Map<string, number>();
  const names = new Map<string, string>();
  const drafts = new Map<string, Draft>();
  for (const row of ours?.rows ?? []) {
    const name = row.cell("list_name");
    if (row.cell("source") === "project")
      found.set(name, projectList(name, row.cell("code_column"), row.cell("label_column")));
    else if (name !== "") drafts.set(name, { choices: [], codes: new Map() });
  }
  for (const table of choices) for (const row of table.rows) readChoice(table, row, drafts, rowOf, language, notes);
  for (const row of survey.rows) {
    const type = readType(row.cell("type"));
    if (type.is !== "question" || type.choices === undefined || type.choices.from === "roster") continue;
    const { name, from, orOther } = type.choices;
    const tell = tellAt(survey, row, notes);
    if (from === "file") {
      const file = listName(name.replace(fileEnding, ""));
      names.set(name, file);
      const parameters = pairs(row.cell("parameters"));
      if (!found.has(file))
        found.set(file, projectList(file, parameters.get("value") ?? "name", parameters.get("label") ?? "label"));
      continue;
    }
    const draft = drafts.get(name);
    if (draft === undefined) {
      tell("type", "list", "error", `There is no choice list "${name}"${didYouMean(name, drafts.keys())}`);
    } else if (orOther && !draft.codes.has("other")) {
      draft.codes.set("other", row.number);
      draft.choices.push({ code: "other", label: words.otherChoice, other: true });
      tell("type", "or-other", "warning", `The list "${name}" has got a choice "other" for all its questions`);
    }
  }
  for (const [written, { choices: own }] of drafts) {
    const name = listName(written);
    names.set(written, name);
    found.set(name, { source: "form", name, choices: own });
  }
  const order = ours?.rows.map((row) => row.cell("list_name")) ?? [];
  const lists = [...found.entries()].sort(([a], [b]) => placeIn(order, a) - placeIn(order, b)).map(([, list]) => list);
  return { lists, names, rowOf };
}

const placeIn = (order: readonly string[], name: string): number => order.indexOf(name) + 1 || order.length + 1;

const projectList = (name: string, codeColumn: string, labelColumn: string): Loose => ({
  source: "project",
  name,
  codeColumn,
  labelColumn,
});

/** Names of lists serve in no column and no export, so that what is strange in them can be replaced. */
export const listName = (written: string): string =>
  namePattern.test(written) ? written : `list_${written.replace(/[^A-Za-z0-9_.-]+/g, "_").slice(0, 58)}`;

function readChoice(
  table: Table,
  row: TableRow,
  drafts: Map<string, Draft>,
  rowOf: Map<string, number>,
  language: LanguageTag,
  notes: SheetNote[],
): void {
  if (row.isEmpty) return;
  const tell = tellAt(table, row, notes);
  const [list, code] = [row.cell("list_name"), row.cell("name")];
  if (list === "") {
    return void tell("list_name", "not-carried", "loss", "The row belongs to no list, and is left out");
  }
  const draft = drafts.get(list) ?? { choices: [], codes: new Map<string, number>() };
  drafts.set(list, draft);
  if (!rowOf.has(list)) rowOf.set(list, row.number);
  const isLabelled = Object.keys(row.texts("label")).length > 0;
  if (code === "" && !isLabelled) {
    return void tell("name", "not-carried", "loss", `The row of the list "${list}" is empty, and is left out`);
  }
  if (code === "") return void tell("name", "no-name", "error", `A choice of the list "${list}" needs a name`);
  if (!isLabelled) tell("label", "no-label", "warning", `"${code}" has no label, and its name is shown instead`);
  const choice = withExact(choiceOf(row, language), row, choiceFieldsOf, tell);
  const before = draft.codes.get(code);
  const twin = before === undefined ? undefined : draft.choices.find((known) => known.code === code);
  if (twin !== undefined && JSON.stringify(twin) === JSON.stringify(choice)) {
    return void tell(
      "name",
      "choice-twice",
      "warning",
      `The choice "${code}" is there twice (row ${before}), and kept once`,
    );
  }
  draft.codes.set(code, row.number);
  rowOf.set(`${list}/${code}`, row.number);
  draft.choices.push(choice);
}

/** @param language in which a choice without a label shows its code */
export function choiceOf(row: TableRow, language: LanguageTag): Loose {
  const code = row.cell("name");
  const label = row.texts("label");
  const columns = row.others([]);
  return {
    code,
    label: Object.keys(label).length === 0 ? { [language]: code } : label,
    ...(row.cell("returns_exclusive") === "yes" ? { exclusive: true } : {}),
    ...(row.cell("returns_other") === "yes" ? { other: true } : {}),
    ...(Object.keys(columns).length === 0 ? {} : { columns }),
  };
}
