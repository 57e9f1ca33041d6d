import type { Assignment, Texts } from "@returns/schemas";

/** One stratum of the sampling frame. */
export interface StratumSetup {
  readonly id: string;
  readonly label: Texts;
  /** Households in the whole stratum, as the frame counts them. */
  readonly frameHouseholds: number;
  /** Clusters in the whole stratum, drawn or not. */
  readonly frameClusters: number;
  /** Interviews that are wanted here. */
  readonly target: number;
}

/** One cluster that was drawn for the sample. */
export interface ClusterSetup {
  readonly id: string;
  readonly label: string;
  readonly stratum: string;
  readonly site: string;
  /** Households when the frame was made: the measure of size by which the cluster was drawn. */
  readonly frameHouseholds: number;
  /** Households that the listers found on the ground. */
  readonly listedHouseholds: number;
  /** Households that were drawn from the listing. */
  readonly drawnHouseholds: number;
}

/**
 * All that one survey project needs before the first interview: the frame, the lists that the forms ask for, and who visits whom.
 *
 * `lists` are tables of text by list name (`sites`, `clusters`, `enumerators`, `teams`); their columns are the ones
 * that the forms name in `pulldata`, in choice filters and as code and label.
 */
export interface ProjectSetup {
  readonly id: string;
  readonly title: Texts;
  readonly round: string;
  /** True when nothing in it was ever said by a household. */
  readonly simulated: boolean;
  readonly parameters: Readonly<Record<string, string | number>>;
  readonly lists: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;
  readonly assignments: readonly Assignment[];
  readonly strata: readonly StratumSetup[];
  readonly clusters: readonly ClusterSetup[];
}
