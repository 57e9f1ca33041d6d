import { z } from "zod";
import type { ClusterDesign } from "../design/design.ts";
import { DesignError } from "../design/design-error.ts";
import { makeDesign, type Population } from "../design/make-design.ts";
import { codesOf, groupingOf } from "../frame/codes.ts";
import type { Frame } from "../frame/frame.ts";
import { columnOf, columnOfType } from "../frame/lookup.ts";

/** How the rows of a frame were drawn: which of its columns say so. What a file `design.json` holds. */
export const DesignSetup = z.strictObject({
  /** Column of strata; one stratum where absent. */
  strata: z.string().exactOptional(),
  /** Column of clusters (PSU); each row its own where absent. */
  clusters: z.string().exactOptional(),
  /** Column of weights, or one weight for each cluster by its code; every row stands for itself where absent. */
  weights: z.union([z.string(), z.record(z.string(), z.number())]).exactOptional(),
  /** Column with the number of clusters in the population of the stratum; `full-count`: everybody is there. */
  population: z.union([z.literal("full-count"), z.strictObject({ column: z.string() })]).exactOptional(),
  /** What to do with a stratum that has one cluster; see `SingleClusterPolicy`. */
  singleCluster: z.enum(["fail", "certainty", "average", "adjust"]),
});
export type DesignSetup = z.infer<typeof DesignSetup>;

/**
 * The sampling design of a frame. Members take strata, cluster and weight of their household: nobody is selected inside it.
 *
 * @throws DesignError when a row has no stratum, cluster or weight; the message names rows and codes
 * @throws ColumnError when the setup names a column that is not there
 */
export function designFor(frame: Frame, setup: DesignSetup): ClusterDesign {
  const { strata, clusters, population } = setup;
  const stage = clusters === undefined ? undefined : { clusters: groupingOf(columnOf(frame, clusters)) };
  const counted = population === undefined ? undefined : populationOf(frame, population);
  return makeDesign({
    rows: frame.rows,
    weights: weightsOf(frame, setup),
    ...(strata === undefined ? {} : { strata: groupingOf(columnOf(frame, strata)) }),
    stages: stage === undefined ? [] : [counted === undefined ? stage : { ...stage, population: counted }],
    ...(stage === undefined && counted !== undefined ? { population: counted } : {}),
    clusterLabels: "unique",
    singleCluster: setup.singleCluster,
    singleClusterOfDomain: "as-sampled",
    laterStages: "add",
  });
}

function weightsOf(frame: Frame, { weights, clusters }: DesignSetup): Float64Array {
  if (weights === undefined) return new Float64Array(frame.rows).fill(1);
  if (typeof weights === "string") return columnOfType(frame, weights, "number").values;
  if (clusters === undefined) throw new DesignError("Cannot use weights by cluster without a column of clusters");
  const codes = codesOf(columnOf(frame, clusters));
  const unmatched = [...new Set(codes)].filter((code) => code === null || !Object.hasOwn(weights, code));
  if (unmatched.length > 0) {
    throw new DesignError(
      `Cannot weight ${unmatched.length} of the clusters in the data, as they have no weight: ${unmatched.slice(0, 20).join(", ")}. ` +
        "Add them to the frame of clusters, or correct their codes",
    );
  }
  return Float64Array.from(codes, (code) => (code === null ? Number.NaN : (weights[code] ?? Number.NaN)));
}

function populationOf(frame: Frame, population: NonNullable<DesignSetup["population"]>): Population {
  if (population === "full-count") return { kind: "fraction", values: new Float64Array(frame.rows).fill(1) };
  return { kind: "count", values: columnOfType(frame, population.column, "number").values };
}
