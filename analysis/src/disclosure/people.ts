import type { Design } from "../design/design.ts";
import type { Frame } from "../frame/frame.ts";

/** Those behind a figure, as the rules count them. */
export interface People {
  /** For each row of the frame whether it is one of them: 1 or 0. Rows of weight 0 are nobody. */
  readonly members: Uint8Array;
  /** Answers: the households themselves, or their members. */
  readonly units: number;
  readonly households: number;
  readonly clusters: number;
  /** How many units of the population they stand for. */
  readonly weight: number;
  /** Sum of what each adds, times its weight. */
  readonly amount: number;
  /** The same of amounts without their sign. */
  readonly size: number;
  /** The weight of the household that stands for most. */
  readonly heaviest: number;
  /** The largest share that one household has of the weight, or of the amount. */
  readonly largestShare: number;
}

/**
 * A counter of people. Members of a roster count with their household: it is the household that must not be recognised.
 *
 * Samples without known clusters (replicate weights) count each household as one.
 */
export function peopleIn({ parent, rows }: Frame, design: Design) {
  const householdOf = (row: number): number => parent?.row[row] ?? row;
  const clusterOf = (row: number): number =>
    design.kind === "clusters" ? (design.clusterOf[row] ?? row) : householdOf(row);
  return (belongs: (row: number) => boolean, adds: (row: number) => number): People => {
    const members = new Uint8Array(rows);
    const clusters = new Set<number>();
    const weights = new Map<number, number>();
    const amounts = new Map<number, number>();
    let [units, weight, amount] = [0, 0, 0];
    for (let row = 0; row < rows; row++) {
      const own = design.weights[row] ?? 0;
      if (!(own > 0) || !belongs(row)) continue;
      members[row] = 1;
      units += 1;
      weight += own;
      amount += own * adds(row);
      clusters.add(clusterOf(row));
      const household = householdOf(row);
      weights.set(household, (weights.get(household) ?? 0) + own);
      amounts.set(household, (amounts.get(household) ?? 0) + own * Math.abs(adds(row)));
    }
    const size = sumOf(amounts);
    const heaviest = largestOf(weights);
    const largestShare = Math.max(heaviest / weight, size > 0 ? largestOf(amounts) / size : 0) || 0;
    return {
      members,
      units,
      households: weights.size,
      clusters: clusters.size,
      weight,
      amount,
      size,
      heaviest,
      largestShare,
    };
  };
}

const sumOf = (shares: ReadonlyMap<number, number>): number =>
  [...shares.values()].reduce((sum, each) => sum + each, 0);

const largestOf = (shares: ReadonlyMap<number, number>): number =>
  [...shares.values()].reduce((most, each) => Math.max(most, each), 0);
