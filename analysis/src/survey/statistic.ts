import type { Estimate } from "../estimate/estimate.ts";

/** What is asked of a survey: a statistic and the variables that it is of. `N` are names of numbers, `C` of categories. */
export type Statistic<N extends string = string, C extends string = string> =
  | { readonly statistic: "mean" | "total" | "variance"; readonly of: N }
  | { readonly statistic: "size" }
  | { readonly statistic: "ratio"; readonly of: N; readonly per: N }
  | { readonly statistic: "quantile"; readonly of: N; readonly at: number }
  | { readonly statistic: "share"; readonly of: C; readonly is: string }
  | { readonly statistic: "shares" | "counts"; readonly of: C };

/** The statistics whose covariances between groups can be asked for. */
export type Summed<N extends string = string> = { readonly statistic: "mean" | "total"; readonly of: N };

/** What comes back: one estimate, or one for each category by its code. */
export type ResultOf<S> = S extends { readonly statistic: "shares" | "counts" }
  ? ReadonlyMap<string, Estimate>
  : Estimate;

/** The weighted mean of a number. */
export const meanOf = <const N extends string>(of: N) => ({ statistic: "mean", of }) as const;

/** The weighted total of a number. */
export const totalOf = <const N extends string>(of: N) => ({ statistic: "total", of }) as const;

/** How much a number varies in the population, in its unit squared. */
export const varianceOf = <const N extends string>(of: N) => ({ statistic: "variance", of }) as const;

/** How many units of the population there are. */
export const populationCount = { statistic: "size" } as const;

/** One total divided by another: persons per room, rent per income. */
export const ratioOf = <const N extends string, const P extends string>(of: N, per: P) =>
  ({ statistic: "ratio", of, per }) as const;

/** The value that the share `at` (between 0 and 1) of the units is at or below. */
export const quantileOf = <const N extends string>(of: N, at: number) => ({ statistic: "quantile", of, at }) as const;

/** The value that half of the units are at or below. */
export const medianOf = <const N extends string>(of: N) => quantileOf(of, 0.5);

/** The share of every category among those who answered, between 0 and 1. Several answers of one unit count each. */
export const shareOf = <const C extends string>(of: C) => ({ statistic: "shares", of }) as const;

/** The share of one category among those who answered. */
export const shareWith = <const C extends string>(of: C, is: string) => ({ statistic: "share", of, is }) as const;

/** How many units of the population are in every category. */
export const countOf = <const C extends string>(of: C) => ({ statistic: "counts", of }) as const;
