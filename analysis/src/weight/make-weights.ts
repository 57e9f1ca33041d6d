import type { ClusterDesign, Design } from "../design/design.ts";
import { cross, type Grouping, grouping } from "../design/grouping.ts";
import { makeDesign } from "../design/make-design.ts";
import { codesOf } from "../frame/codes.ts";
import type { Frame } from "../frame/frame.ts";
import { columnOf } from "../frame/lookup.ts";
import { baseWeights, type ClusterWeight } from "./base.ts";
import { type Known, knownOf, reweighted } from "./calibration.ts";
import { type WeightDiagnostics, weightDiagnostics } from "./diagnostics.ts";
import { type Outcome, respondentWeights } from "./non-response.ts";
import type { ListedCluster, SamplingFrame } from "./read-clusters.ts";
import { WeightError } from "./weight-error.ts";
import type { WeightSetup } from "./weight-setup.ts";

/** A known size or total, and what the weights made of it before and after the steps. */
export interface MarginCheck {
  readonly name: string;
  readonly known: number;
  readonly before: number;
  readonly after: number;
  /** Rows with a value other than 0: of those, few cannot carry much. */
  readonly respondents: number;
}

/** Weights of the rows of a frame, and how they came about. */
export interface MadeWeights {
  /** One per row: how many households it stands for; 0 for those that did not respond. */
  readonly weights: Float64Array;
  /** The weights after each change, the base weights first. */
  readonly stages: readonly {
    readonly name: "base" | "non-response" | WeightSetup["steps"][number]["kind"];
    readonly weights: Float64Array;
    readonly diagnostics: WeightDiagnostics;
  }[];
  readonly margins: readonly MarginCheck[];
  readonly clusters: readonly ClusterWeight[];
}

/**
 * The weights of a survey from its sampling frame and its data: base weights from the chances of selection, non-response, and
 * the steps of the setup, one after the other.
 *
 * @throws WeightError with every cluster and class that stands in the way; DesignError when known totals cannot be reached
 */
export function makeWeights(data: Frame, sampled: SamplingFrame, setup: WeightSetup): MadeWeights {
  const clusterOf = clustersOfRows(data, sampled.clusters, setup.cluster);
  const outcomes = outcomesOf(data, setup);
  const clusters = counted(sampled.clusters, clusterOf, outcomes, setup);
  const within = setup.nonResponse.kind === "within-cluster";
  const weighed = baseWeights(sampled.strata, clusters, within ? setup.emptyClusters : "spread-over-stratum");
  const selection = Float64Array.from(clusterOf, (cluster) => {
    const { clusterChance = Number.NaN, householdChance = Number.NaN } = weighed[cluster] ?? {};
    return 1 / (clusterChance * householdChance);
  });
  const responding = within
    ? Float64Array.from(clusterOf, (cluster) => weighed[cluster]?.weight ?? Number.NaN)
    : respondentWeights(selection, classesOf(data, setup), outcomes);
  const base = selection.map((weight, row) => (responding[row] === 0 ? 0 : weight));
  const stage = (name: MadeWeights["stages"][number]["name"], weights: Float64Array) => ({
    name,
    weights,
    diagnostics: weightDiagnostics(weights),
  });
  const stages = [stage("base", base), stage("non-response", responding)];

  // Only rows that stand for somebody take part: the others need not be complete
  const rows = Int32Array.from(responding.keys()).filter((row) => responding[row] !== 0);
  let design: Design = plainDesign(Float64Array.from(rows, (row) => responding[row] ?? 0));
  const known: Known[] = [];
  for (const step of setup.steps) {
    known.push(...knownOf(step, data, rows));
    design = reweighted(design, step, data, rows);
    const weights = new Float64Array(data.rows);
    for (const [i, row] of rows.entries()) weights[row] = design.weights[i] ?? 0;
    refuseNegative(weights, step.kind);
    stages.push(stage(step.kind, weights));
  }
  const weights = stages.at(-1)?.weights ?? responding;
  const margins = known.map(({ name, total, values }) => ({
    name,
    known: total,
    before: sumOf(values, rows, responding),
    after: sumOf(values, rows, weights),
    respondents: values.reduce((count, value) => count + (value === 0 ? 0 : 1), 0),
  }));
  return { weights, stages, margins, clusters: weighed };
}

function clustersOfRows(data: Frame, clusters: readonly ListedCluster[], column: string): Int32Array {
  const placeOf = new Map(clusters.map(({ id }, place) => [id, place]));
  const codes = codesOf(columnOf(data, column));
  const unmatched = new Map<string, number>();
  for (const [row, code] of codes.entries()) {
    const name = code === null ? `(row ${row + 1} has none)` : code;
    if (code === null || !placeOf.has(code)) unmatched.set(name, (unmatched.get(name) ?? 0) + 1);
  }
  if (unmatched.size > 0) {
    throw new WeightError(
      [...unmatched].map(
        ([code, rows]) =>
          `cluster ${code} of ${rows} rows is not among those drawn in the frame: correct its code, or add it to the frame`,
      ),
    );
  }
  return Int32Array.from(codes, (code) => placeOf.get(code ?? "") ?? -1);
}

function outcomesOf(data: Frame, { nonResponse }: WeightSetup): readonly Outcome[] {
  if (nonResponse.kind === "within-cluster") return new Array<Outcome>(data.rows).fill("responded");
  const { responded, notEligible } = nonResponse;
  return codesOf(columnOf(data, nonResponse.result)).map((code) => {
    if (code !== null && responded.includes(code)) return "responded";
    return code !== null && notEligible.includes(code) ? "not-eligible" : "did-not-respond";
  });
}

/** The drawn clusters with what became of their households. */
function counted(
  clusters: readonly ListedCluster[],
  clusterOf: Int32Array,
  outcomes: readonly Outcome[],
  { nonResponse }: WeightSetup,
) {
  const count = (cluster: number, outcome: Outcome) =>
    clusterOf.reduce((sum, each, row) => sum + (each === cluster && outcomes[row] === outcome ? 1 : 0), 0);
  const result = clusters.map((cluster, place) => ({
    ...cluster,
    ...(nonResponse.kind === "classes" ? { notEligible: count(place, "not-eligible") } : {}),
    interviewed: count(place, "responded"),
    others: count(place, "did-not-respond"),
  }));
  if (nonResponse.kind === "classes") {
    const odd = result.filter((each) => each.interviewed + each.notEligible + each.others !== each.drawnHouseholds);
    if (odd.length > 0) {
      throw new WeightError(
        odd.map(
          ({ id, stratum, drawnHouseholds, interviewed, notEligible, others }) =>
            `cluster ${id} of stratum ${stratum} has ${interviewed + notEligible + others} rows of data for ${drawnHouseholds} households ` +
            "drawn: with classes of non-response each household drawn is a row",
        ),
      );
    }
  }
  return result;
}

function classesOf(data: Frame, { nonResponse }: WeightSetup): Grouping {
  const by = nonResponse.kind === "classes" ? nonResponse.by : [];
  return cross(by.map((name) => grouping(codesOf(columnOf(data, name)))));
}

/** A design for changing weights only: nothing is estimated with it. */
const plainDesign = (weights: Float64Array): ClusterDesign =>
  makeDesign({
    rows: weights.length,
    weights,
    stages: [],
    clusterLabels: "unique",
    singleCluster: "fail",
    singleClusterOfDomain: "as-sampled",
    laterStages: "add",
  });

function refuseNegative(weights: Float64Array, step: string): void {
  const row = weights.findIndex((weight) => weight < 0);
  if (row < 0) return;
  const count = weights.reduce((sum, weight) => sum + (weight < 0 ? 1 : 0), 0);
  throw new WeightError([
    `${count} rows have a weight below 0 after ${step}, the first is row ${row + 1} with ${weights[row]}: give bounds, or rake`,
  ]);
}

const sumOf = (values: Float64Array, rows: Int32Array, weights: Float64Array): number =>
  rows.reduce((sum, row, i) => sum + (values[i] ?? 0) * (weights[row] ?? 0), 0);
