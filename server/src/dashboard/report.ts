import type { Table } from "@returns/analysis";
import type { Texts } from "@returns/schemas";

/** How far one stratum is: counts of households, unweighted. */
export interface StratumProgress {
  readonly id: string;
  readonly label: Texts;
  readonly target: number;
  readonly interviewed: number;
  readonly refused: number;
  /** Visited, but nobody was there to be interviewed or the dwelling was empty. */
  readonly notReached: number;
}

/** Everything that the coordinators' page shows, as one snapshot. */
export interface Report {
  readonly title: Texts;
  readonly round: string;
  readonly simulated: boolean;
  readonly provisional: boolean;
  /** Instant of the snapshot. */
  readonly asOf: Date;
  readonly receivedToday: number;
  /** Envelopes that are kept aside until somebody has looked at them. */
  readonly quarantined: number;
  readonly strata: readonly StratumProgress[];
  readonly tables: readonly Table[];
}

/** The sums over all strata. */
export const overall = (strata: readonly StratumProgress[]) =>
  strata.reduce(
    (sum, stratum) => ({
      target: sum.target + stratum.target,
      interviewed: sum.interviewed + stratum.interviewed,
      refused: sum.refused + stratum.refused,
      notReached: sum.notReached + stratum.notReached,
    }),
    { target: 0, interviewed: 0, refused: 0, notReached: 0 },
  );
