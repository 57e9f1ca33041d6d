import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Form } from "@returns/schemas";
import { forms } from "@returns/schemas/forms";
import { readCsv, type Variable, variablesFromXlsform, variablesOf } from "../src/index.ts";
import { readText, type TextFile } from "./files.ts";
import { UsageError } from "./usage.ts";

/** What is known about the variables of the data. */
export interface Codebook {
  /** The variables of one unit; none where nothing is known. */
  readonly variables: (unit: string) => readonly Variable[];
  /** Names of questions that identify people: never read. */
  readonly identifiers: readonly string[];
  /** Names of questions whose answers can do harm: the disclosure rules are stricter with them. */
  readonly restricted: readonly string[];
  /** Names of the rosters, which have files of their own. */
  readonly rosters: readonly string[];
  readonly files: readonly TextFile[];
}

/** The codebook of a form that comes with the toolkit (`household`), of XLSForm sheets as CSV, or an empty one. */
export function readCodebook(form: string | undefined, choices: string | undefined): Codebook {
  if (form === undefined) return { variables: () => [], identifiers: [], restricted: [], rosters: [], files: [] };
  const own = builtInForm(form);
  if (own !== undefined) {
    return {
      variables: (unit) => variablesOf(own, unit),
      identifiers: [...own.questions.values()].filter(({ role }) => role === "identifier").map(({ name }) => name),
      restricted: [...own.questions.values()]
        .filter(({ sensitivity }) => sensitivity !== "low")
        .map(({ name }) => name),
      rosters: [...own.rosters.keys()],
      files: [],
    };
  }
  const survey = readText(form, undefined);
  const list = readText(choices ?? choicesBeside(form), undefined);
  const variables = variablesFromXlsform(readCsv(survey.text, survey.name), readCsv(list.text, list.name));
  return { variables: () => variables, identifiers: [], restricted: [], rosters: [], files: [survey, list] };
}

/** The form of the toolkit that has a name. */
export const builtInForm = (name: string): Form | undefined => Object.entries(forms).find(([key]) => key === name)?.[1];

/** `xlsform_survey.csv` lies beside `xlsform_choices.csv`. */
function choicesBeside(survey: string): string {
  const file = survey.slice(dirname(survey).length).replace(/^[\\/]/, "");
  const path = join(dirname(survey), file.replace("survey", "choices"));
  if (file.includes("survey") && existsSync(path)) return path;
  throw new UsageError(
    `--form is ${Object.keys(forms).join(", ")}, or the survey sheet of an XLSForm as CSV: with ${survey} also give --choices`,
  );
}
