import type { ClusterDesign, Level } from "../design/design.ts";
import { DesignError } from "../design/design-error.ts";
import { type Matrix, zeros } from "./linear-algebra.ts";
import type { ClusterParts } from "./sums.ts";

/** One estimate as a sum of columns: Σ factor × column. The columns are centred before they are combined. */
export type Combination = readonly { readonly column: number; readonly factor: number }[];

/**
 * The one variance routine: covariances of estimates whose influence values add up to `combinations` of the columns.
 *
 *     V = Σₕ (1 − fₕ) nₕ/(nₕ − 1) Σᵢ (tₕᵢ − t̄ₕ)(tₕᵢ − t̄ₕ)ᵀ
 *
 * over strata h and their clusters i, where tₕᵢ is the total of the influence values in the cluster, nₕ counts every
 * sampled cluster of the stratum, also those without a row in the domain (tₕᵢ = 0), and fₕ is the share of clusters that
 * was drawn. Each further stage with a known population adds the same formula inside its cluster, times the shares drawn
 * above it. Särndal, Swensson & Wretman 1992, 4.3; Binder 1983. Where populations are unknown this is the usual
 * with-replacement (ultimate cluster) approximation.
 *
 * @throws DesignError when a stratum of the domain has a single cluster and the policy is "fail"
 */
export function variance(design: ClusterDesign, parts: ClusterParts, combinations: readonly Combination[]): Matrix {
  const size = combinations.length;
  const result = zeros(size, size);
  let { columns, present } = parts;
  for (let depth = design.levels.length - 1; depth >= 0; depth--) {
    const level = design.levels[depth];
    if (level === undefined) break;
    addLevel(result, design, depth, level, columns, present, combinations);
    if (depth > 0) {
      const above = design.levels[depth - 1]?.stratumOf.length ?? 0;
      columns = columns.map((column) => sumByParent(column, level.parentOf, above));
      present = anyByParent(present, level.parentOf, above);
    }
  }
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < a; b++) {
      const upper = result[b];
      if (upper !== undefined) upper[a] = result[a]?.[b] ?? Number.NaN;
    }
  }
  return result;
}

// A stratum in which (nearly) all clusters were drawn has no variance of its own; R's survey draws the same line
const fullCount = 1 - 1e-7;

interface StratumState {
  /** What each squared deviation of the stratum counts, but for its 1 − f; 0 where the stratum adds nothing. */
  readonly scale: Float64Array;
  /** 1 where deviations are taken from the mean of all clusters. */
  readonly fromGrandMean: Uint8Array;
  /** For each stratum the group of strata (one a parent cluster) whose mean is the grand mean. */
  readonly groupOf: Int32Array;
}

function addLevel(
  result: Matrix,
  design: ClusterDesign,
  depth: number,
  level: Level,
  columns: readonly Float64Array[],
  present: Uint8Array,
  combinations: readonly Combination[],
): void {
  const { scale, fromGrandMean, groupOf } = stratumStates(design, depth, level, present);
  const centres = columns.map((column) => stratumCentres(level, column, present, fromGrandMean, groupOf));
  const deviation = new Float64Array(combinations.length);
  for (let cluster = 0; cluster < level.stratumOf.length; cluster++) {
    const stratum = level.stratumOf[cluster] ?? 0;
    const weight = (scale[stratum] ?? 0) * (1 - (level.drawn[cluster] ?? 0));
    if (weight === 0) continue;
    for (let a = 0; a < combinations.length; a++) {
      let sum = 0;
      for (const { column, factor } of combinations[a] ?? []) {
        sum += factor * ((columns[column]?.[cluster] ?? 0) - (centres[column]?.[stratum] ?? 0));
      }
      deviation[a] = sum;
    }
    for (let a = 0; a < deviation.length; a++) {
      const row = result[a];
      const scaled = weight * (deviation[a] ?? 0);
      if (row === undefined || scaled === 0) continue;
      for (let b = 0; b <= a; b++) row[b] = (row[b] ?? 0) + scaled * (deviation[b] ?? 0);
    }
  }
}

function stratumStates(design: ClusterDesign, depth: number, level: Level, present: Uint8Array): StratumState {
  const strata = level.sampledIn.length;
  const withRows = new Int32Array(strata);
  const open = new Uint8Array(strata);
  const groupOf = new Int32Array(strata);
  for (let cluster = 0; cluster < level.stratumOf.length; cluster++) {
    const stratum = level.stratumOf[cluster] ?? 0;
    withRows[stratum] = (withRows[stratum] ?? 0) + (present[cluster] ?? 0);
    if ((level.drawn[cluster] ?? 0) < fullCount) open[stratum] = 1;
    groupOf[stratum] = level.parentOf[cluster] ?? 0;
  }
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
  if (spokenFor.some((spoken, group) => spoken === 0 && (inGroup[group] ?? 0) > 0)) {
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
  }
  return { scale, fromGrandMean, groupOf };
}

function stratumCentres(
  level: Level,
  column: Float64Array,
  present: Uint8Array,
  fromGrandMean: Uint8Array,
  groupOf: Int32Array,
): Float64Array {
  const centres = new Float64Array(level.sampledIn.length);
  const stratumPresent = new Uint8Array(centres.length);
  for (let cluster = 0; cluster < column.length; cluster++) {
    const stratum = level.stratumOf[cluster] ?? 0;
    centres[stratum] = (centres[stratum] ?? 0) + (column[cluster] ?? 0);
    if (present[cluster] === 1) stratumPresent[stratum] = 1;
  }
  const grandMean = (group: number): number => {
    let sum = 0;
    let count = 0;
    for (let stratum = 0; stratum < stratumPresent.length; stratum++) {
      if (groupOf[stratum] !== group || stratumPresent[stratum] !== 1) continue;
      sum += sums[stratum] ?? 0;
      count += level.sampledIn[stratum] ?? 0;
    }
    return sum / count;
  };
  const sums = centres.slice();
  for (let stratum = 0; stratum < centres.length; stratum++) {
    centres[stratum] =
      fromGrandMean[stratum] === 1
        ? grandMean(groupOf[stratum] ?? 0)
        : (sums[stratum] ?? 0) / (level.sampledIn[stratum] ?? 1);
  }
  return centres;
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

function sumByParent(column: Float64Array, parentOf: Int32Array, parents: number): Float64Array {
  const sums = new Float64Array(parents);
  for (let cluster = 0; cluster < column.length; cluster++) {
    const parent = parentOf[cluster] ?? 0;
    sums[parent] = (sums[parent] ?? 0) + (column[cluster] ?? 0);
  }
  return sums;
}

function anyByParent(present: Uint8Array, parentOf: Int32Array, parents: number): Uint8Array {
  const any = new Uint8Array(parents);
  for (let cluster = 0; cluster < present.length; cluster++)
    if (present[cluster] === 1) any[parentOf[cluster] ?? 0] = 1;
  return any;
}

function singleClusterError(stratum: string, depth: number): DesignError {
  return new DesignError(
    `Cannot estimate the variance in stratum "${stratum}" as it needs 2 clusters or more at stage ${depth + 1}: it has 1. ` +
      `Merge it with another stratum, or choose design.singleCluster ("adjust" is conservative)`,
  );
}
