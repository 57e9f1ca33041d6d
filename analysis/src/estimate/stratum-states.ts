import type { ClusterDesign, Level } from "../design/design.ts";
import { DesignError } from "../design/design-error.ts";

// A stratum in which (nearly) all clusters were drawn has no variance of its own; R's survey draws the same line
const fullCount = 1 - 1e-7;

/** What each stratum of one stage does in a variance, by the policy of the design for single clusters. */
export interface StratumStates {
  /** What each squared deviation of the stratum counts, but for its 1 − f; 0 where the stratum adds nothing. */
  readonly scale: Float64Array;
  /** 1 where deviations are taken from the mean of all clusters. */
  readonly fromGrandMean: Uint8Array;
  /** For each stratum the group of strata (one a parent cluster) whose mean is the grand mean. */
  readonly groupOf: Int32Array;
}

/**
 * @param present 1 for clusters that have a row in the domain
 * @throws DesignError when a stratum of the domain has a single cluster and the policy is "fail", or
 * "average" where every stratum of the sample has one
 */
export function stratumStates(design: ClusterDesign, depth: number, level: Level, present: Uint8Array): StratumStates {
  const strata = level.sampledIn.length;
  const withRows = new Int32Array(strata);
  countPresent(level.stratumOf, present, withRows);
  const open = new Uint8Array(strata);
  markOpen(level, open);
  const groupOf = new Int32Array(strata);
  if (depth > 0) placeStrata(level, groupOf);
  const groups = depth === 0 ? 1 : (design.levels[depth - 1]?.stratumOf.length ?? 0);
  const inGroup = new Int32Array(groups);
  const spokenFor = new Int32Array(groups);
  const scale = new Float64Array(strata);
  const fromGrandMean = new Uint8Array(strata);
  for (let stratum = 0; stratum < strata; stratum++) {
    if (withRows[stratum] === 0) continue;
    const group = groupOf[stratum] ?? 0;
    inGroup[group] = (inGroup[group] ?? 0) + 1;
    const sampled = level.sampledIn[stratum] ?? 0;
    const single = sampled === 1;
    const singleInDomain = !single && withRows[stratum] === 1 && design.singleClusterOfDomain === "policy";
    let spoken = 1;
    if (open[stratum] === 1) {
      if (single && design.singleCluster === "fail") throw singleClusterError(level.stratumName(stratum), depth);
      if (single) scale[stratum] = design.singleCluster === "adjust" ? 1 : 0;
      else scale[stratum] = sampled / (sampled - 1);
      if ((single || singleInDomain) && design.singleCluster === "adjust") fromGrandMean[stratum] = 1;
      if ((single || singleInDomain) && design.singleCluster === "average") {
        scale[stratum] = 0;
        spoken = 0;
      }
    }
    spokenFor[group] = (spokenFor[group] ?? 0) + spoken;
  }
  const silent = (group: number) => spokenFor[group] === 0 && (inGroup[group] ?? 0) > 0;
  // A small domain has no answer, but the sample may have one
  const hasOthers = depth === 0 && level.sampledIn.some((sampled) => sampled > 1);
  if (!hasOthers && spokenFor.some((_, group) => silent(group))) {
    throw new DesignError(
      "Cannot take the average variance of the other strata, as every stratum of the domain has a single cluster: choose " +
        'design.singleCluster "adjust", or merge strata',
    );
  }
  for (let stratum = 0; stratum < strata; stratum++) {
    const group = groupOf[stratum] ?? 0;
    const average = design.singleCluster === "average" ? (inGroup[group] ?? 0) / (spokenFor[group] ?? 0) : 1;
    scale[stratum] =
      (scale[stratum] ?? 0) * shareDrawnAbove(design, depth, group) * (scale[stratum] === 0 ? 1 : average);
    // No stratum of a small domain can say what the others would add
    if (silent(group)) scale[stratum] = Number.NaN;
  }
  return { scale, fromGrandMean, groupOf };
}

function countPresent(stratumOf: Int32Array, present: Uint8Array, withRows: Int32Array): void {
  for (let cluster = 0; cluster < stratumOf.length; cluster++) {
    const stratum = stratumOf[cluster] ?? 0;
    withRows[stratum] = (withRows[stratum] ?? 0) + (present[cluster] ?? 0);
  }
}

function markOpen({ stratumOf, drawn }: Level, open: Uint8Array): void {
  for (let cluster = 0; cluster < stratumOf.length; cluster++)
    if ((drawn[cluster] ?? 0) < fullCount) open[stratumOf[cluster] ?? 0] = 1;
}

function placeStrata({ stratumOf, parentOf }: Level, groupOf: Int32Array): void {
  for (let cluster = 0; cluster < stratumOf.length; cluster++)
    groupOf[stratumOf[cluster] ?? 0] = parentOf[cluster] ?? 0;
}

/** The product of the shares drawn at all stages above, for the clusters inside one cluster of the stage before. */
function shareDrawnAbove(design: ClusterDesign, depth: number, parent: number): number {
  let share = 1;
  let cluster = parent;
  for (let above = depth - 1; above >= 0; above--) {
    const level = design.levels[above];
    share *= level?.drawn[cluster] ?? 1;
    cluster = level?.parentOf[cluster] ?? 0;
  }
  return share;
}

function singleClusterError(stratum: string, depth: number): DesignError {
  return new DesignError(
    `Cannot estimate the variance in stratum "${stratum}" as it needs 2 clusters or more at stage ${depth + 1}: it has 1. ` +
      `Merge it with another stratum, or choose design.singleCluster ("adjust" is conservative)`,
  );
}
