import { choleskySolve } from "../estimate/linear-algebra.ts";
import type { Design } from "./design.ts";
import { DesignError } from "./design-error.ts";
import { orthonormalize } from "./orthonormal.ts";
import { type Reweighting, reweight } from "./reweight.ts";

/** A variable whose total in the population is known. */
export interface Auxiliary {
  readonly name: string;
  readonly values: Float64Array;
  readonly total: number;
}

/**
 * How far a weight may go from its start, by the function F of w = d F(xᵀλ):
 * - `linear`: 1 + u, the generalised regression estimator (GREG); weights may become negative
 * - `raking`: eᵘ; weights stay positive
 * - `logit`: between the bounds, smoothly; w/d stays within them
 * With bounds, `linear` and `raking` are cut off there.
 */
export type CalibrationMethod =
  | { readonly kind: "linear" | "raking"; readonly bounds?: Bounds }
  | { readonly kind: "logit"; readonly bounds: Bounds };

/** The least and the most that weight after ÷ weight before may be. */
export interface Bounds {
  readonly lower: number;
  readonly upper: number;
}

/**
 * Weights as close as possible to those of the design that reproduce known totals (Deville & Särndal 1992;
 * Deville, Särndal & Sautory 1993). Newton's method, on auxiliary variables made orthonormal, so that their scales
 * (persons, years, pounds) do not matter.
 *
 * @throws DesignError when the totals contradict each other, or cannot be reached within the bounds: it names the total
 * that is furthest off
 */
export function calibrate(design: Design, auxiliaries: readonly Auxiliary[], method: CalibrationMethod): Design {
  const { bounds } = method;
  if (bounds !== undefined && !(bounds.lower < 1 && bounds.upper > 1)) {
    throw new DesignError(
      `Cannot keep weights between ${bounds.lower} and ${bounds.upper} times their start: the bounds must enclose 1`,
    );
  }
  return reweight(design, (before) => calibratedWeights(before, auxiliaries, method));
}

function calibratedWeights(
  before: Float64Array,
  auxiliaries: readonly Auxiliary[],
  method: CalibrationMethod,
): Reweighting {
  const columns = auxiliaries.map((auxiliary) => completeValues(auxiliary, before));
  const { basis, coordinates, redundant } = orthonormalize(columns, before, 1e-7);
  const targets = targetsInBasis(auxiliaries, coordinates, redundant);
  const { value, slope } = distance(method);
  const lambda = new Float64Array(basis.length);
  let previous = Number.POSITIVE_INFINITY;
  let after = before;
  for (let iteration = 0; iteration < 100; iteration++) {
    const u = before.map((_, row) => basis.reduce((sum, column, k) => sum + (lambda[k] ?? 0) * (column[row] ?? 0), 0));
    after = before.map((weight, row) => weight * value(u[row] ?? 0));
    const misfit = targets.map((target, k) => target - dot(after, basis[k]));
    const size = Math.sqrt(misfit.reduce((sum, each) => sum + each * each, 0));
    const scale = Math.sqrt(targets.reduce((sum, each) => sum + each * each, 0));
    if (size <= 1e-14 * scale || (size <= 1e-11 * scale && size >= previous / 2)) break;
    previous = size;
    const slopes = before.map((weight, row) => weight * slope(u[row] ?? 0));
    const information = basis.map((left) => Float64Array.from(basis, (right) => weightedDot(slopes, left, right)));
    const step = choleskySolve(information, misfit);
    if (step === undefined) break;
    for (let k = 0; k < lambda.length; k++) lambda[k] = (lambda[k] ?? 0) + (step[k] ?? 0);
  }
  checkTotals(auxiliaries, columns, after, method);
  return { weights: after, step: { kind: "regression", basis, before, after } };
}

function completeValues({ name, values }: Auxiliary, weights: Float64Array): Float64Array {
  if (values.length !== weights.length) {
    throw new DesignError(`Cannot calibrate on "${name}": it has ${values.length} rows, the design ${weights.length}`);
  }
  const row = values.findIndex((value, each) => !Number.isFinite(value) && weights[each] !== 0);
  if (row >= 0)
    throw new DesignError(`Cannot calibrate on "${name}", as row ${row + 1} has no value: complete it before`);
  return values.map((value, each) => (weights[each] === 0 ? 0 : value));
}

/** The totals of the basis: forward substitution, as each source column is a sum of basis columns up to its own. */
function targetsInBasis(
  auxiliaries: readonly Auxiliary[],
  coordinates: readonly Float64Array[],
  redundant: readonly number[],
): Float64Array {
  const targets: number[] = [];
  for (const [index, { name, total }] of auxiliaries.entries()) {
    const own = coordinates[index];
    const explained = targets.reduce((sum, target, k) => sum + target * (own?.[k] ?? 0), 0);
    if (!redundant.includes(index)) {
      targets.push((total - explained) / (own?.[targets.length] ?? Number.NaN));
    } else if (Math.abs(total - explained) > 1e-6 * (Math.abs(total) + Math.abs(explained))) {
      throw new DesignError(
        `Cannot reach the total ${total} of "${name}": the totals before it imply ${explained}. Correct one of them`,
      );
    }
  }
  return Float64Array.from(targets);
}

function distance(method: CalibrationMethod): { value: (u: number) => number; slope: (u: number) => number } {
  if (method.kind === "logit") {
    const { lower: L, upper: U } = method.bounds;
    const a = (U - L) / ((1 - L) * (U - 1));
    return {
      value: (u) => (L * (U - 1) + U * (1 - L) * Math.exp(a * u)) / (U - 1 + (1 - L) * Math.exp(a * u)),
      slope: (u) => {
        const e = Math.exp(a * u);
        return (a * e * (1 - L) * (U - 1) * (U - L)) / (U - 1 + (1 - L) * e) ** 2;
      },
    };
  }
  const { lower, upper } = method.bounds ?? { lower: Number.NEGATIVE_INFINITY, upper: Number.POSITIVE_INFINITY };
  const free = method.kind === "linear" ? (u: number) => 1 + u : Math.exp;
  const slope = method.kind === "linear" ? () => 1 : Math.exp;
  return {
    value: (u) => Math.min(upper, Math.max(lower, free(u))),
    slope: (u) => (free(u) < lower || free(u) > upper ? 0 : slope(u)),
  };
}

function checkTotals(
  auxiliaries: readonly Auxiliary[],
  columns: readonly Float64Array[],
  weights: Float64Array,
  { bounds }: CalibrationMethod,
): void {
  const reached = columns.map((column) => dot(weights, column));
  const off = auxiliaries.map(({ total }, k) => Math.abs((reached[k] ?? Number.NaN) - total) / (1 + Math.abs(total)));
  const worst = off.reduce((at, each, k) => (each <= (off[at] ?? 0) ? at : k), 0);
  if (off.every((each) => each <= 1e-7)) return;
  const { name, total } = auxiliaries[worst] ?? { name: "", total: Number.NaN };
  throw new DesignError(
    `Cannot calibrate to the known totals: "${name}" came to ${reached[worst]} instead of ${total}. ` +
      `${bounds === undefined ? "Check the totals" : "Widen the bounds"}, or merge small groups`,
  );
}

function dot(a: Float64Array, b: Float64Array | undefined): number {
  let sum = 0;
  for (let row = 0; row < a.length; row++) sum += (a[row] ?? 0) * (b?.[row] ?? 0);
  return sum;
}

function weightedDot(weights: Float64Array, a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < a.length; row++) sum += (weights[row] ?? 0) * (a[row] ?? 0) * (b[row] ?? 0);
  return sum;
}
