import type { ClusterDesign, ReplicateDesign } from "./design.ts";
import { DesignError } from "./design-error.ts";

/**
 * Jackknife replicates: each leaves out one cluster and raises the others of its stratum by n/(n − 1); its squared
 * deviation counts (1 − f)(n − 1)/n (JK1 in one stratum, JKn in several; Wolter 2007, ch. 4).
 *
 * A stratum with a single cluster: `fail` refuses; `certainty` makes no replicate; `average` makes none and scales the
 * rest up; `adjust` leaves the stratum out and raises all others. A stratum of which all clusters were drawn makes no
 * replicate, and no degree of freedom; R's survey counts its clusters when it scales up for `average`, which then is more
 * than the linearised error of a total. Populations are taken from the first stage.
 *
 * Valid for smooth statistics; not for quantiles.
 */
export function jackknife(design: ClusterDesign, centre: ReplicateDesign["centre"]): ReplicateDesign {
  const [level] = design.levels;
  const clustersOf = clustersByStratum(design);
  const replicates: Float64Array[] = [];
  const factors: number[] = [];
  let compared = 0;
  for (const [stratum, clusters] of clustersOf.entries()) {
    const n = clusters.length;
    const [first = 0] = clusters;
    const remaining = 1 - (level.drawn[first] ?? 0);
    if (remaining <= 0) continue;
    compared += n;
    if (n === 1 && remaining > 0) {
      if (design.singleCluster === "fail") {
        throw new DesignError(
          `Cannot jackknife stratum "${level.stratumName(stratum)}", as it has one cluster: merge it, or choose design.singleCluster`,
        );
      }
      if (design.singleCluster !== "adjust") continue;
      const strata = clustersOf.length;
      replicates.push(withFactors(design, (cluster) => (cluster === first ? 0 : strata / (strata - 1))));
      factors.push((strata - 1) / strata);
      continue;
    }
    for (const left of clusters) {
      replicates.push(
        withFactors(design, (cluster) =>
          cluster === left ? 0 : level.stratumOf[cluster] === stratum ? n / (n - 1) : 1,
        ),
      );
      factors.push((remaining * (n - 1)) / n);
    }
  }
  if (replicates.length === 0)
    throw new DesignError("Cannot jackknife a design in which no stratum has a cluster to leave out");
  const average = design.singleCluster === "average" ? compared / replicates.length : 1;
  return {
    kind: "replicates",
    rows: design.rows,
    weights: design.weights,
    replicates,
    scale: average,
    factors: Float64Array.from(factors),
    centre,
  };
}

/** The clusters of each stratum of the first stage. */
export function clustersByStratum({ levels: [level] }: ClusterDesign): number[][] {
  const clusters: number[][] = Array.from(level.sampledIn, () => []);
  for (const [cluster, stratum] of level.stratumOf.entries()) clusters[stratum]?.push(cluster);
  return clusters;
}

/** The weights of the design, each multiplied by the factor of its cluster. */
export function withFactors({ weights, clusterOf }: ClusterDesign, factor: (cluster: number) => number): Float64Array {
  return weights.map((weight, row) => weight * factor(clusterOf[row] ?? 0));
}
