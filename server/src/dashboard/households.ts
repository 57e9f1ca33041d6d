import type { Answers } from "@returns/schemas";
import type { StoredInterview } from "../project/interviews.ts";

/** What became of a sampled household, as far as the visits so far say. */
type Outcome = "interviewed" | "refused" | "not-eligible" | "not-reached";

/** One sampled household with all that arrived about it. */
export interface VisitedHousehold {
  /** Its number in the sample; stays inside the office. */
  readonly household: string;
  readonly cluster: string;
  readonly outcome: Outcome;
  /** The interview that counts, where there is one. */
  readonly answers: Answers | undefined;
}

/**
 * The households that were visited, each once: a household that was absent twice and then interviewed is interviewed.
 *
 * Two interviews under one household number are both kept as two households: which of them is right is for a person to
 * say, and until then neither may vanish from the figures. `interviewedTwice` says how many there are.
 */
export function visitedHouseholds(interviews: readonly StoredInterview[]): readonly VisitedHousehold[] {
  const byHousehold = new Map<string, StoredInterview[]>();
  for (const interview of interviews) {
    const household = String(interview.answers.household_id ?? interview.interviewId);
    const visits = byHousehold.get(household);
    if (visits === undefined) byHousehold.set(household, [interview]);
    else visits.push(interview);
  }
  return [...byHousehold].flatMap(([household, visits]): readonly VisitedHousehold[] => {
    const seen = visits.map(
      (visit): VisitedHousehold => ({
        household,
        cluster: visit.clusterId ?? String(visit.answers.cluster_id ?? ""),
        outcome: outcomeOf(visit),
        answers: visit.answers,
      }),
    );
    const interviewed = seen.filter((visit) => visit.outcome === "interviewed");
    if (interviewed.length > 0) return interviewed;
    const settled = seen.findLast((visit) => visit.outcome !== "not-reached") ?? seen.at(-1);
    return settled === undefined ? [] : [{ ...settled, answers: undefined }];
  });
}

/** How many household numbers have more than one interview. */
export function interviewedTwice(households: readonly VisitedHousehold[]): number {
  const interviewed = households.filter(({ outcome }) => outcome === "interviewed").map(({ household }) => household);
  return new Set(interviewed.filter((household, index) => interviewed.indexOf(household) !== index)).size;
}

/** Nobody belongs to the target group in a dwelling that is empty, or that was put outside it at the door. */
const outsideTarget = new Set(["vacant", "not_eligible"]);

function outcomeOf({ kind, answers }: StoredInterview): Outcome {
  if (kind === "refusal" || answers.visit_result === "refused" || answers.consent_given === "no") return "refused";
  if (answers.eligible === 1) return "interviewed";
  if (outsideTarget.has(String(answers.visit_result)) || answers.consent_given === "yes") return "not-eligible";
  return "not-reached";
}
