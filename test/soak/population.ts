import type { Chance } from "../bench/chance.ts";

/** A cluster of households: camps, villages, quarters of a town. */
interface Cluster {
  readonly stratum: number;
  /** Its first household; the others follow. */
  readonly start: number;
  readonly households: number;
  /** Households by the frame, which is out of date. */
  readonly frameHouseholds: number;
}

/** Households that never lived: what a survey would find if it asked all of them. */
export interface Population {
  readonly clusters: readonly Cluster[];
  readonly size: Float64Array;
  readonly returns: Float64Array;
  readonly income: Float64Array;
  readonly children: Float64Array;
  readonly originDarfur: Uint8Array;
  /** Holds for 2 in 100 households, anywhere. */
  readonly mined: Float64Array;
  /** Holds for 2 in 100 households, most of them in a few clusters. */
  readonly evicted: Float64Array;
}

export const strata = 12;

/** At least `households` of them in 12 strata of unequal size, whose clusters of 30 to 150 differ among themselves. */
export function makePopulation(households: number, { uniform, normal, poisson }: Chance): Population {
  const shares = Array.from({ length: strata }, (_, h) => 1 + h / 4);
  const all = shares.reduce((sum, share) => sum + share, 0);
  const clusters: Cluster[] = [];
  let start = 0;
  for (const [stratum, share] of shares.entries()) {
    for (let reached = 0; reached < (households * share) / all; ) {
      const size = 30 + Math.floor(120 * uniform() ** 2);
      const frameHouseholds = Math.max(10, Math.round(size * Math.exp(0.15 * normal())));
      clusters.push({ stratum, start, households: size, frameHouseholds });
      start += size;
      reached += size;
    }
  }
  const population: Population = {
    clusters,
    size: new Float64Array(start),
    returns: new Float64Array(start),
    income: new Float64Array(start),
    children: new Float64Array(start),
    originDarfur: new Uint8Array(start),
    mined: new Float64Array(start),
    evicted: new Float64Array(start),
  };
  const logistic = (x: number) => 1 / (1 + Math.exp(-x));
  for (const { stratum, start: from, households: count } of clusters) {
    const [mood, wealth, place] = [0.5 * normal(), 0.25 * normal(), 0.8 * normal()];
    const evictions = logistic(-4.4 + 0.9 * normal());
    for (let i = from; i < from + count; i++) {
      const size = 1 + poisson(4.8);
      population.size[i] = size;
      population.originDarfur[i] = uniform() < logistic(-0.8 + place) ? 1 : 0;
      population.returns[i] = uniform() < logistic(-0.9 + stratum / 8 + mood - 0.05 * size) ? 1 : 0;
      population.income[i] = Math.exp(4.2 + 0.03 * stratum + wealth + 0.7 * normal());
      for (let member = 1; member < size; member++)
        population.children[i] = (population.children[i] ?? 0) + (uniform() < 0.55 ? 1 : 0);
      population.mined[i] = uniform() < 0.02 ? 1 : 0;
      population.evicted[i] = uniform() < evictions ? 1 : 0;
    }
  }
  return population;
}
