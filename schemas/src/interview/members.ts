import type { AnswerValue } from "../form/model.ts";
import type { Machine } from "./machine.ts";
import { frameAt, framesBelow, type MemberFrame, newFrame } from "./member-frame.ts";
import type { RosterPlace } from "./paths.ts";

/** Puts a new member at the end of a roster; nothing in it is computed yet. */
export function appendMember(machine: Machine, { frame, roster }: RosterPlace, key: string | undefined): MemberFrame {
  const number = key === undefined ? (frame.lastKey[roster.slot] ?? 0) + 1 : Number(key.replace(/^m/, ""));
  if (Number.isInteger(number)) frame.lastKey[roster.slot] = Math.max(frame.lastKey[roster.slot] ?? 0, number);
  const member = newFrame(machine.plan, roster.roster.name, key ?? `m${number}`, frame);
  frame.members[roster.slot]?.push(member);
  return member;
}

/**
 * Lets go of a member, or puts it somewhere else among the others. Questions whose answer is one of the members keep
 * meaning the same person, though the person's line number is another.
 */
export function rearrange(
  machine: Machine,
  { frame, roster }: RosterPlace,
  arrange: (members: readonly MemberFrame[]) => readonly MemberFrame[],
): void {
  const before = frame.members[roster.slot] ?? [];
  const after = [...arrange(before)];
  frame.members[roster.slot] = after;
  machine.membersChanged(frame, roster.roster.name);
  for (const question of machine.plan.questions.values()) {
    if (question.memberOf?.roster !== roster.roster.name) continue;
    const { depth } = question.memberOf;
    const inside = question.question.rosters.slice(depth);
    for (const place of framesBelow(machine.plan, frameAt(frame, depth), inside)) {
      const answer = place.answers[question.slot];
      const moved = answer === undefined ? undefined : lineAfter(answer, before, after);
      if (moved !== answer) machine.record(place, question, moved);
    }
  }
}

function lineAfter(
  answer: AnswerValue,
  before: readonly MemberFrame[],
  after: readonly MemberFrame[],
): AnswerValue | undefined {
  const member = before[Number(answer) - 1];
  const place = member === undefined ? -1 : after.indexOf(member);
  return place < 0 ? undefined : String(place + 1);
}
