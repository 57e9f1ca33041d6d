import type { Answers, AnswerValue, Form, ListSource } from "@returns/schemas";
import { buildColumn, type Recorded } from "./column.ts";
import { FrameError } from "./error.ts";
import type { Column, Frame } from "./frame.ts";
import { type Variable, variablesOf } from "./variable.ts";

/**
 * The frame of one unit, from finished interviews.
 *
 * The members of a roster get a frame of their own whose `parent` says in which row of the household frame each member
 * lives: `frameFromRows(household, interviews, "member")`.
 *
 * @param unit the name of a roster of the form, or the word for the whole interview, such as `household`
 * @param lists rows of the lists that come with the project, for labels of sites and clusters
 * @throws FrameError when an answer is not what its question allows; every row is named
 */
export function frameFromRows(form: Form, rows: readonly Answers[], unit: string, lists?: ListSource): Frame {
  if (!form.rosters.has(unit)) return buildFrame(variablesOf(form, unit, lists), rows, unit);
  const frame = framesFromRows(form, rows, form.id, lists).get(unit);
  if (frame === undefined) throw new Error(`framesFromRows made no frame for roster ${unit}`);
  return frame;
}

/** The frames of all units of a form by name: the interview itself under `unit`, and each roster under its own. */
export function framesFromRows(
  form: Form,
  rows: readonly Answers[],
  unit: string,
  lists?: ListSource,
): ReadonlyMap<string, Frame> {
  const answers = new Map<string, readonly Answers[]>([[unit, rows]]);
  const frames = new Map<string, Frame>([[unit, buildFrame(variablesOf(form, unit, lists), rows, unit)]]);
  for (const roster of form.rosters.keys()) {
    const above = rosterAround(form, roster) ?? unit;
    const members = (answers.get(above) ?? []).flatMap((row, parent) =>
      answersOfRoster(row[roster]).map((member) => ({ member, parent })),
    );
    const flat = members.map(({ member }) => member);
    answers.set(roster, flat);
    const frame = buildFrame(variablesOf(form, roster, lists), flat, roster);
    const parentFrame = frames.get(above);
    const row = Int32Array.from(members, ({ parent }) => parent);
    frames.set(roster, parentFrame === undefined ? frame : { ...frame, parent: { frame: parentFrame, row } });
  }
  return frames;
}

const rosterAround = (form: Form, roster: string): string | undefined =>
  [...form.questions.values()].find((question) => question.rosters.at(-1) === roster)?.rosters.at(-2);

/** Typed columns for the variables that are there, from flat rows of answers. */
export function buildFrame(variables: readonly Variable[], rows: readonly Answers[], unit: string): Frame {
  const built = variables.map((variable) => ({
    variable,
    ...buildColumn(
      variable,
      rows.map((row) => recorded(row[variable.name])),
    ),
  }));
  const problems = built.flatMap(({ problems }) => problems.map(({ row, why }) => `${unit} ${row + 1}: ${why}`));
  if (problems.length > 0) throw new FrameError(`the ${unit} frame`, problems);
  const columns = new Map<string, Column>();
  for (const { column } of built) if (column !== undefined) columns.set(column.name, column);
  return { unit, rows: rows.length, columns };
}

const isRoster = (value: Answers[string]): value is readonly Answers[] =>
  Array.isArray(value) && value.every((item) => typeof item === "object");

const answersOfRoster = (value: Answers[string]): readonly Answers[] => (isRoster(value) ? value : []);

const isAnswer = (value: Answers[string]): value is AnswerValue => value !== undefined && !isRoster(value);

const recorded = (value: Answers[string]): Recorded => (isAnswer(value) ? value : undefined);
