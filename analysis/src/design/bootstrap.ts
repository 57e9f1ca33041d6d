import type { ClusterDesign, ReplicateDesign } from "./design.ts";
import { DesignError } from "./design-error.ts";
import { clustersByStratum, withFactors } from "./jackknife.ts";

/**
 * Rescaled bootstrap replicates: in each stratum n − 1 of the n clusters are drawn with replacement, and a cluster drawn
 * m times counts m n/(n − 1) (Rao & Wu 1988). Populations are not used.
 *
 * @param random numbers from 0 up to 1; a seeded source makes the replicates repeatable
 */
export function bootstrap(design: ClusterDesign, replicates: number, random: () => number): ReplicateDesign {
  const [level] = design.levels;
  const strata = clustersByStratum(design);
  const single = strata.findIndex((clusters) => clusters.length === 1);
  if (single >= 0) {
    throw new DesignError(
      `Cannot bootstrap stratum "${level.stratumName(single)}", as it has one cluster: merge it with another`,
    );
  }
  const draw = () => {
    const times = new Float64Array(level.stratumOf.length);
    for (const clusters of strata) {
      const n = clusters.length;
      for (let i = 1; i < n; i++) {
        const cluster = clusters[Math.floor(random() * n)] ?? 0;
        times[cluster] = (times[cluster] ?? 0) + n / (n - 1);
      }
    }
    return withFactors(design, (cluster) => times[cluster] ?? 0);
  };
  return {
    kind: "replicates",
    rows: design.rows,
    weights: design.weights,
    replicates: Array.from({ length: replicates }, draw),
    scale: 1 / (replicates - 1),
    factors: new Float64Array(replicates).fill(1),
    centre: "mean-of-replicates",
  };
}
