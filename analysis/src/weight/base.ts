import { WeightError } from "./weight-error.ts";

/** A stratum of the sampling frame. */
export interface FrameStratum {
  readonly id: string;
  /** Households of the whole stratum when clusters were drawn: the sum of the measure of size. */
  readonly frameHouseholds: number;
}

/** A cluster that was drawn, and what became of its households. */
export interface DrawnCluster {
  readonly id: string;
  readonly stratum: string;
  /** Households by the frame: the measure of size by which the cluster was drawn. */
  readonly frameHouseholds: number;
  /** Households that the listers found. */
  readonly listedHouseholds: number;
  /** Households drawn from the listing. */
  readonly drawnHouseholds: number;
  /** Of those drawn, the ones that turned out not to be of the target group, or to be empty dwellings. */
  readonly notEligible: number;
  readonly interviewed: number;
}

/** How the weight of the households of a cluster came about: weight = 1/(π₁ π₂) × nonResponse × spread. */
export interface ClusterWeight {
  readonly id: string;
  readonly stratum: string;
  /** Chance of the cluster: clusters drawn × its size ÷ size of the stratum. */
  readonly clusterChance: number;
  /** Chance of a household in the cluster: drawn ÷ listed. */
  readonly householdChance: number;
  /** Eligible households drawn ÷ interviewed, within the cluster. */
  readonly nonResponse: number;
  /** What the stratum's other clusters carry for those without an interview; 1 where every cluster has one. */
  readonly spread: number;
  /** How many households each interview stands for; 0 in a cluster without an interview. */
  readonly weight: number;
}

/**
 * Base weights of a two-stage sample: clusters drawn with probability proportional to size, households drawn with equal
 * chance from a fresh listing, and non-response adjusted in the cluster (Särndal, Swensson & Wretman 1992, 4.5 and 15.6).
 *
 * As the household chance uses the households found by the listers, a stale frame biases nothing; it costs precision only.
 *
 * @param emptyClusters a cluster without any interview: stop and list them, or let the other clusters of the stratum stand
 * for its households, which is what one must do while fieldwork goes on
 * @throws WeightError with all strata and clusters whose counts cannot be
 *
 * @example
 * ```ts
 * import { baseWeights } from "@returns/analysis";
 *
 * const [weight] = baseWeights(
 *   [{ id: "camp", frameHouseholds: 1000 }],
 *   [{ id: "c1", stratum: "camp", frameHouseholds: 100, listedHouseholds: 120, drawnHouseholds: 12, notEligible: 2, interviewed: 8 }],
 *   "refuse",
 * );
 * // π₁ = 1 × 100/1000, π₂ = 12/120, and 10 eligible households answered by 8
 * expect(weight?.weight).toBeCloseTo(10 * 10 * (10 / 8), 9);
 * ```
 */
export function baseWeights(
  strata: readonly FrameStratum[],
  clusters: readonly DrawnCluster[],
  emptyClusters: "refuse" | "spread-over-stratum",
): readonly ClusterWeight[] {
  const sizeOf = new Map(strata.map(({ id, frameHouseholds }) => [id, frameHouseholds]));
  const drawnIn = new Map<string, number>();
  for (const { stratum } of clusters) drawnIn.set(stratum, (drawnIn.get(stratum) ?? 0) + 1);
  const problems = [
    ...strata.filter(({ id }) => !drawnIn.has(id)).map(({ id }) => `stratum ${id} has no cluster in the sample`),
    ...repeated(clusters),
    ...clusters.flatMap((cluster) =>
      impossible(cluster, sizeOf.get(cluster.stratum), drawnIn.get(cluster.stratum) ?? 0),
    ),
    ...(emptyClusters === "refuse" ? withoutInterview(clusters) : []),
  ];
  if (problems.length > 0) throw new WeightError(problems);

  const weighted = clusters.map((cluster) => {
    const clusterChance =
      ((drawnIn.get(cluster.stratum) ?? 0) * cluster.frameHouseholds) / (sizeOf.get(cluster.stratum) ?? 0);
    const householdChance = cluster.drawnHouseholds / cluster.listedHouseholds;
    const eligible = cluster.drawnHouseholds - cluster.notEligible;
    const stoodFor = eligible / (clusterChance * householdChance);
    return { cluster, clusterChance, householdChance, eligible, stoodFor };
  });
  const spreadOf = new Map(
    strata.map(({ id }) => {
      const own = weighted.filter(({ cluster }) => cluster.stratum === id);
      const all = own.reduce((sum, { stoodFor }) => sum + stoodFor, 0);
      const reached = own.reduce((sum, { cluster, stoodFor }) => sum + (cluster.interviewed > 0 ? stoodFor : 0), 0);
      return [id, reached > 0 ? all / reached : 1];
    }),
  );
  return weighted.map(({ cluster, clusterChance, householdChance, eligible, stoodFor }) => {
    const { id, stratum, interviewed } = cluster;
    const spread = spreadOf.get(stratum) ?? 1;
    const nonResponse = interviewed > 0 ? eligible / interviewed : 0;
    const weight = interviewed > 0 ? (stoodFor / interviewed) * spread : 0;
    return { id, stratum, clusterChance, householdChance, nonResponse, spread, weight };
  });
}

/**
 * The strata whose households nobody stands for yet, as none of their clusters has an interview. Say so beside every total:
 * it is one of the other strata only.
 */
export function uncoveredStrata(weights: readonly ClusterWeight[]): readonly string[] {
  const covered = new Set(weights.filter(({ weight }) => weight > 0).map(({ stratum }) => stratum));
  return [...new Set(weights.map(({ stratum }) => stratum))].filter((stratum) => !covered.has(stratum));
}

const repeated = (clusters: readonly DrawnCluster[]): readonly string[] => {
  const ids = clusters.map(({ id }) => id);
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))].map((id) => {
    const strata = new Set(clusters.filter((cluster) => cluster.id === id).map(({ stratum }) => stratum));
    return strata.size > 1
      ? `cluster ${id} lies in strata ${[...strata].join(" and ")}`
      : `cluster ${id} is there twice`;
  });
};

const withoutInterview = (clusters: readonly DrawnCluster[]): readonly string[] =>
  clusters
    .filter(({ interviewed }) => interviewed === 0)
    .map(
      ({ id, stratum }) =>
        `cluster ${id} of stratum ${stratum} has no interview: choose "spread-over-stratum", or drop it`,
    );

function impossible(cluster: DrawnCluster, stratumSize: number | undefined, drawn: number): readonly string[] {
  const { id, stratum, frameHouseholds, listedHouseholds, drawnHouseholds, notEligible, interviewed } = cluster;
  if (stratumSize === undefined) return [`cluster ${id} is in stratum ${stratum}, which the frame does not have`];
  const counts = { frameHouseholds, listedHouseholds, drawnHouseholds, notEligible, interviewed };
  const problems = Object.entries(counts)
    .filter(
      ([name, count]) => !Number.isFinite(count) || count < (name === "notEligible" || name === "interviewed" ? 0 : 1),
    )
    .map(([name, count]) => `cluster ${id}: ${name} is ${count}`);
  if (drawn * frameHouseholds > stratumSize * (1 + 1e-9)) {
    problems.push(
      `cluster ${id}: its chance would be ${((drawn * frameHouseholds) / stratumSize).toFixed(2)}, above 1, ` +
        `as it has ${frameHouseholds} of the ${stratumSize} households of ${stratum}. Put it in a stratum of its own`,
    );
  }
  if (drawnHouseholds > listedHouseholds) {
    problems.push(`cluster ${id}: ${drawnHouseholds} households drawn from ${listedHouseholds} listed`);
  }
  if (notEligible + interviewed > drawnHouseholds) {
    problems.push(
      `cluster ${id}: ${interviewed} interviewed and ${notEligible} not eligible are more than the ${drawnHouseholds} drawn; ` +
        "count a replacement as drawn",
    );
  }
  return problems;
}
