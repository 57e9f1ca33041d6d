import { seededRandom } from "@returns/schemas";

/** Chance with a seed: the same numbers on every machine, so that a run can be repeated. */
export interface Chance {
  /** From 0 up to 1. */
  readonly uniform: () => number;
  /** With mean 0 and variance 1. */
  readonly normal: () => number;
  /** A count with a given mean (Knuth's method: for small means). */
  readonly poisson: (mean: number) => number;
}

export function chance(seed: number): Chance {
  const uniform = seededRandom(seed);
  // Box and Muller
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  const poisson = (mean: number) => {
    let count = 0;
    for (let product = uniform(); product > Math.exp(-mean); product *= uniform()) count++;
    return count;
  };
  return { uniform, normal, poisson };
}
