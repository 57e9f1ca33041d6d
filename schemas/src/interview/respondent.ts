import type { AnswerValue } from "../form/model.ts";
import { kinds } from "../kinds/index.ts";
import { guess } from "./guess.ts";
import type { Finalised, Interview, LayoutItem, Path, Problem, QuestionState } from "./interview.ts";

/** Somebody who answers an interview for try-outs and tests. */
export interface Respondent {
  readonly random: () => number;
  /** Local date of the interview, `YYYY-MM-DD`. */
  readonly today: string;
  /** The answer to a question that the respondent has a view on; `undefined` leaves it to chance. */
  readonly opinion?: (question: QuestionState, interview: Interview) => AnswerValue | undefined;
}

const rounds = 400;

/**
 * Answers everything that is asked, from top to bottom, mends what the form finds wrong, confirms its warnings, and finalises.
 *
 * Chance comes from `respondent.random` alone, so the same seed gives the same interview. It knows no form: what a
 * question accepts is asked of its kind.
 *
 * @returns `problems` when after 400 attempts something is still wrong: the form asks for what nobody can answer
 *
 * @example
 * ```ts
 * import { answerInterview, openInterview, seededRandom } from "@returns/schemas";
 * import { forms } from "@returns/schemas/forms";
 * import { expect } from "vitest";
 *
 * const today = "2025-11-24";
 * const lists = { rows: () => [{ household_id: "H1", household_label: "Household 1" }] };
 * const interview = openInterview(forms.followup, { today, now: () => `${today}T09:00:00+02:00`, lists });
 * const finalised = answerInterview(interview, { random: seededRandom(1), today });
 * expect(finalised.status).toBe("finalised");
 * expect(interview.question("baseline_household_id").value).toBe("H1");
 * ```
 */
export function answerInterview(interview: Interview, respondent: Respondent): Finalised {
  const left = new Set<Path>();
  for (let round = 0; round < rounds; round += 1) {
    const asking: Asking = { interview, respondent, left, round };
    for (const section of interview.sections()) {
      if (section.asked) answerItems(interview.layout(section.name), "", asking);
    }
    const open = interview.problems().filter((problem) => problem.severity === "error" || !problem.confirmed);
    if (open.length === 0) return interview.finalise();
    for (const problem of open) mend(problem, round, interview, respondent, left);
  }
  return interview.finalise();
}

/** One walk through the interview. */
interface Asking {
  readonly interview: Interview;
  readonly respondent: Respondent;
  /** What stays without an answer. */
  readonly left: Set<Path>;
  readonly round: number;
}

/** Walks after which a respondent looks at the rules of a question, and does not answer by chance alone. */
const patience = 3;

function answerItems(items: readonly LayoutItem[], within: Path, asking: Asking): void {
  for (const item of items) {
    switch (item.item) {
      case "question":
        answerQuestion(item.path, asking);
        break;
      case "group":
        answerItems(item.items, within, asking);
        break;
      case "roster":
        answerRoster(item, within, asking);
    }
  }
}

function answerQuestion(path: Path, { interview, respondent, left, round }: Asking): void {
  const state = interview.question(path);
  const { question, value } = state;
  const kind = kinds[question.kind];
  if (!state.asked || state.readOnly || value !== undefined || kind.filledBy !== "enumerator" || left.has(path)) return;
  const answer = respondent.opinion?.(state, interview) ?? byChance(state, interview, respondent, round);
  if (answer === undefined) left.add(path);
  else interview.set(path, answer);
}

function byChance(
  { question, required, choices }: QuestionState,
  interview: Interview,
  { random, today }: Respondent,
  round: number,
): AnswerValue | undefined {
  if (!required && random() < 0.3) return undefined;
  const reason = question.missing[Math.floor(random() * question.missing.length)];
  if (reason !== undefined && random() < 0.08) return reason;
  const rules =
    round < patience ? [] : [...question.checks, ...interview.form.checks.filter(({ at }) => at === question.name)];
  const guessed = rules.length > 0 && random() < 0.8 ? guess(question, rules, today, random) : undefined;
  return guessed ?? kinds[question.kind].arbitrary(question, { today, offered: choices }, random);
}

function answerRoster(item: Extract<LayoutItem, { item: "roster" }>, within: Path, asking: Asking): void {
  const { interview, respondent, left } = asking;
  const roster = `${within}${item.name}`;
  if (item.expected !== undefined || !left.has(roster)) {
    const most = interview.form.rosters.get(item.name)?.max ?? 0;
    const wanted = Math.min(most, item.expected ?? 1 + Math.floor(respondent.random() * 3));
    while (interview.members(roster).length < wanted) interview.addMember(roster);
    for (const surplus of interview.members(roster).slice(wanted)) interview.removeMember(roster, surplus.key);
    left.add(roster);
  }
  for (const member of interview.members(roster)) {
    const path = `${roster}/${member.key}`;
    answerItems(interview.layout(path), `${path}/`, asking);
  }
}

/** Confirms a warning, or takes back the answer that is wrong so that the next round gives another one. */
function mend(problem: Problem, round: number, interview: Interview, respondent: Respondent, left: Set<Path>): void {
  if (problem.severity === "warning") {
    interview.confirm(problem);
    return;
  }
  // The number of members is put right when the roster is walked again
  if (interview.form.rosters.has(problem.path.split("/").at(-1) ?? "")) return;
  const { question, required } = interview.question(problem.path);
  interview.clear(problem.path);
  if (required) left.delete(problem.path);
  // A required question without choices: another answer to what its filter depends on gives it some
  if (problem.code === "required" && question.filter !== undefined) takeBack(question.filter, interview, left);
  const check = [...question.checks, ...interview.form.checks].find((candidate) => candidate.id === problem.code);
  // A rule that this answer alone cannot meet: the answers that it is compared with are given again
  if (check !== undefined && round > 20) takeBack(`${check.test} ${question.filter ?? ""}`, interview, left);
  // Numbers that must add up are never met by chance: a list that nobody counts on is emptied instead
  if (check !== undefined && round > 40) emptyRosters(check.test, interview, respondent, left);
}

function takeBack(expression: string, interview: Interview, left: Set<Path>): void {
  for (const name of namesIn(expression)) {
    if (interview.form.questions.get(name)?.rosters.length !== 0) continue;
    interview.clear(name);
    left.delete(name);
  }
}

function emptyRosters(test: string, interview: Interview, { random }: Respondent, left: Set<Path>): void {
  for (const name of namesIn(test)) {
    const roster = interview.form.rosters.get(name);
    if (roster === undefined || roster.count !== undefined || random() < 0.5) continue;
    for (const member of interview.members(name)) interview.removeMember(name, member.key);
    left.add(name);
  }
}

const namesIn = (expression: string): string[] =>
  [...expression.matchAll(/\$\{([^}]+)\}/g)].flatMap((match) => (match[1] === undefined ? [] : [match[1]]));
