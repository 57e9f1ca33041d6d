import type { Table } from "@returns/analysis";
import type { Texts } from "@returns/schemas";

/** How far one stratum is: counts of households, unweighted. */
export interface StratumProgress {
  readonly id: string;
  readonly label: Texts;
  readonly target: number;
  readonly interviewed: number;
  readonly refused: number;
  /** Visited, but nobody was there to be interviewed, or the household is not of the target group. */
  readonly notReached: number;
}

/** The tables, or why there are none: progress is shown in any case. */
export type Figures =
  | { readonly status: "made"; readonly tables: readonly Table[] }
  /** The counts of the sampling frame fit no weights; `detail` names strata and clusters, in English. */
  | { readonly status: "failed"; readonly reason: "frame"; readonly detail: string }
  /** An interview holds what this version of the form does not know. */
  | { readonly status: "failed"; readonly reason: "answers" };

/** What a reader must know beside the figures. No number of a household, no interview. */
export interface Caveats {
  /** Households with two or more interviews: all of them count until the office has decided. */
  readonly twiceInterviewed: number;
  /** Interviews with corrections that contradict each other: none of them counts until the office has decided. */
  readonly contradicting: number;
  /** Households whose cluster is not in the sampling frame: they are in no figure. */
  readonly outsideFrame: number;
  /** Simulated interviews in a real project: they are in no figure. */
  readonly simulatedLeftOut: number;
  /** Interviews that look hurried or made up, with the codes of who made them: they count until somebody has looked. */
  readonly toLookAt: { readonly interviews: number; readonly enumerators: readonly string[] };
  /** Photos, recordings and files that counted interviews name, and how many have not arrived: the interviews count. */
  readonly media: { readonly named: number; readonly missing: number };
  /** Strata without any interview while others have some: nobody stands for their households. */
  readonly uncovered: readonly Texts[];
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
  readonly caveats: Caveats;
  readonly figures: Figures;
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
