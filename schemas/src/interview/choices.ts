import { isTrue } from "../expression/compile.ts";
import type { Environment, Row } from "../expression/environment.ts";
import { placesOf } from "../expression/list-key.ts";
import { toBoolean } from "../expression/value.ts";
import type { Choice, ChoiceList, Form, Texts } from "../form/model.ts";
import { frameAt, type MemberFrame } from "./member-frame.ts";
import type { Plan, QuestionPlan } from "./plan.ts";

/** The choices of a question that its filter leaves, in the order of the list. */
export function offeredChoices(
  plan: Plan,
  question: QuestionPlan,
  frame: MemberFrame,
  environment: Environment,
): readonly Choice[] {
  if (question.memberOf !== undefined) return memberChoices(plan, question, frame, environment);
  const list = plan.form.lists.get(question.question.list ?? "");
  if (list === undefined) return [];
  const { filter } = question;
  const rows = environment.rows(list.name);
  const choices = choicesOf(list, rows, plan.form);
  if (filter === undefined) return choices;
  const accepts = (place: number): boolean => toBoolean(filter.evaluate(frame, environment, rows[place]));
  const places = placesOf(question.filterKey, list.name, frame, environment, undefined);
  if (places === undefined) return choices.filter((_choice, place) => accepts(place));
  return places.flatMap((place) => {
    const choice = choices[place];
    return choice !== undefined && accepts(place) ? [choice] : [];
  });
}

/** A list with its choices, also where the rows came with the project: for showing answers. */
export function filledList(form: Form, name: string | undefined, environment: Environment): ChoiceList | undefined {
  const list = form.lists.get(name ?? "");
  return list?.source === "project"
    ? { source: "form", name: list.name, choices: choicesOf(list, environment.rows(list.name), form) }
    : list;
}

const ofProject = new WeakMap<readonly Row[], readonly Choice[]>();

function choicesOf(list: ChoiceList, rows: readonly Row[], form: Form): readonly Choice[] {
  if (list.source === "form") return list.choices;
  const known = ofProject.get(rows);
  if (known !== undefined) return known;
  const choices = rows.map((row) => ({
    code: row[list.codeColumn] ?? "",
    label: labelOf(row, list.labelColumn, form.languages),
    columns: row,
  }));
  ofProject.set(rows, choices);
  return choices;
}

/** A row's label: `site_name`, and `site_name_ar` for Arabic where the project has that column. */
function labelOf(row: Row, column: string, languages: readonly string[]): Texts {
  const label = row[column] ?? row.name ?? "";
  return Object.fromEntries(languages.map((language) => [language, row[`${column}_${language}`] || label]));
}

function memberChoices(
  plan: Plan,
  { filter, memberOf }: QuestionPlan,
  frame: MemberFrame,
  environment: Environment,
): readonly Choice[] {
  const roster = plan.rosters.get(memberOf?.roster ?? "");
  const rows = frameAt(frame, memberOf?.depth ?? 0).rows[roster?.slot ?? -1] ?? [];
  const name = plan.questions.get(roster?.roster.nameQuestion ?? "");
  return rows
    .filter((member) => filter === undefined || isTrue(filter, member, environment))
    .map((member) => {
      const called = name === undefined ? undefined : member.answers[name.slot];
      const label = called === undefined ? String(member.position) : `${member.position}. ${called}`;
      return {
        code: String(member.position),
        label: Object.fromEntries(plan.form.languages.map((language) => [language, label])),
      };
    });
}
