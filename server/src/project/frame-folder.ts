import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Form } from "@returns/schemas";
import type { ProjectSetup } from "../demo/setup.ts";
import { OperatorError } from "../operator-error.ts";
import { buildSetup } from "./frame-setup.ts";
import { readSheet, type Sheet } from "./frame-sheet.ts";

export interface FrameFromFolder {
  readonly setup: ProjectSetup;
  /** What was understood in a way that its author should know. */
  readonly notes: readonly string[];
}

/**
 * The project as its CSV files say: `project.csv`, `strata.csv`, `clusters.csv`, `sites.csv`, `teams.csv`,
 * `enumerators.csv`, where there are assignments `assignments.csv`, for parameters `parameters.csv`; every further file
 * is a list of the forms by its name (`locations.csv`, `followup.csv`).
 *
 * @returns undefined when the folder has no CSV file
 * @throws OperatorError with every problem by file, line and column; then nothing is taken over
 */
export function readFrameFolder(folder: string, forms: readonly Form[]): FrameFromFolder | undefined {
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => /\.csv$/i.test(file)) : [];
  if (files.length === 0) return undefined;
  const problems: string[] = [];
  const notes: string[] = [];
  const sayTo = (list: string[]) => (file: string, line: number | undefined, what: string) => {
    list.push([file, line === undefined ? "" : ` line ${line}`, `: ${what}`].join(""));
  };
  const sheets = new Map<string, Sheet>();
  for (const file of files) {
    const sheet = readSheet(file, readFileSync(join(folder, file)), sayTo(problems));
    if (sheet) sheets.set(file.slice(0, -4).toLowerCase(), sheet);
  }
  const setup = buildSetup(sheets, forms, { problem: sayTo(problems), note: sayTo(notes) });
  if (problems.length > 0 || !setup) throw new OperatorError(explain(folder, problems));
  return { setup, notes };
}

function explain(folder: string, problems: readonly string[]): string {
  const shown = problems.slice(0, 30).map((problem) => `\n  ${problem}`);
  const more = problems.length > 30 ? `\n  and ${problems.length - 30} more` : "";
  return `Cannot take over the sampling frame in ${folder}:${shown.join("")}${more}`;
}
