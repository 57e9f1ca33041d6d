import { findRootFrom } from "./root.ts";
import { incompleteBeta, incompleteGamma, type Tails } from "./special-functions.ts";

export type { Tails } from "./special-functions.ts";

/**
 * The five distributions that survey inference rests on: normal, Student's t, χ², Fisher's F and beta.
 *
 * Each offers both tails at a point and the quantile of a lower-tail probability. Tails agree with R and with 40-digit
 * arithmetic to 1e-10 relative, far tails included (`special.json` of the golden cases).
 *
 * @example
 * ```ts
 * import { normalQuantile, studentTails } from "@returns/analysis";
 * import { expect } from "vitest";
 *
 * expect(normalQuantile(0.975)).toBeCloseTo(1.959964, 6);
 * expect(studentTails(2, 10).upper).toBeCloseTo(0.036694, 6);
 * ```
 */
export function normalTails(x: number): Tails {
  const half = incompleteGamma(0.5, (x * x) / 2);
  const outer = half.upper / 2;
  return x < 0 ? { lower: outer, upper: 1 - outer } : { lower: 1 - outer, upper: outer };
}

/** The point below which a standard normal variable falls with probability `p`. */
export function normalQuantile(p: number): number {
  return symmetricQuantile(p, (x) => incompleteGamma(0.5, (x * x) / 2), 4);
}

/** Student's t with `df` degrees of freedom; infinite degrees of freedom are the normal distribution. */
export function studentTails(t: number, df: number): Tails {
  if (df === Number.POSITIVE_INFINITY) return normalTails(t);
  if (!(df > 0)) return { lower: Number.NaN, upper: Number.NaN };
  const outer = Math.abs(t) === Number.POSITIVE_INFINITY ? 0 : studentCentre(Math.abs(t), df).upper / 2;
  return t < 0 ? { lower: outer, upper: 1 - outer } : { lower: 1 - outer, upper: outer };
}

/** The point below which Student's t falls with probability `p`; NaN when `df` is not positive. */
export function studentQuantile(p: number, df: number): number {
  if (df === Number.POSITIVE_INFINITY) return normalQuantile(p);
  if (!(df > 0)) return Number.NaN;
  return symmetricQuantile(p, (t) => studentCentre(t, df), 700);
}

/** χ² with `df` degrees of freedom, which need not be whole. */
export function chiSquaredTails(x: number, df: number): Tails {
  return incompleteGamma(df / 2, x / 2);
}

export function chiSquaredQuantile(p: number, df: number): number {
  return Math.exp(quantileOf(p, (u) => chiSquaredTails(Math.exp(u), df), Math.log(df), -745, 709));
}

/** Fisher's F; an infinite denominator is χ² divided by its degrees of freedom. */
export function fisherTails(x: number, numerator: number, denominator: number): Tails {
  if (denominator === Number.POSITIVE_INFINITY) return chiSquaredTails(x * numerator, numerator);
  if (!(numerator > 0 && denominator > 0)) return { lower: Number.NaN, upper: Number.NaN };
  if (x <= 0) return { lower: 0, upper: 1 };
  const odds = (numerator / denominator) * x;
  return incompleteBeta(numerator / 2, denominator / 2, odds / (1 + odds), 1 / (1 + odds));
}

export function fisherQuantile(p: number, numerator: number, denominator: number): number {
  return Math.exp(quantileOf(p, (u) => fisherTails(Math.exp(u), numerator, denominator), 0, -745, 709));
}

export function betaTails(x: number, a: number, b: number): Tails {
  return incompleteBeta(a, b, x, 1 - x);
}

/** The point below which a beta variable falls with probability `p`; a shape of 0 puts everything at its end. */
export function betaQuantile(p: number, a: number, b: number): number {
  if (a === 0) return 0;
  if (b === 0) return 1;
  // On the log-odds scale both ends of (0, 1) are resolved
  const logOdds = quantileOf(
    p,
    (u) => incompleteBeta(a, b, 1 / (1 + Math.exp(-u)), 1 / (1 + Math.exp(u))),
    Math.log(a / b),
    -745,
    745,
  );
  return 1 / (1 + Math.exp(-logOdds));
}

/** P(|T| < t) and P(|T| > t). */
function studentCentre(t: number, df: number): Tails {
  const outer = incompleteBeta(df / 2, 0.5, df / (df + t * t), (t * t) / (df + t * t));
  return { lower: outer.upper, upper: outer.lower };
}

/** Works with the absolute value, on a logarithmic scale, so that neither the centre nor a far tail loses digits. */
function symmetricQuantile(p: number, centre: (x: number) => Tails, highestLog: number): number {
  if (Number.isNaN(p) || p < 0 || p > 1) return Number.NaN;
  if (p === 0.5) return 0;
  const tail = p < 0.5 ? p : 1 - p;
  if (tail === 0) return p === 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  const tails = (u: number) => centre(Math.exp(u));
  const u =
    tail < 0.25 ? upperPoint(2 * tail, tails, 0, highestLog) : lowerPoint(1 - 2 * tail, tails, -0.5, highestLog);
  return p < 0.5 ? -Math.exp(u) : Math.exp(u);
}

/** The root is sought for the logarithm of the smaller tail. */
function quantileOf(p: number, tails: (u: number) => Tails, start: number, low: number, high: number): number {
  if (Number.isNaN(p) || p < 0 || p > 1) return Number.NaN;
  if (p === 0) return Number.NEGATIVE_INFINITY;
  if (p === 1) return Number.POSITIVE_INFINITY;
  return p > 0.5
    ? findRootFrom((u) => Math.log(1 - p) - Math.log(tails(u).upper), start, low, high)
    : findRootFrom((u) => Math.log(tails(u).lower) - Math.log(p), start, low, high);
}

const upperPoint = (tail: number, tails: (u: number) => Tails, start: number, high: number): number =>
  findRootFrom((u) => Math.log(tail) - Math.log(tails(u).upper), start, -745, high);

const lowerPoint = (tail: number, tails: (u: number) => Tails, start: number, high: number): number =>
  findRootFrom((u) => Math.log(tails(u).lower) - Math.log(tail), start, -745, high);
