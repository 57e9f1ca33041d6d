import {
  baseWeights,
  type ClusterWeight,
  type DesignSetup,
  designFor,
  type Frame,
  framesFromRows,
  type PlanEntry,
  runPlan,
  surveyOptions,
  type Table,
  type Unit,
  withLevels,
} from "@returns/analysis";
import type { Answers, Form } from "@returns/schemas";
import type { ClusterSetup, ProjectSetup } from "../demo/setup.ts";
import type { VisitedHousehold } from "./households.ts";

/** The base weights as they stand: the clusters of a stratum that have interviews stand for those that have none yet. */
export const weightsSoFar = (
  setup: ProjectSetup,
  households: readonly VisitedHousehold[],
): readonly ClusterWeight[] => {
  const visitsOf = new Map<string, VisitedHousehold[]>(setup.clusters.map(({ id }) => [id, []]));
  for (const household of households) visitsOf.get(household.cluster)?.push(household);
  return baseWeights(
    setup.strata,
    setup.clusters.map((cluster) => soFar(cluster, visitsOf.get(cluster.id) ?? [])),
    "spread-over-stratum",
  );
};

function soFar(cluster: ClusterSetup, visits: readonly VisitedHousehold[]) {
  const interviewed = visits.filter(({ outcome }) => outcome === "interviewed").length;
  const notEligible = visits.filter(({ outcome }) => outcome === "not-eligible").length;
  // Replacements come on top of the households that were drawn at first
  const drawnHouseholds = Math.max(cluster.drawnHouseholds, interviewed + notEligible);
  const listedHouseholds = Math.max(cluster.listedHouseholds, drawnHouseholds);
  return { ...cluster, listedHouseholds, drawnHouseholds, interviewed, notEligible };
}

/** What is tabulated, and for which project. */
export interface TablesSource {
  readonly form: Form;
  readonly plan: readonly PlanEntry[];
  readonly setup: ProjectSetup;
}

/**
 * The tables of the plan from all interviews so far. Tables of a unit of which there is nobody yet are left out.
 *
 * @param households those of clusters that are in the frame
 */
export function tablesSoFar(
  { form, plan, setup }: TablesSource,
  households: readonly VisitedHousehold[],
  weights: readonly ClusterWeight[],
): readonly Table[] {
  const design: DesignSetup = {
    strata: "stratum_id",
    clusters: "cluster_id",
    weights: Object.fromEntries(weights.map(({ id, weight }) => [id, weight])),
    // Fieldwork goes cluster by cluster: a stratum whose second cluster is still to come must not stop the page
    singleCluster: "adjust",
  };
  const frames = framesFromRows(form, drawnAnswers(setup, households), "household", {
    rows: (list) => setup.lists[list],
  });
  const wanted = new Set(plan.map(({ unit }) => unit));
  const present = [...frames].filter(([unit, { rows }]) => wanted.has(unit) && rows > 0);
  const units = new Map(
    present.map(([unit, recorded]): [string, Unit] => {
      const frame = withStrata(recorded, setup);
      return [unit, { frame, design: designFor(frame, design) }];
    }),
  );
  const entries = plan.filter(({ unit }) => units.has(unit));
  return runPlan(entries, units, { ...surveyOptions, provisional: true, simulated: setup.simulated });
}

/** The interviews that count, each in the cluster and stratum of the frame, where the progress counts it too. */
function drawnAnswers(setup: ProjectSetup, households: readonly VisitedHousehold[]): readonly Answers[] {
  const stratumOf = new Map(setup.clusters.map(({ id, stratum }) => [id, stratum]));
  return households.flatMap(({ cluster, answers }) => {
    const stratum = stratumOf.get(cluster);
    return answers === undefined || stratum === undefined
      ? []
      : [{ ...answers, cluster_id: cluster, stratum_id: stratum }];
  });
}

/** The strata under their names, for households and for the members in them: the form knows only their codes. */
function withStrata(frame: Frame, setup: ProjectSetup): Frame {
  const levels = setup.strata.map(({ id, label }) => ({ code: id, label }));
  const named = frame.columns.has("stratum_id") ? withLevels(frame, "stratum_id", levels) : frame;
  if (named.parent === undefined) return named;
  return { ...named, parent: { ...named.parent, frame: withStrata(named.parent.frame, setup) } };
}
