import { type Answers, type AnswerValue, type Form, kinds, type Question } from "@returns/schemas";
import type { StoredInterview } from "./interviews.ts";

/**
 * A sign that an interview was hurried or made up. `hurried`: less time than reading the questions out takes. `alike`: in
 * every list the same place was tapped. A sign is no proof, and nobody in the field is told of it: who knows the rule can
 * stay just outside it.
 */
export type QualitySign = "hurried" | "alike";

/** Reading one question and hearing its answer takes longer than this, however practised the enumerator is. */
const secondsAnAnswer = 3;
/** A visit with a few answers only, such as a refusal, says nothing. */
const fewestAnswers = 20;
const fewestChoices = 10;

/** The signs in one finished interview; most have none. */
export function qualitySigns(
  form: Form,
  interview: Pick<StoredInterview, "answers" | "startedAt" | "finalisedAt">,
): readonly QualitySign[] {
  const given = answersGiven(form, interview.answers);
  const seconds = (Date.parse(interview.finalisedAt) - Date.parse(interview.startedAt)) / 1000;
  const isHurried = given.length >= fewestAnswers && seconds < given.length * secondsAnAnswer;
  const places = given.flatMap(({ question, value }) => placeInList(form, question, value) ?? []);
  const isAlike = places.length >= fewestChoices && new Set(places).size === 1;
  return [...(isHurried ? (["hurried"] as const) : []), ...(isAlike ? (["alike"] as const) : [])];
}

interface Given {
  readonly question: Question;
  readonly value: AnswerValue;
}

/** What somebody was asked and answered, of all members too. */
function answersGiven(form: Form, answers: Answers): readonly Given[] {
  return Object.entries(answers).flatMap(([name, value]) => {
    if (value === undefined) return [];
    if (isRows(value)) return form.rosters.has(name) ? value.flatMap((row) => answersGiven(form, row)) : [];
    const question = form.questions.get(name);
    return question !== undefined && kinds[question.kind].filledBy === "enumerator" ? [{ question, value }] : [];
  });
}

const isRows = (value: AnswerValue | readonly Answers[]): value is readonly Answers[] =>
  Array.isArray(value) && value.every((row) => typeof row === "object");

function placeInList(form: Form, { kind, list }: Question, value: AnswerValue): number | undefined {
  if (kind !== "selectOne" || list === undefined) return undefined;
  const choices = form.lists.get(list);
  const place = choices?.source === "form" ? choices.choices.findIndex((choice) => choice.code === value) : -1;
  return place < 0 ? undefined : place;
}
