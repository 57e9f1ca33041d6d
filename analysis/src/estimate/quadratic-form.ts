import { fisherTails, normalTails } from "./distributions.ts";
import { findRoot } from "./root.ts";

/** Σ weight × χ² with `df` degrees of freedom, over independent χ² variables; weights of both signs. */
export interface QuadraticForm {
  readonly weights: Float64Array;
  readonly df: Float64Array;
}

/**
 * The probability that a quadratic form exceeds 0, by integrating its characteristic function (Imhof 1961) along the
 * vertical line through the saddle point, where the integrand does not oscillate: so that small probabilities keep their
 * digits. Along y = d sinh t it falls exponentially, and the trapezoidal rule is exact to rounding.
 */
export function exceedsZero(form: QuadraticForm): number {
  const scaled = normalized(form);
  if (!scaled.weights.some((weight) => weight > 0)) return 0;
  if (scaled.weights.every((weight) => weight >= 0)) return 1;
  const limit = 1 / (2 * Math.max(...scaled.weights));
  const c = Math.min(0.9 * limit, Math.max(saddlePoint(scaled), 0.2 * limit));
  const d = Math.min(c, limit - c);
  // The rule is exact once its step is short against the width of the integrand, which many degrees of freedom narrow
  let last = Number.NaN;
  for (let step = 0.2; step > 0.0005; step /= 2) {
    const found = integralAlong(scaled, c, d, step);
    if (Math.abs(found - last) <= 1e-13 * found) return Math.min(1, found);
    last = found;
  }
  return Math.min(1, last);
}

function integralAlong(form: QuadraticForm, c: number, d: number, step: number): number {
  let sum = 0;
  for (let k = 0; k * step < 700; k++) {
    const y = d * Math.sinh(k * step);
    const [logSize, angle] = exponentialOf(form, c, y);
    // exp(K(c + iy))/(c + iy) dy/dt: size and angle
    const size = (Math.exp(logSize) / Math.hypot(c, y)) * d * Math.cosh(k * step);
    const term = size * Math.cos(angle - Math.atan2(y, c));
    sum += k === 0 ? term / 2 : term;
    if (size < 1e-18 * Math.abs(sum)) break;
  }
  return (sum * step) / Math.PI;
}

/**
 * The same by the saddle-point approximation of Lugannani and Rice in Barndorff-Nielsen's form (Kuonen 1999), good to a
 * few parts in a thousand; near the mean, where it is 0/0, undefined.
 */
export function exceedsZeroBySaddlePoint(form: QuadraticForm): number | undefined {
  const scaled = normalized(form);
  const zeta = saddlePoint(scaled);
  if (Math.abs(zeta) < 1e-4) return undefined;
  const [logSize] = exponentialOf(scaled, zeta, 0);
  const curvature = scaled.weights.reduce(
    (sum, weight, j) => sum + 2 * (scaled.df[j] ?? 0) * (weight / (1 - 2 * zeta * weight)) ** 2,
    0,
  );
  const w = Math.sign(zeta) * Math.sqrt(-2 * logSize);
  const v = zeta * Math.sqrt(curvature);
  return normalTails(w + Math.log(v / w) / w).upper;
}

/** P(Σ λⱼχ²₁ > x) with an estimated scale of `df` degrees of freedom, by matching two moments (Satterthwaite; Rao & Scott). */
export function satterthwaiteTail(x: number, eigenvalues: Float64Array, df: number): number {
  const sum = eigenvalues.reduce((total, each) => total + each, 0);
  const squares = eigenvalues.reduce((total, each) => total + each * each, 0);
  return fisherTails(x / sum, (sum * sum) / squares, df).upper;
}

function normalized({ weights, df }: QuadraticForm): QuadraticForm {
  const largest = Math.max(...weights);
  return { weights: weights.map((weight) => weight / largest), df };
}

/** Where the cumulant generating function is flat, between its two poles. */
function saddlePoint({ weights, df }: QuadraticForm): number {
  const slope = (zeta: number) =>
    weights.reduce((sum, weight, j) => sum + ((df[j] ?? 0) * weight) / (1 - 2 * zeta * weight), 0);
  const inside = 1 - 1e-9;
  const upper = Math.min(...positive(weights).map((weight) => 1 / (2 * weight))) * inside;
  const lower = Math.max(...positive(weights.map((weight) => -weight)).map((weight) => -1 / (2 * weight))) * inside;
  return findRoot(slope, lower, upper);
}

const positive = (weights: Float64Array): number[] => Array.from(weights).filter((weight) => weight > 0);

/** Real part and angle of K(c + iy) = −½ Σ df log(1 − 2(c + iy) weight). */
function exponentialOf({ weights, df }: QuadraticForm, c: number, y: number): [number, number] {
  let logSize = 0;
  let angle = 0;
  for (const [j, weight] of weights.entries()) {
    const real = 1 - 2 * c * weight;
    const imaginary = -2 * y * weight;
    logSize -= ((df[j] ?? 0) / 2) * Math.log(Math.hypot(real, imaginary));
    angle -= ((df[j] ?? 0) / 2) * Math.atan2(imaginary, real);
  }
  return [logSize, angle];
}
