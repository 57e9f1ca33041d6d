import type { ClusterDesign, SingleClusterPolicy } from "./design.ts";
import { DesignError } from "./design-error.ts";
import type { Grouping } from "./grouping.ts";
import { buildStage, type Stage } from "./stage.ts";

/** How many clusters there were to draw from, one entry per row, the same for all rows of a stratum. */
export type Population =
  | { readonly kind: "count"; readonly values: Float64Array }
  /** Share of the clusters that was drawn. */
  | { readonly kind: "fraction"; readonly values: Float64Array }
  /** Chance of each cluster to be drawn, where they were not equal; variance by Brewer's approximation. */
  | { readonly kind: "inclusion-probability"; readonly values: Float64Array };

export interface StageInput {
  readonly clusters: Grouping;
  /** Strata of this stage within the clusters of the one before; at the first stage use `DesignInput.strata`. */
  readonly strata?: Grouping;
  readonly population?: Population;
}

export interface DesignInput {
  readonly rows: number;
  /** For each row how many units it stands for; where absent, population ÷ sample over all stages. */
  readonly weights?: Float64Array;
  readonly strata?: Grouping;
  /** The stages of sampling, the first one first; empty where the rows themselves were drawn. */
  readonly stages: readonly StageInput[];
  /** Population of rows, where `stages` is empty. */
  readonly population?: Population;
  /** Whether the same cluster label in two strata means two clusters. */
  readonly clusterLabels: "unique" | "repeat-between-strata";
  readonly singleCluster: SingleClusterPolicy;
  readonly singleClusterOfDomain: "as-sampled" | "policy";
  /** Whether stages below the first add to the variance where populations are known, or are left to the first stage. */
  readonly laterStages: "add" | "ignore";
}

/**
 * A sampling design, checked: strata, clusters in stages, weights and populations.
 *
 * @example
 * ```ts
 * import { grouping, makeDesign, mean } from "@returns/analysis";
 * import { expect } from "vitest";
 *
 * const design = makeDesign({
 *   rows: 4,
 *   weights: Float64Array.of(10, 10, 20, 20),
 *   strata: grouping(["camp", "camp", "town", "town"]),
 *   stages: [{ clusters: grouping(["c1", "c2", "t1", "t2"]) }],
 *   clusterLabels: "unique",
 *   singleCluster: "fail",
 *   singleClusterOfDomain: "as-sampled",
 *   laterStages: "add",
 * });
 * const size = mean(design, Float64Array.of(4, 6, 5, 9), {
 *   missing: "drop", degreesOfFreedom: "design", level: 0.95, designEffect: "with-replacement",
 * });
 * expect(size.estimate).toBeCloseTo(6.3333, 4);
 * expect(size.degreesOfFreedom).toBe(2);
 * ```
 *
 * @throws DesignError when a row has no stratum or cluster, a weight is missing, negative or without end, a cluster lies
 * in two strata, or a population is smaller than its sample or differs within a stratum
 */
export function makeDesign(input: DesignInput): ClusterDesign {
  const { rows } = input;
  if (rows === 0)
    throw new DesignError("Cannot make a design, as there are no rows: check the filter and the file that was read");
  const strata = input.strata ?? everyone(rows);
  const rowStage: StageInput = { clusters: everyRow(rows), ...(input.population && { population: input.population }) };
  const stages = input.stages.length > 0 ? input.stages : [rowStage];

  const built: Stage[] = [];
  for (const [index, stage] of stages.entries()) {
    const where = `at stage ${index + 1}`;
    const inside = index === 0 ? strata : stage.strata;
    checkColumn(`cluster ${where}`, stage.clusters, rows);
    if (inside !== undefined) checkColumn(index === 0 ? "stratum" : `stratum ${where}`, inside, rows);
    if (stage.population !== undefined) checkLength(`population ${where}`, stage.population.values.length, rows);
    const above = built[index - 1];
    const separate = above?.clusterOf ?? (input.clusterLabels === "repeat-between-strata" ? strata.codes : undefined);
    built.push(buildStage(stage.clusters, stage.population, inside, above, separate));
  }
  const [first] = built;
  if (first === undefined) throw new DesignError("Cannot make a design without a stage of sampling");
  const deeper = input.laterStages === "add" ? contributing(built) : [];
  return {
    kind: "clusters",
    rows,
    weights: input.weights === undefined ? weightsFromPopulations(rows, built) : checkedWeights(input.weights, rows),
    levels: [first.level, ...deeper.map((each) => each.level)],
    unitOf: (deeper.at(-1) ?? first).clusterOf,
    clusterOf: first.clusterOf,
    singleCluster: input.singleCluster,
    singleClusterOfDomain: input.singleClusterOfDomain,
    calibration: [],
  };
}

/** The strata of a design, by label, that have one sampled cluster only and are not a full count. */
export function singleClusterStrata({ levels: [level] }: ClusterDesign): readonly string[] {
  const open = new Set<number>();
  for (const [cluster, stratum] of level.stratumOf.entries()) {
    if (level.sampledIn[stratum] === 1 && (level.drawn[cluster] ?? 0) < 1) open.add(stratum);
  }
  return [...open].map(level.stratumName);
}

/** Stages below the first add to the variance for as long as each stage above was drawn from a known population. */
function contributing(built: readonly Stage[]): readonly Stage[] {
  const firstWithout = built.findIndex((each) => !each.hasPopulation);
  return built.slice(1, firstWithout < 0 ? built.length : firstWithout);
}

function weightsFromPopulations(rows: number, built: readonly Stage[]): Float64Array {
  if (!built.every((each) => each.hasPopulation)) {
    throw new DesignError("Cannot make weights, as neither weights nor the populations of all stages are given");
  }
  const weights = new Float64Array(rows).fill(1);
  for (const { clusterOf, level } of built) {
    for (let row = 0; row < rows; row++) weights[row] = (weights[row] ?? 1) / (level.drawn[clusterOf[row] ?? 0] ?? 1);
  }
  return weights;
}

function checkedWeights(weights: Float64Array, rows: number): Float64Array {
  checkLength("weights", weights.length, rows);
  const wrong: number[] = [];
  for (const [row, weight] of weights.entries())
    if (!(weight >= 0 && weight < Number.POSITIVE_INFINITY)) wrong.push(row);
  const [first] = wrong;
  if (first !== undefined) {
    throw new DesignError(
      `Cannot weight ${wrong.length} of ${rows} rows, as a weight is a number from 0 upwards: row ${first + 1} has ` +
        `${weights[first]}. Correct the weights or leave these rows out before the design is made`,
    );
  }
  if (weights.every((weight) => weight === 0)) throw new DesignError("Cannot make a design in which every weight is 0");
  return weights;
}

const everyone = (rows: number): Grouping => ({ codes: new Int32Array(rows), labels: [""] });

const everyRow = (rows: number): Grouping => ({ codes: new Int32Array(rows).map((_, row) => row), labels: [] });

function checkColumn(what: string, { codes }: Grouping, rows: number): void {
  checkLength(what, codes.length, rows);
  const row = codes.indexOf(-1);
  if (row < 0) return;
  const count = codes.reduce((sum, code) => sum + (code < 0 ? 1 : 0), 0);
  throw new DesignError(
    `Cannot place ${count} of ${rows} rows in the design, as they have no ${what}: the first is row ${row + 1}. Complete ` +
      "them, or leave them out before the design is made",
  );
}

function checkLength(what: string, found: number, rows: number): void {
  if (found !== rows) throw new DesignError(`Cannot match each row with its ${what}: found ${found} for ${rows} rows`);
}
