import type { PlanEntry } from "./entry.ts";
import type { CellEstimate } from "./measured.ts";
import type { Line } from "./side.ts";

/**
 * Proves that a table adds up before anybody sees it: shares of answers that exclude each other to 100 %, totals of
 * groups to the total of everybody. Select-multiple questions and groups that overlap have no such sum.
 *
 * @throws Error when a sum fails: the fault is in this program, not in the data
 */
export function checkSums(
  entry: PlanEntry,
  rows: readonly Line[],
  columns: readonly Line[],
  cells: readonly (readonly CellEstimate[])[],
): void {
  const { measure } = entry;
  const transposed = columns.map((_, column) => cells.flatMap((line) => line[column] ?? []));
  if (measure.statistic === "proportion") {
    const lines = entry.rows.axis === "categories" ? transposed : cells;
    if (measure.within === "group" && lines.every((line) => line.every(({ exclusive }) => exclusive === true))) {
      for (const line of lines) checkLine(entry.id, line, 1);
    }
    return;
  }
  if (measure.statistic !== "total" && measure.statistic !== "count") return;
  for (const [index, line] of cells.entries()) checkGroups(`${entry.id}, row ${index + 1}`, columns, line);
  for (const [index, line] of transposed.entries()) checkGroups(`${entry.id}, column ${index + 1}`, rows, line);
}

/** The groups of a variable add up to everybody, where everybody is in a group. */
function checkGroups(where: string, lines: readonly Line[], cells: readonly CellEstimate[]): void {
  const everybody = cells[lines.findIndex(({ members }) => members === undefined)];
  if (everybody === undefined) return;
  const named = new Set(lines.map(({ heading }) => heading.variable?.name));
  for (const name of named) {
    const groups = lines.flatMap((line, index) => {
      const cell = cells[index];
      return line.exclusive === true && line.heading.variable?.name === name && cell !== undefined ? [cell] : [];
    });
    const respondents = groups.reduce((sum, { estimate }) => sum + estimate.respondents, 0);
    if (groups.length > 0 && respondents === everybody.estimate.respondents) {
      checkLine(where, groups, everybody.estimate.estimate);
    }
  }
}

function checkLine(where: string, cells: readonly CellEstimate[], expected: number): void {
  const filled = cells.filter(({ estimate }) => estimate.respondents > 0);
  if (filled.length === 0) return;
  const sum = filled.reduce((total, { estimate }) => total + estimate.estimate, 0);
  const scale = filled.reduce((total, { estimate }) => total + Math.abs(estimate.estimate), Math.abs(expected));
  if (Math.abs(sum - expected) <= 1e-9 * scale) return;
  throw new Error(`Table ${where} adds up to ${sum} where it must be ${expected}: please report this fault`);
}
