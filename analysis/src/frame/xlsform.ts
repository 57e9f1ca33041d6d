import type { Measure } from "@returns/schemas";
import type { CsvTable } from "./csv.ts";
import { FrameError } from "./error.ts";
import type { Labels, Level } from "./frame.ts";
import type { Variable } from "./variable.ts";

/**
 * The variables of an XLSForm from its `survey` and `choices` sheets, for reading Kobo and ODK exports.
 *
 * Names are kept to the letter: `0.5` and `5` are two choices.
 *
 * @throws FrameError when a sheet lacks a column that it needs, or a question names a list that is not there
 */
export function variablesFromXlsform(survey: CsvTable, choices: CsvTable): readonly Variable[] {
  const lists = choiceLists(choices);
  const type = column(survey, "type");
  const name = column(survey, "name");
  const problems: string[] = [];
  const variables = survey.rows.flatMap((row, index) => {
    const [kind = "", list = ""] = (row[type] ?? "").trim().split(/\s+/);
    const measure = measures[kind];
    const variable = (row[name] ?? "").trim();
    if (measure === undefined || variable === "") return [];
    const levels = lists.get(list);
    const needsList = measure === "category" || measure === "categories" || measure === "ranking";
    if (needsList && levels === undefined) {
      problems.push(`line ${survey.lines[index]}: ${variable} uses list "${list}", which is not in ${choices.source}`);
    }
    return [
      { name: variable, label: labelsOf(survey, row), measure, levels: needsList ? (levels ?? []) : [], missing: {} },
    ];
  });
  if (problems.length > 0) throw new FrameError(survey.source, problems);
  return variables;
}

/** What each XLSForm type means to the analysis. Other rows (groups, notes, media, positions) are no variables. */
const measures: Readonly<Record<string, Measure>> = {
  select_one: "category",
  select_multiple: "categories",
  rank: "ranking",
  integer: "number",
  decimal: "number",
  range: "number",
  date: "date",
  today: "date",
  text: "text",
  time: "time",
  datetime: "moment",
  dateTime: "moment",
  start: "time",
  end: "time",
};

function choiceLists(choices: CsvTable): ReadonlyMap<string, readonly Level[]> {
  const listName = column(choices, "list_name");
  const name = column(choices, "name");
  const lists = new Map<string, Level[]>();
  for (const row of choices.rows) {
    const list = (row[listName] ?? "").trim();
    const code = (row[name] ?? "").trim();
    if (list === "" || code === "") continue;
    const levels = lists.get(list) ?? [];
    // A cascade repeats a name under each parent: one level is enough
    if (!levels.some((level) => level.code === code)) levels.push({ code, label: labelsOf(choices, row) });
    lists.set(list, levels);
  }
  return lists;
}

function column(sheet: CsvTable, name: string): number {
  const index = sheet.header.indexOf(name);
  if (index >= 0) return index;
  throw new FrameError(sheet.source, [`column "${name}" is missing: this should be a sheet of an XLSForm`]);
}

/** Labels by language tag, from headers such as `label`, `label::English (en)` and `label::Arabic (ar)`. */
const labelsOf = (sheet: CsvTable, row: readonly string[]): Labels =>
  Object.fromEntries(
    sheet.header.flatMap((header, index) => {
      const [what, language] = header.split(/::?/, 2);
      const text = (row[index] ?? "").trim();
      return what?.trim() === "label" && text !== "" ? [[languageTag(language ?? ""), text]] : [];
    }),
  );

const languageTag = (header: string): string =>
  /\(([\w-]+)\)\s*$/.exec(header)?.[1] ?? languageNames[header.trim()] ?? "und";

const languageNames: Readonly<Record<string, string>> = {
  English: "en",
  Arabic: "ar",
  العربية: "ar",
  French: "fr",
  Français: "fr",
  Spanish: "es",
};
