import type { FormProblem } from "../../form/check/problem.ts";
import type { SheetNote } from "../sheet.ts";
import type { ReadLists } from "./lists.ts";
import type { ReadRules } from "./rules.ts";
import type { ReadSurvey } from "./survey.ts";
import type { Table } from "./table.ts";

/** Where something of the form stands in the workbook. */
export type PlaceOf = (name: string) => Pick<SheetNote, "sheet" | "row">;

/** Finds questions, groups, choices and rules by their names. */
export function placesIn(
  survey: ReadSurvey,
  lists: ReadLists,
  rules: ReadRules,
  sheets: { readonly survey: string; readonly choices: string; readonly rules: string },
): PlaceOf {
  return (name) => {
    const own = survey.rowOf.get(name);
    if (own !== undefined) return { sheet: sheets.survey, row: own };
    const rule = rules.rowOf.get(name);
    if (rule !== undefined) return { sheet: sheets.rules, row: rule };
    const choice = lists.rowOf.get(name);
    if (choice !== undefined) return { sheet: sheets.choices, row: choice };
    const ofQuestion = survey.rowOf.get(name.replace(/\/[0-9]+$/, ""));
    return ofQuestion === undefined ? { sheet: sheets.survey } : { sheet: sheets.survey, row: ofQuestion };
  };
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
  seed: "parameters",
};

/** A problem of the form as a note on the sheet. */
export function noteOf({ code, severity, at, message }: FormProblem, placeOf: PlaceOf): SheetNote {
  const [, what = "", rest = ""] = /^([A-Za-z]+): (.*)$/s.exec(message) ?? [];
  const column = columnOf[what];
  return column === undefined
    ? { ...placeOf(at), code, severity, message }
    : { ...placeOf(at), code, severity, column, message: rest };
}

/** What is said of a part of the form that cannot be what it says; Zod's own issue. */
interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly code?: string | undefined;
  readonly maximum?: number | bigint;
  readonly errors?: readonly (readonly Issue[])[];
}

/** Parts of the form that cannot be what they say, by the ways that lead to them. */
export const shapeNotes = (form: unknown, issues: readonly Issue[], placeOf: PlaceOf): readonly SheetNote[] =>
  issues.flatMap(innermost).map((issue) => shapeNote(form, issue, placeOf));

/** A node is a question, a roster or a group: only what is said of the one that it means to be counts. */
function innermost(issue: Issue): readonly Issue[] {
  const meant = issue.errors?.find((errors) => errors.every(({ path }) => path[0] !== "node"));
  if (issue.code !== "invalid_union" || meant === undefined) return [issue];
  return meant.flatMap((inner) => innermost({ ...inner, path: [...issue.path, ...inner.path] }));
}

function shapeNote(form: unknown, issue: Issue, placeOf: PlaceOf): SheetNote {
  const { path, code, maximum } = issue;
  const name = nameAt(form, path);
  const property = path.slice(path.findLastIndex((key) => typeof key === "number") + 1);
  const what = `${property.map(String).join(" ")} of ${name === "" ? "the form" : `"${name}"`}`;
  const value = valueAt(form, path);
  const message =
    code === "too_big" && typeof value === "string" && maximum !== undefined
      ? `The ${what} has ${value.length} characters: ${maximum} are the most. Shorten it`
      : `Cannot use the ${what}: ${issue.message}`;
  return { ...(name === "" ? { sheet: "settings" } : placeOf(name)), code: "shape", severity: "error", message };
}

const valueAt = (form: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (here, key) =>
      typeof here === "object" && here !== null
        ? Object.entries(here).find(([name]) => name === String(key))?.[1]
        : undefined,
    form,
  );

/** The name of the last node on the way to a place in the form. */
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

/** Columns that say the same as one before them, in rows in which both are filled: there the first counts. */
export function columnsTwice({ sheet, columns }: Table): readonly SheetNote[] {
  return columns.flatMap(({ header, field, language, rows }, place): readonly SheetNote[] => {
    const before = columns.slice(0, place).find((one) => one.field === field && one.language === language);
    const [row, ...more] = rows.filter((filled) => before?.rows.includes(filled));
    if (field === "" || before === undefined || row === undefined) return [];
    const message = `The column "${before.header}" says the same and counts: what stands here is left out (${more.length + 1} rows)`;
    return [{ code: "column-twice", severity: "loss", sheet, row, column: header, message }];
  });
}

const shownElsewhere = ["guidance_hint", "image", "big_image", "audio", "video"];

/** Columns that have no meaning here: each is told once, and kept with its questions. */
export function columnNotes({ sheet, columns }: Table): readonly SheetNote[] {
  return columns.flatMap(({ header, field, rows: [row, ...more] }): readonly SheetNote[] => {
    if (header === "" || row === undefined || (field !== "" && !shownElsewhere.includes(field))) return [];
    const message = `The column "${header}" has no meaning here, and is kept (${more.length + 1} rows)`;
    return [{ code: "column", severity: field === "" ? "warning" : "loss", sheet, row, column: header, message }];
  });
}
