import { parseDate } from "../expression/dates.ts";
import { environmentOf } from "../expression/environment-of.ts";
import type { Answers, AnswerValue, Form } from "../form/model.ts";
import type { Problem } from "./interview.ts";
import { startMachine } from "./machine.ts";
import { everyFrame, type MemberFrame, newFrame } from "./member-frame.ts";
import { appendMember } from "./members.ts";
import { type Plan, planOf } from "./plan.ts";
import { questionState, rosterState } from "./question-state.ts";
import { words } from "./words.ts";

/** What is wrong with a finished interview, and where: `["member", 2, "age"]`. */
export interface Judgement extends Pick<Problem, "code" | "message"> {
  readonly place: readonly (string | number)[];
}

/**
 * Judges recorded answers by the form alone: what was answered but not to be asked, what was to be answered and is not,
 * which hard rules do not hold.
 *
 * Calculations are taken as they were recorded, since they may have read lists and parameters of the project that are not
 * here; answers out of such lists are not judged. Warnings are the business of the interview.
 */
export function judgeAnswers(form: Form, answers: Answers): readonly Judgement[] {
  const plan = planOf(form);
  const environment = environmentOf(form, { today: dayOfInterview(form, answers) });
  const root = newFrame(plan, undefined, "", undefined);
  const machine = startMachine(plan, environment, root, "recorded");
  const place = new Map<MemberFrame, readonly (string | number)[]>([[root, []]]);
  const lay = (frame: MemberFrame, row: Answers): void => {
    for (const { question, slot } of plan.questionsIn.get(frame.roster) ?? []) {
      const answer = row[question.name];
      if (answer !== undefined && !isRows(answer)) frame.answers[slot] = answer;
    }
    for (const roster of plan.rostersIn.get(frame.roster) ?? []) {
      const rows = row[roster.roster.name];
      if (!isRows(rows)) continue;
      rows.forEach((inner, i) => {
        const member = appendMember(machine, { frame, roster }, undefined);
        place.set(member, [...(place.get(frame) ?? []), roster.roster.name, i]);
        lay(member, inner);
      });
      machine.membersChanged(frame, roster.roster.name);
    }
  };
  lay(root, answers);
  machine.begin(root);
  machine.settle();

  const found: Judgement[] = [];
  const nothingConfirmed = new Set<string>();
  for (const frame of everyFrame(root)) {
    const around = place.get(frame) ?? [];
    for (const question of plan.questionsIn.get(frame.roster) ?? []) {
      if (question.erased) continue;
      const { name } = question.question;
      const asked = frame.asked[question.askedBy] === true;
      if (!asked && frame.answers[question.slot] !== undefined) {
        found.push({ place: [...around, name], code: "not-asked", message: words.notAsked() });
      }
      for (const { severity, code, message } of questionState(machine, frame, question, nothingConfirmed).problems) {
        if (severity === "error" && !(code === "choice" && comesWithProject(plan, question.question.list))) {
          found.push({ place: [...around, name], code, message });
        }
      }
    }
    for (const roster of plan.rostersIn.get(frame.roster) ?? []) {
      for (const { code, message } of rosterState(machine, frame, roster).problems) {
        found.push({ place: [...around, roster.roster.name], code, message });
      }
    }
  }
  return found;
}

/** The recorded day of the interview; where there is none, no day is too late. */
function dayOfInterview(form: Form, answers: Answers): string {
  for (const { name, settings } of form.questions.values()) {
    const day = settings.source === "today" ? answers[name] : undefined;
    if (typeof day === "string" && parseDate(day) !== undefined) return day;
  }
  return "9999-12-31";
}

const comesWithProject = ({ form }: Plan, list: string | undefined): boolean =>
  form.lists.get(list ?? "")?.source === "project";

const isRows = (answer: AnswerValue | readonly Answers[] | undefined): answer is readonly Answers[] =>
  Array.isArray(answer) && answer.every((row) => typeof row === "object");
