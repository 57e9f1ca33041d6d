import {
  answerInterview,
  type Finalised,
  type Form,
  type Interview,
  openInterview,
  type QuestionState,
  seededRandom,
} from "@returns/schemas";
import { contractLists } from "./lists.ts";

export const today = "2025-11-24";
const lists = contractLists();

/** One interview by chance; the same seed gives the same one. Four of five respondents give the answers behind which a form goes on. */
export function interviewWith(
  form: Form,
  seed: number,
): { readonly interview: Interview; readonly finalised: Finalised } {
  const random = seededRandom(seed);
  const now = () => `${today}T09:00:00+02:00`;
  const interview = openInterview(form, { today, now, random, lists, known: { device_id: "contract" } });
  const opinion = ({ question }: QuestionState) => (seed % 5 === 0 ? undefined : gates[question.name]);
  return { interview, finalised: answerInterview(interview, { random, today, opinion }) };
}

const gates: Readonly<Record<string, string>> = {
  visit_result: "interview",
  contact_result: "interview",
  respondent_adult: "yes",
  consent_given: "yes",
  pop_group: "idp",
  privacy: "yes",
};
