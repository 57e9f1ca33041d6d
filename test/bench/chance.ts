/** Chance with a seed: the same numbers on every machine, so that a run can be repeated. */
export interface Chance {
  /** From 0 up to 1. */
  readonly uniform: () => number;
  /** With mean 0 and variance 1. */
  readonly normal: () => number;
  /** A count with a given mean (Knuth's method: for small means). */
  readonly poisson: (mean: number) => number;
}

/** Mulberry32, 32 bits of state: enough to draw samples with, not to keep secrets with. */
export function chance(seed: number): Chance {
  let state = seed >>> 0;
  const uniform = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  // Box and Muller
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  const poisson = (mean: number) => {
    let count = 0;
    for (let product = uniform(); product > Math.exp(-mean); product *= uniform()) count++;
    return count;
  };
  return { uniform, normal, poisson };
}
