import type { ClusterDesign, Level } from "../design/design.ts";
import { addEntry, entry, type Matrix, setEntry, zeros } from "./linear-algebra.ts";
import { stratumStates } from "./stratum-states.ts";
import type { ClusterParts } from "./sums.ts";
import { addScaled, multiplyInto, productSum } from "./vectors.ts";

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
  for (let a = 0; a < size; a++) for (let b = 0; b < a; b++) setEntry(result, b, a, entry(result, a, b));
  return result;
}

// So many clusters of a few columns fit into the processor's cache
const block = 1024;

/**
 * Adds the part of one stage, by blocks of clusters: the columns less the centres of their strata, from these the deviations
 * of each estimate, and then the products of the deviations.
 */
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
  const centred = columns.map(() => new Float64Array(block));
  const deviations = combinations.map(() => new Float64Array(block));
  const factors = new Float64Array(block);
  for (let from = 0; from < level.stratumOf.length; from += block) {
    const strata = level.stratumOf.subarray(from, from + block);
    const drawn = level.drawn.subarray(from, from + block);
    factorsOf(strata, drawn, scale, factors);
    for (const [k, column] of columns.entries())
      takeCentres(column.subarray(from, from + block), centres[k] ?? scale, strata, centred[k] ?? factors);
    for (const [a, combination] of combinations.entries()) combine(centred, combination, deviations[a] ?? factors);
    addProducts(result, deviations, factors, strata.length);
  }
}

/** What the square of each cluster's deviation counts. */
function factorsOf(strata: Int32Array, drawn: Float64Array, scale: Float64Array, into: Float64Array): void {
  for (let i = 0; i < strata.length; i++) into[i] = (scale[strata[i] ?? 0] ?? 0) * (1 - (drawn[i] ?? 0));
}

function takeCentres(values: Float64Array, centres: Float64Array, strata: Int32Array, into: Float64Array): void {
  for (let i = 0; i < values.length; i++) into[i] = (values[i] ?? 0) - (centres[strata[i] ?? 0] ?? 0);
}

function combine(columns: readonly Float64Array[], combination: Combination, into: Float64Array): void {
  into.fill(0);
  for (const { column, factor } of combination) addScaled(into, columns[column] ?? nothing, factor);
}

const nothing = new Float64Array(0);

/** Adds Σ factor × deviation × deviation to the lower triangle. Clusters of factor 0 have no part in it. */
function addProducts(result: Matrix, deviations: readonly Float64Array[], factors: Float64Array, size: number): void {
  const scaled = new Float64Array(size);
  for (const [a, left] of deviations.entries()) {
    multiplyInto(scaled, factors, left);
    for (let b = 0; b <= a; b++) addEntry(result, a, b, productSum(scaled, deviations[b] ?? left));
  }
}

/** What is subtracted in each stratum: the mean of its clusters, or of all clusters where it has a single one. */
function stratumCentres(
  level: Level,
  column: Float64Array,
  present: Uint8Array,
  fromGrandMean: Uint8Array,
  groupOf: Int32Array,
): Float64Array {
  const sums = sumByParent(column, level.stratumOf, level.sampledIn.length);
  const centres = sums.map((sum, stratum) => sum / (level.sampledIn[stratum] ?? 1));
  if (!fromGrandMean.includes(1)) return centres;
  const stratumPresent = anyByParent(present, level.stratumOf, sums.length);
  const grandMean = (group: number): number => {
    let sum = 0;
    let count = 0;
    for (let stratum = 0; stratum < sums.length; stratum++) {
      if (groupOf[stratum] !== group || stratumPresent[stratum] !== 1) continue;
      sum += sums[stratum] ?? 0;
      count += level.sampledIn[stratum] ?? 0;
    }
    return sum / count;
  };
  return centres.map((centre, stratum) => (fromGrandMean[stratum] === 1 ? grandMean(groupOf[stratum] ?? 0) : centre));
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
