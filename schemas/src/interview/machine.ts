import { isTrue, valueIn } from "../expression/compile.ts";
import { dayOnly, isoText } from "../expression/dates.ts";
import type { Environment } from "../expression/environment.ts";
import { isDate, isMissing, toNumber, toText, type Value } from "../expression/value.ts";
import { valueOfAnswer } from "../expression/value-of-answer.ts";
import type { AnswerValue, Measure, MissingReason } from "../form/model.ts";
import type { Dependent } from "./dependents.ts";
import { governedKey } from "./governed.ts";
import type { Path } from "./interview.ts";
import { everyFrame, frameAt, framesBelow, type MemberFrame } from "./member-frame.ts";
import type { AskedCell, Plan, QuestionPlan, ValueCell } from "./plan.ts";

/** Whether calculations are computed, as in an interview, or taken as recorded, as when a finished one is judged. */
export type Calculations = "computed" | "recorded";

/** Carries changes to everything that depends on them. */
export interface Machine {
  readonly plan: Plan;
  readonly environment: Environment;
  /** The day of the interview, `YYYY-MM-DD`. */
  readonly today: string;
  readonly root: MemberFrame;
  /** Records an answer, or that there is none. */
  record(frame: MemberFrame, question: QuestionPlan, answer: AnswerValue | undefined): void;
  /** Says that a question reads differently, though perhaps not its answer. */
  touch(frame: MemberFrame, question: QuestionPlan): void;
  /** Says that the members of a roster are others, or in another order. */
  membersChanged(frame: MemberFrame, roster: string): void;
  /** Computes a new frame for the first time, and all that is in it. */
  begin(frame: MemberFrame): void;
  /** Computes what the changes so far lead to. */
  settle(): void;
  /** The paths that read differently since they were last taken. */
  takeChanged(): ReadonlySet<Path>;
  /** The questions whose tally must be counted again; each is given out once. */
  takeUncounted(): ReadonlyMap<MemberFrame, ReadonlySet<QuestionPlan>>;
}

export function startMachine(
  plan: Plan,
  environment: Environment,
  root: MemberFrame,
  calculations: Calculations,
): Machine {
  const { dependents, cells } = plan;
  const pending = cells.map(() => new Set<MemberFrame>());
  let firstPending = cells.length;
  let changed = new Set<Path>();
  let uncounted = new Map<MemberFrame, Set<QuestionPlan>>();

  const compute = (rank: number, frame: MemberFrame): void => {
    pending[rank]?.add(frame);
    firstPending = Math.min(firstPending, rank);
  };

  const eachDependent = <Target>(
    all: ReadonlyMap<string, readonly Dependent<Target>[]>,
    key: string,
    frame: MemberFrame,
    visit: (target: Target, frame: MemberFrame) => void,
  ): void => {
    for (const { target, chain, depth } of all.get(key) ?? []) {
      for (const found of framesBelow(plan, frameAt(frame, depth), chain.slice(depth))) visit(target, found);
    }
  };

  const spread = (key: string, frame: MemberFrame): void => {
    eachDependent(dependents.cells, key, frame, compute);
    eachDependent(dependents.questions, key, frame, (question, found) => touch(found, question));
    eachDependent(dependents.rosters, key, frame, ({ slot, roster }, found) => {
      found.rosterStates[slot] = undefined;
      changed.add(`${found.prefix}${roster.name}`);
    });
  };

  const touch = (frame: MemberFrame, question: QuestionPlan): void => {
    frame.states[question.slot] = undefined;
    changed.add(frame.paths[question.slot] ?? "");
    const known = uncounted.get(frame);
    if (known === undefined) uncounted.set(frame, new Set([question]));
    else known.add(question);
  };

  /** Brings the value that expressions read up to date. */
  const refresh = (frame: MemberFrame, question: QuestionPlan): void => {
    const asked = frame.asked[question.askedBy] === true;
    const value = asked ? valueOfAnswer(question.question, frame.answers[question.slot]) : "";
    if (same(frame.values[question.slot] ?? "", value)) return;
    frame.values[question.slot] = value;
    spread(`question ${question.question.name}`, frame);
  };

  const record = (frame: MemberFrame, question: QuestionPlan, answer: AnswerValue | undefined): void => {
    frame.answers[question.slot] = answer;
    touch(frame, question);
    refresh(frame, question);
  };

  const runAsked = (cell: AskedCell, frame: MemberFrame): void => {
    const around = cell.around.frame === "same" ? frame : frame.parent;
    const asked =
      around?.asked[cell.around.slot] === true &&
      (cell.relevant === undefined || isTrue(cell.relevant, frame, environment));
    if (frame.asked[cell.slot] === asked) return;
    frame.asked[cell.slot] = asked;
    const inside = plan.governed.get(governedKey(frame.roster, cell.slot));
    for (const question of inside?.questions ?? []) {
      touch(frame, question);
      refresh(frame, question);
    }
    for (const rank of inside?.cells ?? []) compute(rank, frame);
    for (const roster of inside?.rosters ?? []) {
      const members = frame.members[roster.slot] ?? [];
      frame.rows[roster.slot] = asked ? [...members] : [];
      const cell = plan.memberCells.get(roster.roster.name);
      if (cell !== undefined) for (const member of members) compute(cell, member);
      spread(`roster ${roster.roster.name}`, frame);
    }
  };

  const runValue = (cell: ValueCell, frame: MemberFrame): void => {
    const question = plan.questions.get(cell.name);
    if (question === undefined || calculations === "recorded" || frame.asked[question.askedBy] !== true) return;
    const computed = answerOf(
      valueIn(cell.calculation, frame, environment),
      question.measure,
      question.question.missing,
    );
    const answer = computed === undefined || question.accepts(computed) ? computed : undefined;
    if (sameAnswer(answer, frame.answers[question.slot])) return;
    record(frame, question, answer);
  };

  return {
    plan,
    environment,
    today: isoText(environment.today),
    root,
    record,
    touch,
    membersChanged: (frame, roster) => {
      const place = plan.rosters.get(roster);
      if (place === undefined) return;
      const members = frame.members[place.slot] ?? [];
      members.forEach((member, i) => {
        member.position = i + 1;
      });
      frame.rows[place.slot] = frame.asked[place.askedBy] === true ? [...members] : [];
      spread(`roster ${roster}`, frame);
    },
    begin: (frame) => {
      for (const one of everyFrame(frame)) {
        for (const rank of plan.cellsIn.get(one.roster) ?? []) compute(rank, one);
        for (const question of plan.questionsIn.get(one.roster) ?? []) {
          touch(one, question);
          refresh(one, question);
        }
      }
    },
    settle: () => {
      // Cells stand behind what they read, so a change reaches later cells only and one walk is enough
      while (firstPending < cells.length) {
        const rank = firstPending;
        firstPending += 1;
        const cell = cells[rank];
        const frames = pending[rank];
        if (cell === undefined || frames === undefined || frames.size === 0) continue;
        const waiting = [...frames];
        frames.clear();
        for (const frame of waiting) cell.computes === "asked" ? runAsked(cell, frame) : runValue(cell, frame);
      }
    },
    takeChanged: () => {
      const result = changed;
      changed = new Set();
      return result;
    },
    takeUncounted: () => {
      const result = uncounted;
      uncounted = new Map();
      return result;
    },
  };
}

/**
 * A computed value as it is recorded; undefined for what is empty or not finite. A reason why there is no value, such as
 * the don't know of a head's age, is recorded where the calculation declares that it may have one.
 */
export function answerOf(value: Value, measure: Measure, missing: readonly MissingReason[]): AnswerValue | undefined {
  if (isMissing(value)) return missing.includes(value.reason) ? value.reason : undefined;
  if (measure === "number") {
    const number = toNumber(value);
    return Number.isFinite(number) ? number : undefined;
  }
  const text = measure === "date" && isDate(value) ? isoText(dayOnly(value)) : toText(value);
  if (text === "" || (typeof value === "number" && !Number.isFinite(value))) return undefined;
  return measure === "categories" || measure === "ranking" ? text.split(/\s+/) : text;
}

function same(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a.type !== b.type) return false;
  return toText(a) === toText(b);
}

const sameAnswer = (a: AnswerValue | undefined, b: AnswerValue | undefined): boolean =>
  a === b || (Array.isArray(a) && Array.isArray(b) && a.join(" ") === b.join(" "));
