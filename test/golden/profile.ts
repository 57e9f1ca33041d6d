import { DesignError, type Estimate, fisherQuantile, normalTails, studentQuantile } from "@returns/analysis";
import type { Prepared } from "./design.ts";
import { markedRows, rowsOfR } from "./report.ts";

/**
 * R's "likelihood" interval. Its definition is that of our `likelihood`, but for the dispersion n/(n − 1) of the residuals
 * and for weights that are scaled before rows without an answer are left out. R does not solve it: it walks the profile in
 * a few steps of zmax/5 standard errors, lays a spline through them and reads the limits from 3 points a step, which is
 * good to 3 digits. To compare digits we have to walk as R does.
 */
export function profileLimitsOfR(
  prepared: Prepared,
  indicator: Float64Array,
  { estimate: p, standardError }: Estimate,
  df: number,
  level: number,
): { lower: number; upper: number } {
  if (!(df > 0) || !(p > 0 && p < 1)) {
    throw new DesignError(
      "Cannot profile the likelihood of a share of 0 or 1, or without degrees of freedom: choose another interval",
    );
  }
  const { design, domain } = prepared;
  const weightIn = (row: number) => (domain[row] === 1 ? (design.weights[row] ?? 0) : 0);
  const all = markedRows(rowsOfR(prepared));
  const answered = all.filter((row) => !Number.isNaN(indicator[row]));
  const weightOf = (rows: Int32Array) => rows.reduce((sum, row) => sum + weightIn(row), 0);
  const counted = answered.filter((row) => weightIn(row) !== 0).length;
  const meanOfAll = weightOf(all) / all.length;
  const total = weightOf(answered) / meanOfAll;
  const dispersion = (counted / (counted - 1)) * (weightOf(answered) / answered.length / meanOfAll);
  const errorOfLogit = standardError / (p * (1 - p));
  const early = earlyStop(
    p,
    Float64Array.from(answered, (row) => weightIn(row) / meanOfAll),
    Float64Array.from(answered, (row) => indicator[row] ?? 0),
  );
  const lambda = errorOfLogit ** 2 * total * early.variance;
  const cutoff = studentQuantile((1 + level) / 2, df) * Math.sqrt(lambda);
  const center = early.logOdds;
  const tau = (logOdds: number) => {
    const other = 1 / (1 + Math.exp(-logOdds));
    const divergence = p * Math.log(p / other) + (1 - p) * Math.log((1 - p) / (1 - other));
    return Math.sign(logOdds - center) * Math.sqrt((2 * total * divergence) / dispersion);
  };
  const alpha = normalBelow(-cutoff) / 2;
  // The upper quantile of F, by its symmetry, as 1 − alpha would be 1
  const furthest = 1 / Math.sqrt(fisherQuantile(alpha, answered.length - 1, 1));
  const points = [{ x: center, y: 0 }];
  for (const sign of [-1, 1]) {
    for (let [step, y] = [1, 0]; step < 10 && Math.abs(y) < furthest; step++) {
      const x = center + (sign * step * furthest * errorOfLogit) / 5;
      y = tau(x);
      points.push({ x, y });
    }
  }
  const curve = splineThrough(points.sort((a, b) => a.y - b.y));
  const [lower, upper] = [-cutoff, cutoff].map((wanted) => 1 / (1 + Math.exp(-readLinearly(curve, wanted))));
  return { lower: lower ?? Number.NaN, upper: upper ?? Number.NaN };
}

/**
 * R's fit stops as soon as the deviance stands still to 1e-8. Its log odds are then off in the 9th digit, and the variance
 * p(1 − p) of its last step, which scales the profile, is still that of the step before: off in the 5th digit.
 */
function earlyStop(p: number, weights: Float64Array, y: Float64Array): { logOdds: number; variance: number } {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const deviance = (mu: number) => -2 * total * (p * Math.log(mu) + (1 - p) * Math.log(1 - mu));
  const expit = (logOdds: number) => 1 / (1 + Math.exp(-logOdds));
  let [sumW, sumWz] = [0, 0];
  let before = 0;
  for (const [i, weight] of weights.entries()) {
    const mu = (weight * (y[i] ?? 0) + 0.5) / (weight + 1);
    const variance = mu * (1 - mu);
    sumW += weight * variance;
    sumWz += weight * (variance * Math.log(mu / (1 - mu)) + (y[i] ?? 0) - mu);
    before += -2 * weight * ((y[i] ?? 0) === 1 ? Math.log(mu) : Math.log(1 - mu));
  }
  let logOdds = sumWz / sumW;
  let variance = Number.NaN;
  for (let iteration = 0; iteration < 25; iteration++) {
    const own = deviance(expit(logOdds));
    if (Math.abs(own - before) / (Math.abs(own) + 0.1) < 1e-8) break;
    before = own;
    const mu = expit(logOdds);
    variance = mu * (1 - mu);
    logOdds += (p - mu) / variance;
  }
  return { logOdds, variance };
}

interface Point {
  readonly x: number;
  readonly y: number;
}

const normalBelow = (z: number): number => normalTails(z).lower;

/**
 * The cubic spline of Forsythe, Malcolm & Moler 1977, whose ends match the third derivative of the cubic through the four
 * outermost points, at three times as many places as there are points.
 */
function splineThrough(points: readonly Point[]): Point[] {
  const n = points.length;
  const x = points.map((point) => point.x);
  const y = points.map((point) => point.y);
  const at = (values: readonly number[], i: number) => values[i] ?? Number.NaN;
  const h = x.slice(1).map((value, i) => value - at(x, i));
  const slope = h.map((width, i) => (at(y, i + 1) - at(y, i)) / width);
  // The second derivatives, divided by 6, of a tridiagonal system
  const main = x.map((_, i) => (i === 0 ? -at(h, 0) : i === n - 1 ? -at(h, n - 2) : 2 * (at(h, i - 1) + at(h, i))));
  const right = x.map((_, i) => (i === 0 || i === n - 1 ? 0 : at(slope, i) - at(slope, i - 1)));
  if (n > 3) {
    const second = (i: number) => at(right, i) / (at(x, i + 1) - at(x, i - 1));
    right[0] = ((second(2) - second(1)) * at(h, 0) ** 2) / (at(x, 3) - at(x, 0));
    right[n - 1] = (-(second(n - 2) - second(n - 3)) * at(h, n - 2) ** 2) / (at(x, n - 1) - at(x, n - 4));
  }
  for (let i = 1; i < n; i++) {
    const factor = at(h, i - 1) / at(main, i - 1);
    main[i] = at(main, i) - factor * at(h, i - 1);
    right[i] = at(right, i) - factor * at(right, i - 1);
  }
  const c = right.slice();
  c[n - 1] = at(right, n - 1) / at(main, n - 1);
  for (let i = n - 2; i >= 0; i--) c[i] = (at(right, i) - at(h, i) * at(c, i + 1)) / at(main, i);
  const [first, last] = [at(x, 0), at(x, n - 1)];
  return Array.from({ length: 3 * n }, (_, k) => {
    const place = first + ((last - first) * k) / (3 * n - 1);
    const i = Math.max(
      0,
      Math.min(
        n - 2,
        x.findLastIndex((value) => value <= place),
      ),
    );
    const dx = place - at(x, i);
    const b = at(slope, i) - at(h, i) * (at(c, i + 1) + 2 * at(c, i));
    const d = (at(c, i + 1) - at(c, i)) / at(h, i);
    return { x: place, y: at(y, i) + dx * (b + dx * (3 * at(c, i) + dx * d)) };
  });
}

/** The x at which the broken line through points that rise reaches `y`; none outside them. */
function readLinearly(curve: readonly Point[], y: number): number {
  const sorted = curve.toSorted((a, b) => a.y - b.y);
  const after = sorted.findIndex((point) => point.y >= y);
  const [left, right] = [sorted[after - 1], sorted[after]];
  if (left === undefined || right === undefined) return Number.NaN;
  return left.x + ((right.x - left.x) * (y - left.y)) / (right.y - left.y);
}
