import type { Path } from "./interview.ts";
import type { Machine } from "./machine.ts";
import { everyFrame, type MemberFrame, type Tally } from "./member-frame.ts";
import type { QuestionPlan } from "./plan.ts";
import { questionState } from "./question-state.ts";

/** Keeps count of questions, answers and errors for sections and members, at the cost of what has changed. */
export interface Tallies {
  section(name: string): Tally;
  /** Answers of the enumerator to questions that are not asked any more. */
  leftOut(): readonly Path[];
  /** Takes a member that goes, and all below it, out of the counts. */
  forget(frame: MemberFrame): void;
  /** Counts again whatever has changed. */
  update(): void;
}

export function startTallies(machine: Machine, confirmed: ReadonlySet<string>): Tallies {
  const sections = new Map<string, Tally>();
  const leftOut = new Set<Path>();
  const sectionOf = (question: QuestionPlan): Tally => {
    const known = sections.get(question.section) ?? { questions: 0, answered: 0, errors: 0 };
    sections.set(question.section, known);
    return known;
  };
  return {
    leftOut: () => [...leftOut],
    section: (name) => sections.get(name) ?? { questions: 0, answered: 0, errors: 0 },
    forget: (frame) => {
      for (const gone of everyFrame(frame)) {
        gone.listed = false;
        for (const question of machine.plan.questionsIn.get(gone.roster) ?? []) {
          const counted = gone.counted[question.slot];
          if (counted !== undefined) add(sectionOf(question), counted, -1);
          leftOut.delete(gone.paths[question.slot] ?? "");
        }
      }
    },
    update: () => {
      for (const [frame, questions] of machine.takeUncounted()) {
        if (!frame.listed) continue;
        for (const question of questions) {
          const before = frame.counted[question.slot];
          const now = count(machine, frame, question, confirmed);
          frame.counted[question.slot] = now;
          if (isLeftOut(frame, question)) leftOut.add(frame.paths[question.slot] ?? "");
          else leftOut.delete(frame.paths[question.slot] ?? "");
          for (const tally of [frame.tally, sectionOf(question)]) {
            if (before !== undefined) add(tally, before, -1);
            add(tally, now, 1);
          }
        }
      }
    },
  };
}

const isLeftOut = (frame: MemberFrame, question: QuestionPlan): boolean =>
  frame.answers[question.slot] !== undefined &&
  frame.asked[question.askedBy] !== true &&
  question.kind.filledBy === "enumerator";

const nothing: Tally = { questions: 0, answered: 0, errors: 0 };

function count(machine: Machine, frame: MemberFrame, question: QuestionPlan, confirmed: ReadonlySet<string>): Tally {
  if (question.kind.filledBy !== "enumerator" || frame.asked[question.askedBy] !== true) return nothing;
  const { value, problems } = questionState(machine, frame, question, confirmed);
  const errors = problems.filter((problem) => problem.severity === "error" && problem.code !== "required").length;
  return { questions: 1, answered: value === undefined ? 0 : 1, errors };
}

function add(tally: Tally, part: Tally, sign: 1 | -1): void {
  tally.questions += sign * part.questions;
  tally.answered += sign * part.answered;
  tally.errors += sign * part.errors;
}
