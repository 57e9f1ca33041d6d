import type { Answers, Form, Sql } from "@returns/schemas";
import { readAnswers } from "../store/answer-tables.ts";
import { hasAnswerTables } from "../store/projection.ts";
import { chosenSubmissions, type InterviewChoice, readSubmissions, type Submission } from "../store/submissions.ts";
import { answerTables } from "./table-plan.ts";

/** One interview as the analysis may see it: without identifiers and positions. */
export interface StoredInterview extends Submission {
  readonly answers: Answers;
}

/**
 * The interviews that count: finished ones, the last revision of each. Forks wait for a person and do not count.
 */
export const countedInterviews: InterviewChoice = { kinds: ["final"], statuses: ["current", "orphan"] };

/**
 * The interviews of one form with their answers, in the order in which they arrived, ready for `framesFromRows` of the
 * analysis. Revisions under other versions of the form are among them, with the questions that this version has.
 */
export async function readInterviews(
  sql: Sql,
  form: Form,
  choice: InterviewChoice,
): Promise<readonly StoredInterview[]> {
  return sql.transaction(async (tx) => {
    // Submissions and answers of one moment, however much arrives meanwhile
    await tx.execute("set transaction isolation level repeatable read");
    if (!(await hasAnswerTables(tx, form.hash))) return [];
    const submissions = await readSubmissions(tx, form.id, choice);
    const answers = await readAnswers(tx, answerTables(form), chosenSubmissions(form.id, choice));
    return submissions.map((submission) => ({ ...submission, answers: answers.get(submission.hash) ?? {} }));
  });
}
