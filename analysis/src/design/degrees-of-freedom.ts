import type { ClusterDesign, Design, PairwiseDesign, ReplicateDesign } from "./design.ts";
import { orthonormalize } from "./orthonormal.ts";

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
      return rowsMinusStrata(design, rows);
  }
}

const known = new WeakMap<Design, number>();

/** Those of all rows, worked out once for a design. */
export function designDegreesOfFreedom(design: Design): number {
  const found =
    known.get(design) ??
    degreesOfFreedom(
      design,
      new Int32Array(design.rows).map((_, row) => row),
    );
  known.set(design, found);
  return found;
}

function clustersMinusStrata({ clusterOf, weights, levels: [level] }: ClusterDesign, rows: Int32Array): number {
  const clusters = new Uint8Array(level.stratumOf.length);
  const strata = new Uint8Array(level.sampledIn.length);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] ?? 0;
    if (weights[row] === 0) continue;
    const cluster = clusterOf[row] ?? 0;
    clusters[cluster] = 1;
    strata[level.stratumOf[cluster] ?? 0] = 1;
  }
  return count(clusters) - count(strata);
}

function rowsMinusStrata({ weights, stratumOf }: PairwiseDesign, rows: Int32Array): number {
  const counted = rows.filter((row) => weights[row] !== 0);
  return counted.length - new Set(counted.map((row) => stratumOf[row] ?? 0)).size;
}

const count = (marks: Uint8Array): number => marks.reduce((sum, mark) => sum + mark, 0);

function rankOfWeights({ replicates }: ReplicateDesign, rows: Int32Array): number {
  const columns = replicates.map((weights) => Float64Array.from(rows, (row) => weights[row] ?? 0));
  return orthonormalize(columns, new Float64Array(rows.length).fill(1), 1e-5).basis.length;
}
