import type { Frame } from "../expression/frame.ts";
import type { AnswerValue, Texts } from "../form/model.ts";
import type { MemberState, Path, Problem, QuestionState } from "./interview.ts";
import type { Plan } from "./plan.ts";

/** What was typed and could not be read, and why. */
export interface Unread {
  readonly typed: string;
  readonly message: Texts;
}

/** Questions that count, those answered, and errors in answers: of one question, a member or a section. */
export interface Tally {
  questions: number;
  answered: number;
  errors: number;
}

/** The answers of the household or of one member while the interview is open. Slots are those of the plan's layout. */
export interface MemberFrame extends Frame {
  readonly roster: string | undefined;
  /** Empty for the household. */
  readonly key: string;
  /** What stands before a question's name in its path: `member/m3/`, or nothing for the household. */
  readonly prefix: string;
  /** The path of each question, by its slot: written once, as it is the key of everything that is read after a change. */
  readonly paths: readonly Path[];
  readonly depth: number;
  readonly parent: MemberFrame | undefined;
  /** The members as expressions see them: none where the roster is not asked. */
  readonly rows: (readonly MemberFrame[])[];
  /** The members as they were listed. */
  readonly members: MemberFrame[][];
  /** What lists show of this member, kept while nothing in it differs. */
  shown: MemberState | undefined;
  /** What was recorded, asked or not. */
  readonly answers: (AnswerValue | undefined)[];
  readonly unread: (Unread | undefined)[];
  readonly notes: (Texts | undefined)[];
  /** By the slots of asked cells; slot 0 is the frame itself. */
  readonly asked: boolean[];
  /** What screens read, kept until something that it depends on changes. */
  readonly states: (QuestionState | undefined)[];
  readonly rosterStates: (RosterState | undefined)[];
  /** What each question adds to the tallies. */
  readonly counted: (Tally | undefined)[];
  readonly tally: Tally;
  /** False once the member was removed. */
  listed: boolean;
  /** The highest number that a member's key has had, by roster slot: keys are never given twice. */
  readonly lastKey: number[];
}

/** What a screen needs to know of a roster as a whole. */
export interface RosterState {
  readonly path: Path;
  readonly label: Texts;
  readonly asked: boolean;
  readonly expected: number | undefined;
  readonly problems: readonly Problem[];
}

/** A frame in which nothing is answered and nothing is asked yet. */
export function newFrame(
  plan: Plan,
  roster: string | undefined,
  key: string,
  parent: MemberFrame | undefined,
): MemberFrame {
  const size = plan.layout.sizes.get(roster) ?? { questions: 0, rosters: 0 };
  const prefix = roster === undefined ? "" : `${parent?.prefix ?? ""}${roster}/${key}/`;
  return {
    roster,
    key,
    prefix,
    paths: plan.questionsIn.get(roster)?.map(({ question }) => prefix + question.name) ?? [],
    depth: parent === undefined ? 0 : parent.depth + 1,
    parent,
    position: 1,
    values: new Array(size.questions).fill(""),
    rows: Array.from({ length: size.rosters }, () => []),
    members: Array.from({ length: size.rosters }, () => []),
    shown: undefined,
    answers: new Array(size.questions).fill(undefined),
    unread: new Array(size.questions).fill(undefined),
    notes: new Array(size.questions).fill(undefined),
    asked: [roster === undefined],
    states: new Array(size.questions).fill(undefined),
    rosterStates: new Array(size.rosters).fill(undefined),
    counted: new Array(size.questions).fill(undefined),
    tally: { questions: 0, answered: 0, errors: 0 },
    listed: true,
    lastKey: new Array(size.rosters).fill(0),
  };
}

/** The frame that has `depth` rosters around it, on the way from a frame to the household. */
export function frameAt(frame: MemberFrame, depth: number): MemberFrame {
  let found = frame;
  while (found.depth > depth && found.parent !== undefined) found = found.parent;
  return found;
}

/** All members at the end of a way down through rosters; the frame itself where the way is empty. */
export function framesBelow(plan: Plan, frame: MemberFrame, rosters: readonly string[]): readonly MemberFrame[] {
  let frames: readonly MemberFrame[] = [frame];
  for (const roster of rosters) {
    const slot = plan.rosters.get(roster)?.slot ?? -1;
    frames = frames.flatMap((one) => one.members[slot] ?? []);
  }
  return frames;
}

/** A frame and everybody below it, in order. */
export function* everyFrame(frame: MemberFrame): Generator<MemberFrame> {
  yield frame;
  for (const members of frame.members) for (const member of members) yield* everyFrame(member);
}
