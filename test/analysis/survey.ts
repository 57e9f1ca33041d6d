import { type ClusterDesign, type DesignInput, type EstimateOptions, grouping, makeDesign } from "@returns/analysis";
import * as fc from "fast-check";

/** A small survey with what its households answered. */
export interface Survey {
  readonly stratum: readonly string[];
  readonly cluster: readonly string[];
  readonly weights: Float64Array;
  readonly values: Float64Array;
  readonly indicator: Float64Array;
  /** 1 for the households of a domain, of which there is at least one. */
  readonly domain: Uint8Array;
}

export const options: EstimateOptions = {
  missing: "drop",
  degreesOfFreedom: "design",
  level: 0.95,
  designEffect: "with-replacement",
};

/** Two to four strata, each of two to four clusters of one to five households. */
export const anySurvey: fc.Arbitrary<Survey> = fc
  .array(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 4 }), { minLength: 2, maxLength: 4 })
  .chain((strata) => {
    const rows = strata.flatMap((clusters, s) =>
      clusters.flatMap((households, c) =>
        Array.from({ length: households }, () => ({ stratum: `s${s}`, cluster: `s${s}c${c}` })),
      ),
    );
    const size = { minLength: rows.length, maxLength: rows.length };
    return fc
      .record({
        weights: fc.array(fc.double({ min: 0.5, max: 200, noNaN: true }), size),
        values: fc.array(fc.double({ min: -50, max: 50, noNaN: true }), size),
        indicator: fc.array(fc.constantFrom(0, 1), size),
        domain: fc.array(fc.constantFrom(0, 1), size),
      })
      .map((made) => ({
        stratum: rows.map(({ stratum }) => stratum),
        cluster: rows.map(({ cluster }) => cluster),
        weights: Float64Array.from(made.weights),
        values: Float64Array.from(made.values),
        indicator: Float64Array.from(made.indicator),
        domain: Uint8Array.from(made.domain, (mark, row) => (row === 0 ? 1 : mark)),
      }));
  });

/** The design of a survey, with changes. */
export function designOf(
  survey: Pick<Survey, "stratum" | "cluster" | "weights">,
  changes: Partial<DesignInput> = {},
): ClusterDesign {
  return makeDesign({
    rows: survey.weights.length,
    weights: survey.weights,
    strata: grouping(survey.stratum),
    stages: [{ clusters: grouping(survey.cluster) }],
    clusterLabels: "unique",
    singleCluster: "fail",
    singleClusterOfDomain: "as-sampled",
    laterStages: "add",
    ...changes,
  });
}

/** Twelve households in two strata of two clusters, with unequal weights. */
export const twelve: Survey = {
  stratum: ["a", "a", "a", "a", "a", "a", "b", "b", "b", "b", "b", "b"],
  cluster: ["a1", "a1", "a1", "a2", "a2", "a2", "b1", "b1", "b1", "b2", "b2", "b2"],
  weights: Float64Array.of(10, 14, 9, 12, 11, 13, 30, 26, 33, 31, 28, 35),
  values: Float64Array.of(4, 7, 6, 3, 5, 8, 2, 6, 9, 4, 3, 7),
  indicator: Float64Array.of(1, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 0),
  domain: Uint8Array.of(1, 1, 0, 1, 0, 1, 1, 0, 1, 1, 1, 0),
};
