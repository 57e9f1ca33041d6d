import { type Compiled, isTrue, valueIn } from "../expression/compile.ts";
import { toNumber } from "../expression/value.ts";
import type { AnswerValue, Choice, Texts } from "../form/model.ts";
import { filledList, offeredChoices } from "./choices.ts";
import type { Problem, QuestionState } from "./interview.ts";
import { fillLabel, type LabelTemplate } from "./label.ts";
import type { Machine } from "./machine.ts";
import { frameAt, type MemberFrame, type RosterState } from "./member-frame.ts";
import type { QuestionPlan, RosterPlan } from "./plan.ts";
import { inShownOrder } from "./shuffle.ts";
import { words } from "./words.ts";

/** Everything that a screen needs of one question; computed when it is asked for and kept until something changes. */
export function questionState(
  machine: Machine,
  frame: MemberFrame,
  plan: QuestionPlan,
  confirmed: ReadonlySet<string>,
): QuestionState {
  const known = frame.states[plan.slot];
  if (known !== undefined) return known;
  const { question } = plan;
  const path = frame.paths[plan.slot] ?? "";
  const asked = frame.asked[plan.askedBy] === true;
  const value = frame.answers[plan.slot];
  const unread = frame.unread[plan.slot];
  const note = frame.notes[plan.slot];
  const required = holds(plan.required, machine, frame);
  const offered = asked ? offeredChoices(machine.plan, plan, frame, machine.environment) : [];
  const choices = inShownOrder(offered, plan, frame, machine.environment);
  const found = asked ? problemsOf(machine, frame, plan, { value, required, choices }) : [];
  const state: QuestionState = {
    path,
    question,
    asked,
    value,
    typed: unread?.typed,
    ...(note === undefined ? {} : { note }),
    required,
    readOnly: holds(plan.readOnly, machine, frame),
    choices,
    label: labelIn(plan.label, machine, frame),
    ...(plan.hint === undefined ? {} : { hint: labelIn(plan.hint, machine, frame) }),
    problems: found.map((problem) => ({ path, ...problem, confirmed: isConfirmed(path, problem, confirmed) })),
  };
  frame.states[plan.slot] = state;
  return state;
}

/** What a screen needs of a roster as a whole. */
export function rosterState(machine: Machine, frame: MemberFrame, plan: RosterPlan): RosterState {
  const known = frame.rosterStates[plan.slot];
  if (known !== undefined) return known;
  const path = `${frame.prefix}${plan.roster.name}`;
  const asked = frame.asked[plan.askedBy] === true;
  const counted = plan.count === undefined ? Number.NaN : toNumber(valueIn(plan.count, frame, machine.environment));
  const expected = Number.isFinite(counted) ? Math.max(0, Math.trunc(counted)) : undefined;
  const listed = frame.members[plan.slot]?.length ?? 0;
  const problems: readonly Problem[] =
    !asked || expected === undefined || expected === listed
      ? []
      : [
          {
            path,
            severity: "error",
            code: "roster-count",
            message: words.rosterCount(listed, expected),
            confirmed: false,
          },
        ];
  const state = { path, label: labelIn(plan.label, machine, frame), asked, expected, problems };
  frame.rosterStates[plan.slot] = state;
  return state;
}

/** A label with the answers that it names, in every language. */
export function labelIn(label: LabelTemplate, machine: Machine, frame: MemberFrame): Texts {
  const { plan, environment } = machine;
  return fillLabel(label, (name, depth, language) => {
    const named = plan.questions.get(name);
    const place = frameAt(frame, depth);
    const answer = named === undefined || place.asked[named.askedBy] !== true ? undefined : place.answers[named.slot];
    const isValue = answer !== undefined && !named?.question.missing.some((reason) => reason === answer);
    if (named === undefined || answer === undefined || !isValue) return "…";
    return named.kind.show(answer, filledList(plan.form, named.question.list, environment), language);
  });
}

type Found = Pick<Problem, "severity" | "code" | "message">;

interface Given {
  readonly value: AnswerValue | undefined;
  readonly required: boolean;
  readonly choices: readonly Choice[];
}

function problemsOf(machine: Machine, frame: MemberFrame, plan: QuestionPlan, given: Given): readonly Found[] {
  const { question, kind } = plan;
  const unread = frame.unread[plan.slot];
  if (unread !== undefined) return [{ severity: "error", code: "unreadable", message: unread.message }];
  if (given.value === undefined) {
    if (!given.required || kind.filledBy !== "enumerator") return [];
    const message = question.requiredMessage ?? words.required(question.missing.length > 0);
    return [{ severity: "error", code: "required", message }];
  }
  // A reason for a missing value is an answer: no range and no rule of the question can be wrong about it
  const isReason = question.missing.some((reason) => reason === given.value);
  const judging = { today: machine.today, offered: given.choices };
  const own = isReason ? [] : kind.problems(given.value, question, judging);
  const broken = plan.checks.filter(
    ({ check, test }) => !(isReason && question.checks.includes(check)) && !isTrue(test, frame, machine.environment),
  );
  const unfit = own.length === 0 && !plan.accepts(given.value);
  return [
    ...own,
    ...(unfit ? [{ severity: "error", code: "unfit", message: words.unfit() } as const] : []),
    ...broken.map(
      ({ check, message }): Found => ({
        severity: check.severity === "hard" ? "error" : "warning",
        code: check.id,
        message: labelIn(message, machine, frame),
      }),
    ),
  ];
}

const holds = (condition: boolean | Compiled, machine: Machine, frame: MemberFrame): boolean =>
  typeof condition === "boolean" ? condition : isTrue(condition, frame, machine.environment);

const isConfirmed = (path: string, problem: Found, confirmed: ReadonlySet<string>): boolean =>
  problem.severity === "warning" && confirmed.has(`${path}|${problem.code}`);
