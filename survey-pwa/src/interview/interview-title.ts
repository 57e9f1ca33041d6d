import type { AnswerValue, Assignment, Interview } from "@returns/schemas";

/** Codes that tell households apart without telling who lives there, in the order in which they are read. */
const codes = ["cluster_id", "household_number"] as const;

/**
 * How an interview is called in lists: cluster and number of the household, never a name.
 *
 * The codes come from the assignment, else from what was answered so far; empty when neither knows them.
 */
export const titleOf = (interview: Interview, assignment: Assignment | undefined): string =>
  codeTitle((code) => assignment?.known[code] ?? plain(answerTo(interview, code)));

/** The same for a household that nobody has visited yet. */
export const assignmentTitle = (assignment: Assignment): string => codeTitle((code) => assignment.known[code]);

const codeTitle = (read: (code: (typeof codes)[number]) => string | number | undefined): string =>
  codes
    .map(read)
    .filter((code) => code !== undefined && code !== "")
    .join(" · ");

const answerTo = (interview: Interview, name: string): AnswerValue | undefined =>
  interview.form.questions.get(name)?.rosters.length === 0 ? interview.question(name).value : undefined;

const plain = (value: AnswerValue | undefined): string | number | undefined =>
  typeof value === "string" || typeof value === "number" ? value : undefined;
