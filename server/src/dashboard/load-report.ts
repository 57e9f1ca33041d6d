import { DesignError, FrameError, uncoveredStrata, WeightError } from "@returns/analysis";
import type { Form, Sql } from "@returns/schemas";
import type { ProjectSetup } from "../demo/setup.ts";
import { countedInterviews, readInterviews, type StoredInterview } from "../project/interviews.ts";
import { qualitySigns } from "../project/quality.ts";
import { readQuarantine } from "../store/projection.ts";
import { countMedia } from "../store/submission-media.ts";
import { readSubmissions } from "../store/submissions.ts";
import { interviewedTwice, type VisitedHousehold, visitedHouseholds } from "./households.ts";
import type { Caveats, Figures, Report, StratumProgress } from "./report.ts";
import { type TablesSource, tablesSoFar, weightsSoFar } from "./tables.ts";

/** Where the figures of the page come from. */
export interface ReportSource extends TablesSource {
  readonly sql: Sql;
  readonly now: Date;
  /** Time zone of the field, which decides what "today" is. */
  readonly timeZone: string;
}

/** Which interviews the page looks at; refusals and absences are progress too. */
const visits = { ...countedInterviews, kinds: ["final", "refusal"] } as const;

/** Counts, weighs and tabulates all interviews that have arrived and been opened. */
export async function loadReport(source: ReportSource): Promise<Report> {
  const { sql, form, setup, now, timeZone } = source;
  const arrived = await readInterviews(sql, form, visits);
  const contradicting = await readSubmissions(sql, form.id, { ...visits, statuses: ["fork"] });
  const quarantined = await readQuarantine(sql);
  // What a simulation sent has no place beside what families said
  const interviews = setup.simulated ? arrived : arrived.filter(({ simulated }) => !simulated);
  const visited = visitedHouseholds(interviews);
  const drawn = new Set(setup.clusters.map(({ id }) => id));
  const households = visited.filter(({ cluster }) => drawn.has(cluster));
  const { figures, uncovered } = figuresOf(source, households);
  return {
    title: setup.title,
    round: setup.round,
    simulated: setup.simulated,
    provisional: true,
    asOf: now,
    receivedToday: receivedOn(now, interviews, timeZone),
    quarantined: quarantined.length,
    strata: progressOf(setup, households),
    caveats: {
      twiceInterviewed: interviewedTwice(visited),
      contradicting: new Set(contradicting.map(({ interviewId }) => interviewId)).size,
      outsideFrame: visited.length - households.length,
      simulatedLeftOut: arrived.length - interviews.length,
      toLookAt: doubtful(form, interviews),
      media: await countMedia(sql, form.id, countedInterviews),
      uncovered,
    },
    figures,
  };
}

function receivedOn(now: Date, interviews: readonly StoredInterview[], timeZone: string): number {
  const day = new Intl.DateTimeFormat("en-CA", { dateStyle: "short", timeZone });
  const today = day.format(now);
  return interviews.filter(({ receivedAt }) => day.format(new Date(receivedAt)) === today).length;
}

function doubtful(form: Form, interviews: readonly StoredInterview[]): Caveats["toLookAt"] {
  const found = interviews.filter((interview) => qualitySigns(form, interview).length > 0);
  const enumerators = [...new Set(found.map(({ enumeratorId }) => enumeratorId))].sort();
  return { interviews: found.length, enumerators };
}

function progressOf(setup: ProjectSetup, households: readonly VisitedHousehold[]): readonly StratumProgress[] {
  const stratumOf = new Map(setup.clusters.map((cluster) => [cluster.id, cluster.stratum]));
  return setup.strata.map((stratum) => {
    const own = households.filter((household) => stratumOf.get(household.cluster) === stratum.id);
    const count = (...outcomes: readonly VisitedHousehold["outcome"][]) =>
      own.filter((household) => outcomes.includes(household.outcome)).length;
    return {
      id: stratum.id,
      label: stratum.label,
      target: stratum.target,
      interviewed: count("interviewed"),
      refused: count("refused"),
      notReached: count("not-reached", "not-eligible"),
    };
  });
}

function figuresOf(
  source: ReportSource,
  households: readonly VisitedHousehold[],
): { readonly figures: Figures; readonly uncovered: Caveats["uncovered"] } {
  if (!households.some(({ outcome }) => outcome === "interviewed")) {
    return { figures: { status: "made", tables: [] }, uncovered: [] };
  }
  try {
    const weights = weightsSoFar(source.setup, households);
    const without = new Set(uncoveredStrata(weights));
    return {
      figures: { status: "made", tables: tablesSoFar(source, households, weights) },
      uncovered: source.setup.strata.filter(({ id }) => without.has(id)).map(({ label }) => label),
    };
  } catch (cause) {
    return { figures: failedFigures(cause), uncovered: [] };
  }
}

/** A fault of the data is said on the page, which shows the progress all the same; a fault of ours is thrown. */
function failedFigures(cause: unknown): Figures {
  if (cause instanceof WeightError || cause instanceof DesignError) {
    return { status: "failed", reason: "frame", detail: cause.message };
  }
  // Its words may hold what somebody answered
  if (cause instanceof FrameError) return { status: "failed", reason: "answers" };
  throw cause;
}
