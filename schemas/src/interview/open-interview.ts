import { valueIn } from "../expression/compile.ts";
import { environmentOf } from "../expression/environment-of.ts";
import type { AnswerValue, Form } from "../form/model.ts";
import { restoreDraft, takeDraft } from "./draft.ts";
import { finaliseInterview, problemsIn } from "./finalise.ts";
import { firstAnswer } from "./first-answer.ts";
import type { Interview, InterviewOptions, MemberState, Path, SectionState } from "./interview.ts";
import { layoutItems } from "./layout-items.ts";
import { startMachine } from "./machine.ts";
import { type MemberFrame, newFrame, type Unread } from "./member-frame.ts";
import { appendMember, rearrange } from "./members.ts";
import { findFrame, findQuestion, findRoster, type QuestionPlace, type RosterPlace } from "./paths.ts";
import { planOf } from "./plan.ts";
import { labelIn, questionState, rosterState } from "./question-state.ts";
import { startTallies } from "./tallies.ts";

/**
 * Opens an interview, new or from its draft. The engine has no clock, no chance and no storage of its own.
 *
 * @throws RangeError for the draft of another form, or a path that the form does not have
 *
 * @example
 * ```ts
 * import { openInterview } from "@returns/schemas";
 * import { forms } from "@returns/schemas/forms";
 * import { expect } from "vitest";
 *
 * const interview = openInterview(forms.household, {
 *   today: "2026-11-24",
 *   now: () => "2026-11-24T10:00:00.000+02:00",
 * });
 * const changed = interview.set("visit_result", "interview");
 * expect(changed).toContain("consent_given");
 * interview.set("respondent_adult", "yes");
 * interview.set("consent_given", "yes");
 * interview.set("pop_group", "idp");
 * interview.type("hh_size", "٧");
 * expect(interview.question("hh_size").value).toBe(7);
 * expect(interview.finalise().status).toBe("problems");
 * ```
 */
export function openInterview(form: Form, options: InterviewOptions): Interview {
  const plan = planOf(form);
  const environment = environmentOf(form, {
    today: options.today,
    now: options.now,
    ...(options.random === undefined ? {} : { random: options.random }),
    ...(options.id === undefined ? {} : { interview: options.id }),
    ...(options.lists === undefined ? {} : { lists: options.lists }),
    ...(options.lastSaved === undefined ? {} : { lastSaved: options.lastSaved }),
    ...(options.parameters === undefined ? {} : { parameters: options.parameters }),
  });
  const root = newFrame(plan, undefined, "", undefined);
  const machine = startMachine(plan, environment, root, "computed");
  const confirmed = new Set(options.draft?.confirmed ?? []);
  const tallies = startTallies(machine, confirmed);
  const listeners = new Set<(changed: ReadonlySet<Path>) => void>();

  const settle = (): ReadonlySet<Path> => {
    machine.settle();
    const changed = machine.takeChanged();
    for (const listener of listeners) listener(changed);
    return changed;
  };

  const questionAt = (path: Path): QuestionPlace => {
    const place = findQuestion(plan, root, path);
    if (place === undefined) throw new RangeError(`Cannot find a question at "${path}" in ${form.id} ${form.version}`);
    return place;
  };
  const rosterAt = (path: Path): RosterPlace => {
    const place = findRoster(plan, root, path);
    if (place === undefined) throw new RangeError(`Cannot find a roster at "${path}" in ${form.id} ${form.version}`);
    return place;
  };

  const answer = (
    path: Path,
    value: AnswerValue | undefined,
    unread: Unread | undefined,
    note: Unread["message"] | undefined,
  ) => {
    const { frame, question } = questionAt(path);
    frame.unread[question.slot] = unread;
    frame.notes[question.slot] = note;
    // "It is right" was said of the answer before
    for (const mark of confirmed) if (mark.startsWith(`${path}|`)) confirmed.delete(mark);
    machine.record(frame, question, value);
    return settle();
  };

  /** First values, for a household or member that is new. */
  const applyDefaults = (frame: MemberFrame): void => {
    for (const question of plan.questionsIn.get(frame.roster) ?? []) {
      if (question.default === undefined || frame.answers[question.slot] !== undefined) continue;
      const first = firstAnswer(valueIn(question.default, frame, environment), question.question);
      if (first === undefined) continue;
      machine.record(frame, question, first);
      machine.settle();
    }
  };

  const addMembers = (path: Path, count: number): readonly MemberFrame[] => {
    const place = rosterAt(path);
    const { max } = place.roster.roster;
    const listed = place.frame.members[place.roster.slot]?.length ?? 0;
    if (listed + count > max) {
      const wanted = count === 1 ? "a member" : `${count} members`;
      throw new RangeError(
        `Cannot add ${wanted} to "${path}" as it has ${listed} already, and ${max} are the most that the form allows`,
      );
    }
    const added = Array.from({ length: count }, () => appendMember(machine, place, undefined));
    machine.membersChanged(place.frame, place.roster.roster.name);
    for (const member of added) machine.begin(member);
    machine.settle();
    for (const member of added) applyDefaults(member);
    settle();
    return added;
  };

  const fill = (moment: "opened" | "finalised"): void => {
    for (const question of plan.questionsIn.get(undefined) ?? []) {
      if (moment === "opened" && root.answers[question.slot] !== undefined) continue;
      const value = question.kind.fill?.(question.question, moment, options);
      if (value !== undefined) machine.record(root, question, value);
    }
  };

  if (options.draft !== undefined) restoreDraft(machine, options.draft);
  machine.begin(root);
  for (const [name, value] of Object.entries(options.known ?? {})) {
    const place = findQuestion(plan, root, name);
    if (place !== undefined && root.answers[place.question.slot] === undefined)
      machine.record(root, place.question, value);
  }
  fill("opened");
  machine.settle();
  if (options.draft === undefined) applyDefaults(root);

  return {
    form,
    question: (path) => {
      const { frame, question } = questionAt(path);
      return questionState(machine, frame, question, confirmed);
    },
    sections: () => {
      tallies.update();
      return form.sections.map((section): SectionState => {
        const group = plan.groups.get(section.name);
        return {
          name: section.name,
          label: group === undefined ? section.label : labelIn(group.label, machine, root),
          asked: root.asked[group?.askedBy ?? 0] === true,
          ...tallies.section(section.name),
        };
      });
    },
    layout: (of) => {
      const section = form.sections.find((candidate) => candidate.name === of);
      if (section !== undefined) return layoutItems(machine, root, section.children);
      const frame = findFrame(plan, root, of);
      if (frame === undefined) throw new RangeError(`Cannot lay out "${of}" as it is no section and no member`);
      return layoutItems(machine, frame, form.rosters.get(frame.roster ?? "")?.children ?? []);
    },
    members: (path) => {
      const { frame, roster } = rosterAt(path);
      tallies.update();
      const name = plan.questions.get(roster.roster.nameQuestion ?? "");
      return (frame.members[roster.slot] ?? []).map((member): MemberState => {
        const called = name === undefined ? undefined : member.answers[name.slot];
        const now = { key: member.key, name: called === undefined ? "" : String(called), ...member.tally };
        // The same object as long as it says the same, so that a list draws again only the members that changed
        if (member.shown === undefined || !isSame(member.shown, now)) member.shown = now;
        return member.shown;
      });
    },
    // An empty text and an empty list are no answers
    set: (path, value) => answer(path, isNothing(value) ? undefined : value, undefined, undefined),
    type: (path, typed) => {
      const { question } = questionAt(path);
      const reading = question.kind.read(typed, question.question);
      switch (reading.status) {
        case "value":
          return answer(path, reading.value, undefined, reading.note);
        case "empty":
          return answer(path, undefined, undefined, undefined);
        case "unreadable":
          return answer(path, undefined, { typed, message: reading.message }, undefined);
      }
    },
    clear: (path) => answer(path, undefined, undefined, undefined),
    addMember: (path) => addMembers(path, 1)[0]?.key ?? "",
    addMembers: (path, count) => addMembers(path, count).map(({ key }) => key),
    removeMember: (path, key) => {
      const place = rosterAt(path);
      const gone = place.frame.members[place.roster.slot]?.find((member) => member.key === key);
      if (gone === undefined) throw new RangeError(`Cannot remove "${key}" as it is no member of "${path}"`);
      tallies.forget(gone);
      for (const mark of confirmed) if (mark.startsWith(gone.prefix)) confirmed.delete(mark);
      rearrange(machine, place, (members) => members.filter((member) => member !== gone));
      settle();
    },
    moveMember: (path, key, position) => {
      rearrange(machine, rosterAt(path), (members) => {
        const moved = members.find((member) => member.key === key);
        if (moved === undefined) throw new RangeError(`Cannot move "${key}" as it is no member of "${path}"`);
        const others = members.filter((member) => member !== moved);
        return [...others.slice(0, position), moved, ...others.slice(position)];
      });
      settle();
    },
    confirm: (problem) => {
      const place = questionAt(problem.path);
      confirmed.add(`${problem.path}|${problem.code}`);
      machine.touch(place.frame, place.question);
      settle();
    },
    rosterProblems: (path) => {
      const { frame, roster } = rosterAt(path);
      return rosterState(machine, frame, roster).problems;
    },
    leftOut: () => {
      tallies.update();
      return tallies.leftOut();
    },
    problems: () => [...problemsIn(machine, root, form.sections, confirmed)],
    progress: () => {
      tallies.update();
      const all = form.sections.map((section) => tallies.section(section.name));
      return {
        questions: all.reduce((sum, section) => sum + section.questions, 0),
        answered: all.reduce((sum, section) => sum + section.answered, 0),
      };
    },
    draft: () => takeDraft(machine, confirmed),
    finalise: () => {
      fill("finalised");
      settle();
      return finaliseInterview(machine, confirmed);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const isSame = (a: MemberState, b: MemberState): boolean =>
  a.name === b.name && a.questions === b.questions && a.answered === b.answered && a.errors === b.errors;

const isNothing = (value: AnswerValue): boolean =>
  value === "" || Number.isNaN(value) || (Array.isArray(value) && value.length === 0);
