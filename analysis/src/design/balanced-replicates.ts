import type { ClusterDesign, ReplicateDesign } from "./design.ts";
import { DesignError } from "./design-error.ts";
import { byCodePoint } from "./grouping.ts";
import { hadamard } from "./hadamard.ts";
import { clustersByStratum, withFactors } from "./jackknife.ts";

/**
 * Balanced repeated replication for strata of two clusters: each replicate counts one cluster of every stratum 2 − ρ
 * times and the other ρ times, balanced by a Hadamard matrix (McCarthy 1969; with ρ above 0: Fay, in Judkins 1990).
 * A stratum with an even number of clusters is split into pairs in their order. Populations are not used.
 *
 * @param rho from 0 (half samples) to below 1; Fay's method, common 0.3 or 0.5, is needed where domains are small
 */
export function balancedReplicates(
  design: ClusterDesign,
  rho: number,
  centre: ReplicateDesign["centre"],
): ReplicateDesign {
  if (!(rho >= 0 && rho < 1))
    throw new DesignError(`Cannot balance replicates with ρ = ${rho}: it must be 0 or more and below 1`);
  const [level] = design.levels;
  const pairs = clustersByStratum(design)
    .map((clusters, stratum) => ({ clusters, name: level.stratumName(stratum) }))
    .sort((a, b) => byCodePoint(a.name, b.name))
    .flatMap(({ clusters, name }) => pairsOf(clusters, name));
  const matrix = hadamard(pairs.length + 1);
  const replicates = matrix.map((_, replicate) => {
    const factors = new Float64Array(level.stratumOf.length);
    for (const [pair, [left, right]] of pairs.entries()) {
      const leftChosen = matrix[pair + 1]?.[replicate] === true;
      factors[left] = leftChosen ? 2 - rho : rho;
      factors[right] = leftChosen ? rho : 2 - rho;
    }
    return withFactors(design, (cluster) => factors[cluster] ?? 0);
  });
  return {
    kind: "replicates",
    rows: design.rows,
    weights: design.weights,
    replicates,
    scale: 1 / (replicates.length * (1 - rho) ** 2),
    factors: new Float64Array(replicates.length).fill(1),
    centre,
  };
}

function pairsOf(clusters: readonly number[], stratum: string): [number, number][] {
  const pairs: [number, number][] = [];
  for (let i = 0; i < clusters.length; i += 2) {
    const [left, right] = [clusters[i], clusters[i + 1]];
    if (left === undefined || right === undefined) {
      throw new DesignError(
        `Cannot balance stratum "${stratum}", as it has ${clusters.length} clusters and needs an even number: use the jackknife`,
      );
    }
    pairs.push([left, right]);
  }
  return pairs;
}
