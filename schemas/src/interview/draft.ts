import type { AnswerValue } from "../form/model.ts";
import type { InterviewDraft, Path } from "./interview.ts";
import type { Machine } from "./machine.ts";
import { everyFrame, type MemberFrame } from "./member-frame.ts";
import { appendMember } from "./members.ts";
import { findQuestion, findRoster } from "./paths.ts";

/** What is stored after each answer. */
export function takeDraft(machine: Machine, confirmed: ReadonlySet<string>): InterviewDraft {
  const answers: Record<Path, AnswerValue> = {};
  const typed: Record<Path, string> = {};
  const members: Record<Path, readonly string[]> = {};
  const { plan } = machine;
  for (const frame of everyFrame(machine.root)) {
    frame.paths.forEach((path, slot) => {
      const answer = frame.answers[slot];
      const unread = frame.unread[slot];
      if (answer !== undefined) answers[path] = answer;
      if (unread !== undefined) typed[path] = unread.typed;
    });
    for (const { roster, slot } of plan.rostersIn.get(frame.roster) ?? []) {
      const keys = frame.members[slot]?.map((member) => member.key) ?? [];
      if (keys.length > 0) members[`${frame.prefix}${roster.name}`] = keys;
    }
  }
  return { formHash: plan.form.hash, answers, typed, members, confirmed: [...confirmed] };
}

/**
 * Lays a stored draft out in empty frames, before anything is computed. Paths that the form does not have are left out.
 *
 * @throws RangeError for the draft of another form
 */
export function restoreDraft(machine: Machine, draft: InterviewDraft): void {
  const { plan, root } = machine;
  if (draft.formHash !== plan.form.hash) {
    throw new RangeError(
      `Cannot go on with this interview as it was begun with another form: ${draft.formHash.slice(0, 12)}. ` +
        `Open it with that form, not with ${plan.form.id} ${plan.form.version}`,
    );
  }
  restoreMembers(machine, root, draft);
  for (const [path, answer] of Object.entries(draft.answers)) {
    const place = findQuestion(plan, root, path);
    if (place !== undefined) place.frame.answers[place.question.slot] = answer;
  }
  for (const [path, typed] of Object.entries(draft.typed)) {
    const place = findQuestion(plan, root, path);
    const reading = place?.question.kind.read(typed, place.question.question);
    if (place === undefined || reading?.status !== "unreadable") continue;
    place.frame.unread[place.question.slot] = { typed, message: reading.message };
  }
}

function restoreMembers(machine: Machine, frame: MemberFrame, draft: InterviewDraft): void {
  for (const { roster } of machine.plan.rostersIn.get(frame.roster) ?? []) {
    const path = `${frame.prefix}${roster.name}`;
    const place = findRoster(machine.plan, machine.root, path);
    if (place === undefined) continue;
    for (const key of draft.members[path] ?? []) restoreMembers(machine, appendMember(machine, place, key), draft);
    machine.membersChanged(frame, roster.name);
  }
}
