import type { CalibrationStep } from "./calibration-step.ts";

/**
 * What to do with a stratum that has one sampled cluster only, whose variance nothing can tell:
 * - `fail`: refuse, naming the stratum
 * - `certainty`: it adds nothing, as if the cluster had been certain to be drawn
 * - `average`: it adds as much as the other strata do on average (Stata: scaled)
 * - `adjust`: its cluster is compared with the mean of all clusters (Stata: centered); conservative and recommended
 */
export type SingleClusterPolicy = "fail" | "certainty" | "average" | "adjust";

/** One stage of sampling whose clusters the variance compares. */
export interface Level {
  /** For each cluster its stratum at this stage; below the first stage each cluster of the stage before is a stratum or several. */
  readonly stratumOf: Int32Array;
  /** For each cluster the cluster of the stage before that holds it; empty at the first stage. */
  readonly parentOf: Int32Array;
  /** For each stratum the number of clusters that were sampled in it, whether they answered or not. */
  readonly sampledIn: Int32Array;
  /** For each cluster the chance with which it was drawn, sampled ÷ population; 0 where the population is without end. */
  readonly drawn: Float64Array;
  /** The label of a stratum, for messages. */
  readonly stratumName: (stratum: number) => string;
}

interface CommonDesign {
  readonly rows: number;
  /** For each row how many units of the population it stands for. */
  readonly weights: Float64Array;
}

/** Strata and clusters in stages: the variance comes from the differences between clusters. */
export interface ClusterDesign extends CommonDesign {
  readonly kind: "clusters";
  /** The stages that add to the variance, the first one first. */
  readonly levels: readonly [Level, ...Level[]];
  /** For each row its cluster at the last of the levels: the unit whose totals the variance is made from. */
  readonly unitOf: Int32Array;
  /** For each row its cluster at the first stage. */
  readonly clusterOf: Int32Array;
  readonly singleCluster: SingleClusterPolicy;
  /** Whether the policy also holds where one cluster only of a stratum has rows in the domain. */
  readonly singleClusterOfDomain: "as-sampled" | "policy";
  /** Steps that changed the weights to agree with known totals, in the order in which they were made. */
  readonly calibration: readonly CalibrationStep[];
}

/** Replicate weights: the variance comes from repeating the estimate with each set of weights. */
export interface ReplicateDesign extends CommonDesign {
  readonly kind: "replicates";
  /** For each replicate the full weight of each row. */
  readonly replicates: readonly Float64Array[];
  /** Variance = scale × Σ factorᵣ (θᵣ − centre)². */
  readonly scale: number;
  readonly factors: Float64Array;
  readonly centre: "mean-of-replicates" | "full-sample";
}

/** Clusters drawn with unequal and jointly known probabilities, without replacement. */
export interface PairwiseDesign extends CommonDesign {
  readonly kind: "pairs";
  readonly stratumOf: Int32Array;
  /** For each pair of rows 1 − πᵢπⱼ/πᵢⱼ: how much their being drawn depends on each other. */
  readonly dependence: readonly Float64Array[];
  readonly form: "Horvitz-Thompson" | "Yates-Grundy";
}

/** How the sample was drawn and what each row stands for. Make one with `makeDesign`. */
export type Design = ClusterDesign | ReplicateDesign | PairwiseDesign;
