import { baseWeights, type ClusterDesign, type DrawnCluster, makeDesign } from "@returns/analysis";
import type { Chance } from "../bench/chance.ts";
import { type Population, strata } from "./population.ts";

export interface Sample {
  readonly design: ClusterDesign;
  /** For each row its household in the population. */
  readonly households: Int32Array;
}

const clustersPerStratum = 20;
const householdsPerCluster = 12;
const responding = 0.92;

/**
 * A sample as the survey draws it: in each of the 12 strata 20 clusters with probability proportional to their size in the
 * frame, 12 households of each from a fresh listing, of whom 8 in 100 do not answer; weights by `baseWeights`.
 */
export function drawSample({ clusters }: Population, { uniform }: Chance): Sample {
  const drawn: DrawnCluster[] = [];
  const households: number[] = [];
  const clusterOf: number[] = [];
  const frame = Array.from({ length: strata }, (_, stratum) => {
    const own = shuffled(
      clusters.filter((cluster) => cluster.stratum === stratum),
      uniform,
    );
    const size = own.reduce((sum, { frameHouseholds }) => sum + frameHouseholds, 0);
    const step = size / clustersPerStratum;
    let [next, passed] = [uniform() * step, 0];
    for (const { start, households: listed, frameHouseholds } of own) {
      passed += frameHouseholds;
      if (passed <= next) continue;
      next += step;
      const chosen = shuffled(
        Array.from({ length: listed }, (_, i) => start + i),
        uniform,
      ).slice(0, householdsPerCluster);
      const answered = chosen.filter((_, i) => i === 0 || uniform() < responding);
      for (const household of answered) {
        households.push(household);
        clusterOf.push(drawn.length);
      }
      drawn.push({
        id: String(drawn.length),
        stratum: String(stratum),
        frameHouseholds,
        listedHouseholds: listed,
        drawnHouseholds: chosen.length,
        notEligible: 0,
        interviewed: answered.length,
      });
    }
    return { id: String(stratum), frameHouseholds: size };
  });
  const weights = baseWeights(frame, drawn, "refuse");
  const design = makeDesign({
    rows: households.length,
    weights: Float64Array.from(clusterOf, (cluster) => weights[cluster]?.weight ?? Number.NaN),
    strata: {
      codes: Int32Array.from(clusterOf, (cluster) => Number(drawn[cluster]?.stratum)),
      labels: frame.map(({ id }) => id),
    },
    stages: [{ clusters: { codes: Int32Array.from(clusterOf), labels: drawn.map(({ id }) => id) } }],
    clusterLabels: "unique",
    singleCluster: "fail",
    singleClusterOfDomain: "as-sampled",
    laterStages: "add",
  });
  return { design, households: Int32Array.from(households) };
}

/** Fisher and Yates. */
function shuffled<T>(items: readonly T[], uniform: () => number): T[] {
  const copy = [...items];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = Math.floor(uniform() * (i + 1));
    const [one, other] = [copy[i], copy[j]];
    if (one !== undefined && other !== undefined) [copy[i], copy[j]] = [other, one];
  }
  return copy;
}
