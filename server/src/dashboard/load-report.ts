import {
  baseWeights,
  type DesignSetup,
  designFor,
  type Frame,
  framesFromRows,
  type PlanEntry,
  runPlan,
  surveyOptions,
  type Table,
  withLevels,
} from "@returns/analysis";
import type { Form, Sql } from "@returns/schemas";
import type { ProjectSetup } from "../demo/setup.ts";
import { countedInterviews, readInterviews, type StoredInterview } from "../project/interviews.ts";
import { readQuarantine } from "../store/projection.ts";
import { type VisitedHousehold, visitedHouseholds } from "./households.ts";
import type { Report, StratumProgress } from "./report.ts";

/** Where the figures of the page come from. */
export interface ReportSource {
  readonly sql: Sql;
  readonly form: Form;
  readonly plan: readonly PlanEntry[];
  readonly setup: ProjectSetup;
  readonly now: Date;
  /** Time zone of the field, which decides what "today" is. */
  readonly timeZone: string;
}

/** Counts, weighs and tabulates all interviews that have arrived and been opened. */
export async function loadReport({ sql, form, plan, setup, now, timeZone }: ReportSource): Promise<Report> {
  const interviews = await readInterviews(sql, form, { ...countedInterviews, kinds: ["final", "refusal"] });
  const quarantined = await readQuarantine(sql);
  const households = visitedHouseholds(interviews);
  const simulated = setup.simulated || interviews.some((interview) => interview.simulated);
  return {
    title: setup.title,
    round: setup.round,
    simulated,
    provisional: true,
    asOf: now,
    receivedToday: interviews.filter((interview) => isSameDay(interview, now, timeZone)).length,
    quarantined: quarantined.length,
    strata: progressOf(setup, households),
    tables: tablesOf({ form, plan, setup }, households, simulated),
  };
}

const isSameDay = (interview: StoredInterview, now: Date, timeZone: string): boolean => {
  const day = new Intl.DateTimeFormat("en-CA", { dateStyle: "short", timeZone });
  return day.format(new Date(interview.receivedAt)) === day.format(now);
};

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

function tablesOf(
  { form, plan, setup }: Pick<ReportSource, "form" | "plan" | "setup">,
  households: readonly VisitedHousehold[],
  simulated: boolean,
): readonly Table[] {
  const known = new Set(setup.clusters.map((cluster) => cluster.id));
  const answers = households.flatMap((household) =>
    household.answers !== undefined && known.has(household.cluster) ? [household.answers] : [],
  );
  if (answers.length === 0) return [];
  const frames = framesFromRows(form, answers, "household", { rows: (list) => setup.lists[list] });
  const design: DesignSetup = {
    strata: "stratum_id",
    clusters: "cluster_id",
    weights: clusterWeights(setup, households),
    // Fieldwork goes cluster by cluster: a stratum whose second cluster is still to come must not stop the page
    singleCluster: "adjust",
  };
  const named = new Map([...frames].map(([unit, frame]) => [unit, withStrata(frame, setup)]));
  const units = new Map([...named].map(([unit, frame]) => [unit, { frame, design: designFor(frame, design) }]));
  return runPlan(plan, units, { ...surveyOptions, provisional: true, simulated });
}

/** The strata under their names: the form knows only their codes. */
const withStrata = (frame: Frame, { strata }: ProjectSetup): Frame =>
  frame.columns.has("stratum_id")
    ? withLevels(
        frame,
        "stratum_id",
        strata.map(({ id, label }) => ({ code: id, label })),
      )
    : frame;

function clusterWeights(
  setup: ProjectSetup,
  households: readonly VisitedHousehold[],
): Readonly<Record<string, number>> {
  const weights = baseWeights(
    setup.strata,
    setup.clusters.map((cluster) => {
      const own = households.filter((household) => household.cluster === cluster.id);
      const interviewed = own.filter((household) => household.outcome === "interviewed").length;
      const notEligible = own.filter((household) => household.outcome === "not-eligible").length;
      // Replacements come on top of the households that were drawn at first
      const drawnHouseholds = Math.max(cluster.drawnHouseholds, interviewed + notEligible);
      const listedHouseholds = Math.max(cluster.listedHouseholds, drawnHouseholds);
      return { ...cluster, listedHouseholds, drawnHouseholds, interviewed, notEligible };
    }),
    "spread-over-stratum",
  );
  return Object.fromEntries(weights.map(({ id, weight }) => [id, weight]));
}
