import type { Answers, AnswerValue, FormNode } from "../form/model.ts";
import type { Finalised, Path, Problem } from "./interview.ts";
import type { Machine } from "./machine.ts";
import { everyFrame, type MemberFrame } from "./member-frame.ts";
import { questionState, rosterState } from "./question-state.ts";

/** All that is wrong with an interview, in the order of the form. */
export function* problemsIn(
  machine: Machine,
  frame: MemberFrame,
  nodes: readonly FormNode[],
  confirmed: ReadonlySet<string>,
): Generator<Problem> {
  for (const node of nodes) {
    if (node.node === "group") yield* problemsIn(machine, frame, node.children, confirmed);
    else if (node.node === "question") {
      const plan = machine.plan.questions.get(node.name);
      if (plan !== undefined) yield* questionState(machine, frame, plan, confirmed).problems;
    } else {
      const plan = machine.plan.rosters.get(node.name);
      if (plan === undefined) continue;
      yield* rosterState(machine, frame, plan).problems;
      for (const member of frame.members[plan.slot] ?? []) {
        yield* problemsIn(machine, member, node.children, confirmed);
      }
    }
  }
}

/** Takes the answers out of an interview, or says what still stands in the way. */
export function finaliseInterview(machine: Machine, confirmed: ReadonlySet<string>): Finalised {
  const { form } = machine.plan;
  const problems = [...problemsIn(machine, machine.root, form.sections, confirmed)].filter(
    (problem) => !problem.confirmed,
  );
  if (problems.length > 0) return { status: "problems", problems };
  return {
    status: "finalised",
    answers: answersIn(machine, machine.root),
    ...leftBehind(machine),
    confirmed: [...confirmed],
  };
}

/** What was asked and answered and is to be kept, flat by name. */
function answersIn(machine: Machine, frame: MemberFrame): Answers {
  const { plan } = machine;
  const answers: Record<string, AnswerValue | readonly Answers[]> = {};
  for (const { question, slot, askedBy, erased } of plan.questionsIn.get(frame.roster) ?? []) {
    const answer = frame.answers[slot];
    if (answer !== undefined && frame.asked[askedBy] === true && !erased) answers[question.name] = answer;
  }
  for (const { roster, slot, askedBy } of plan.rostersIn.get(frame.roster) ?? []) {
    const members = frame.members[slot] ?? [];
    if (members.length === 0 || frame.asked[askedBy] !== true) continue;
    answers[roster.name] = members.map((member) => answersIn(machine, member));
  }
  return answers;
}

/** Answers that people gave and that do not leave the phone: their question is no longer asked, or they were never to stay. */
function leftBehind(machine: Machine): { readonly dropped: readonly Path[]; readonly erased: readonly Path[] } {
  const dropped: Path[] = [];
  const erased: Path[] = [];
  for (const frame of everyFrame(machine.root)) {
    for (const plan of machine.plan.questionsIn.get(frame.roster) ?? []) {
      if (frame.answers[plan.slot] === undefined || plan.kind.filledBy !== "enumerator") continue;
      const path = `${frame.prefix}${plan.question.name}`;
      if (plan.erased) erased.push(path);
      else if (frame.asked[plan.askedBy] !== true) dropped.push(path);
    }
  }
  return { dropped, erased };
}
