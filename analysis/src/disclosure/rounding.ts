/** How coarse released figures are. With the table a reader can tell the step, and so how exact a figure is. */
export const steps = {
  /** Shares: a percent point. */
  share: 0.01,
  /** Unweighted answers. */
  base: 5,
  /**
   * Numbers of people in the population, and totals: 10, and 100 from 10,000; but never finer than what an average
   * household of the sample adds, as such a number would tell how many households were asked.
   */
  people: (value: number, household: number): number =>
    Math.max(Math.abs(value) >= 10_000 ? 100 : 10, roundAbove(household)),
  /** Means, medians, ratios: one decimal below 20, whole numbers below 1,000, then three digits. */
  number: (value: number): number => {
    const size = Math.abs(value);
    return size < 20 ? 0.1 : size < 1000 ? 1 : 10 ** (Math.floor(Math.log10(size)) - 2);
  },
};

/** Rounds to a step, without the dust of binary fractions. */
export const rounded = (value: number, step: number): number =>
  Number((Math.round(value / step) * step).toPrecision(12));

/** The next of 1, 2, 5, 10, 20, 50 … */
function roundAbove(value: number): number {
  if (!(value > 0)) return 0;
  const magnitude = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 5, 10].map((factor) => factor * magnitude).find((each) => each >= value * 0.999) ?? value;
}
