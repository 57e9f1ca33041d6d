import type { Interview, LayoutItem, Question, SectionState } from "@returns/schemas";
import type { Step } from "../app/route.ts";
import { widgets } from "../widgets/index.ts";
import { memberOf, nameIn } from "./where.ts";

type SectionStep = Extract<Step, { readonly show: "section" }>;

/** The sections that show anything at all now: a section of calculations only is never a page. */
export const shownSections = (interview: Interview): readonly SectionState[] =>
  interview.sections().filter((section) => section.asked && hasSomething(interview, interview.layout(section.name)));

/** The page after this one: the next person on a person's page, else the next section, at last the end. */
export const stepAfter = (interview: Interview, step: SectionStep): Step => {
  if (step.member !== undefined) return neighbour(interview, step, step.member, 1) ?? listOf(step);
  const form = interview.form.sections.map((section) => section.name);
  const here = form.indexOf(step.section);
  const next = shownSections(interview).find((section) => form.indexOf(section.name) > here);
  return next === undefined ? { show: "finish" } : { show: "section", section: next.name };
};

/** The page before this one, undefined at the very first. */
export const stepBefore = (interview: Interview, step: Step): Step | undefined => {
  if (step.show === "section" && step.member !== undefined) {
    return neighbour(interview, step, step.member, -1) ?? listOf(step);
  }
  const form = interview.form.sections.map((section) => section.name);
  const here = step.show === "section" ? form.indexOf(step.section) : form.length;
  const before = shownSections(interview).findLast((section) => form.indexOf(section.name) < here);
  return before === undefined ? undefined : { show: "section", section: before.name };
};

/** The list in which a person stands. */
const listOf = (step: SectionStep): SectionStep => {
  const outer = step.member?.split("/").slice(0, -2).join("/") ?? "";
  return { show: "section", section: step.section, ...(outer === "" ? {} : { member: outer }) };
};

/** The step itself when its page is still there, else the nearest one that is: a member may be gone since. */
export const existingStep = (interview: Interview, step: Step): Step | undefined => {
  if (step.show !== "section") return step;
  if (!interview.form.sections.some((section) => section.name === step.section)) return undefined;
  if (step.member === undefined || isMember(interview, step.member)) return step;
  return existingStep(interview, listOf(step));
};

/** Whether all members along a path such as `structure/m1/household/m4` are there. */
const isMember = (interview: Interview, scope: string): boolean => {
  const parts = scope.split("/");
  return parts.every((key, position) => {
    if (position % 2 === 0) return true;
    const roster = parts.slice(0, position).join("/");
    return interview.members(roster).some((member) => member.key === key);
  });
};

const neighbour = (interview: Interview, step: SectionStep, scope: string, distance: 1 | -1): Step | undefined => {
  const { roster, key } = memberOf(scope);
  const members = interview.members(roster);
  const next = members[members.findIndex((member) => member.key === key) + distance];
  return next === undefined ? undefined : { show: "section", section: step.section, member: `${roster}/${next.key}` };
};

const isShown = (question: Question | undefined): boolean =>
  question !== undefined && widgets[question.kind].frame !== "hidden";

const hasSomething = (interview: Interview, items: readonly LayoutItem[]): boolean =>
  items.some((item) => isSomething(interview, item));

const isSomething = (interview: Interview, item: LayoutItem): boolean => {
  switch (item.item) {
    case "question":
      return isShown(interview.form.questions.get(nameIn(item.path)));
    case "group":
      return hasSomething(interview, item.items);
    case "roster":
      return true;
  }
};
