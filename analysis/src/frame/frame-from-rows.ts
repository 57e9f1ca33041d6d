import type { Answers, AnswerValue, Form, ListSource } from "@returns/schemas";
import { buildFrame } from "./build-frame.ts";
import type { Recorded } from "./column.ts";
import type { Frame } from "./frame.ts";
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
  if (!form.rosters.has(unit)) return frameOfAnswers(variablesOf(form, unit, lists), rows, unit);
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
  const frames = new Map<string, Frame>([[unit, frameOfAnswers(variablesOf(form, unit, lists), rows, unit)]]);
  for (const roster of form.rosters.keys()) {
    const above = rosterAround(form, roster) ?? unit;
    const members = (answers.get(above) ?? []).flatMap((row, parent) =>
      answersOfRoster(row[roster]).map((member) => ({ member, parent })),
    );
    const flat = members.map(({ member }) => member);
    answers.set(roster, flat);
    const frame = frameOfAnswers(variablesOf(form, roster, lists), flat, roster);
    const parentFrame = frames.get(above);
    const row = Int32Array.from(members, ({ parent }) => parent);
    frames.set(roster, parentFrame === undefined ? frame : { ...frame, parent: { frame: parentFrame, row } });
  }
  return frames;
}

const rosterAround = (form: Form, roster: string): string | undefined =>
  [...form.questions.values()].find((question) => question.rosters.at(-1) === roster)?.rosters.at(-2);

const frameOfAnswers = (variables: readonly Variable[], rows: readonly Answers[], unit: string): Frame =>
  buildFrame(
    variables.map((variable) => ({ variable, answers: rows.map((row) => recorded(row[variable.name])) })),
    { unit, rows: rows.length, source: `the ${unit} frame`, place: (row) => `${unit} ${row + 1}` },
  );

// An empty list is an answer in which nothing was chosen
const isRoster = (value: Answers[string]): value is readonly Answers[] =>
  Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === "object");

const answersOfRoster = (value: Answers[string]): readonly Answers[] => (isRoster(value) ? value : []);

const isAnswer = (value: Answers[string]): value is AnswerValue => value !== undefined && !isRoster(value);

const recorded = (value: Answers[string]): Recorded => (isAnswer(value) ? value : undefined);
