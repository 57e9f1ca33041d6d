import type { Design, ReplicateDesign } from "../design/design.ts";
import { DesignError } from "../design/design-error.ts";
import type { Orthonormal } from "../design/orthonormal.ts";
import { countUp, type DomainOptions, rowsUsed, withWeight } from "./domain.ts";
import { type Family, type FamilyName, families } from "./family.ts";
import { type Goodness, goodnessOf } from "./goodness.ts";
import { groupSums } from "./group-sums.ts";
import { type Fit, iterateFit } from "./iterate-fit.ts";
import { baseOf, type IntervalOptions, type JointEstimate, jointEstimate } from "./joint.ts";
import { choleskySolve, type Matrix, solveUpper, transpose } from "./linear-algebra.ts";
import { modelBasis } from "./model-basis.ts";
import type { ModelColumn } from "./model-matrix.ts";
import { replicateVariance } from "./replication.ts";
import { covarianceOf } from "./smooth.ts";
import { partsOfInfluence, presentUnits, type Sums, unitCount } from "./sums.ts";
import { addScaled, sumOf } from "./vectors.ts";

export interface RegressionInput {
  /** One per row; NaN where missing. Of a binomial: 0 or 1, or a share. */
  readonly response: Float64Array;
  /** From `modelMatrix`. */
  readonly columns: readonly ModelColumn[];
  readonly family: FamilyName;
}

export interface RegressionOptions extends Pick<DomainOptions, "domain">, IntervalOptions {}

export interface Regression {
  /** The columns that have a coefficient, in their order. */
  readonly columns: readonly ModelColumn[];
  /** Names of the columns that the ones before them explain already. */
  readonly redundant: readonly string[];
  /** Their degrees of freedom are those of the residuals. */
  readonly coefficients: JointEstimate;
  /** The design's degrees of freedom + 1 − number of coefficients. */
  readonly residualDf: number;
  /** Worked out when asked for. */
  readonly goodness: () => Goodness;
  /** `separated`: a predictor tells the answers apart completely, so its coefficient has no end; do not report it. */
  readonly fit: "converged" | "separated";
  readonly fitted: FittedRows;
}

/** The rows of the fit with their linear predictors. */
interface FittedRows {
  readonly rows: Int32Array;
  readonly eta: Float64Array;
}

/**
 * A regression whose standard errors come from the design: coefficients solve Σ w (y − μ)(dμ/dη)/V(μ) x = 0, and each row's
 * influence is A⁻¹ x w (y − μ)(dμ/dη)/V(μ) with A = Σ w (dμ/dη)²/V(μ) x xᵀ (Binder 1983). With replicate weights the fit is
 * repeated. Rows without a value of the response or of a predictor are left out.
 */
export function regression(design: Design, input: RegressionInput, options: RegressionOptions): Regression {
  const family = families[input.family];
  const variables = [input.response, ...input.columns.map(({ values }) => values)];
  const used = rowsUsed(design, { ...options, missing: "drop" }, variables, []);
  const rows = design.kind === "replicates" ? used : withWeight(used, design.weights);
  const pick = (values: Float64Array) => valuesOf(values, rows);
  const unshifted = pick(input.response);
  checkResponse(unshifted, rows, family);
  const weights = meanOne(pick(design.weights));
  const model = modelBasis(
    input.columns.map(({ values }) => pick(values)),
    weights,
  );
  const columns = input.columns.filter((_, index) => !model.redundant.includes(index));
  const intercept = columns.findIndex(({ term }) => term === -1);
  const shift = intercept < 0 ? 0 : family.shift(unshifted);
  const response = shift === 0 ? unshifted : unshifted.map((y) => y - shift);
  const fit = iterateFit(model.basis, response, weights, family);
  if (fit === undefined)
    throw new DesignError("Cannot fit the regression, as its information matrix is singular: leave out a predictor");

  const toSource = coordinatesOf(model);
  const back = (matrix: Matrix) => solveUpper(toSource, matrix);
  const coefficients = back(column(fit.coefficients)).map(([value = Number.NaN], place) =>
    place === intercept ? value + shift : value,
  );
  const inBasis = covarianceInBasis(design, rows, model.basis, response, family, fit);
  const covariance = back(transpose(back(inBasis)));
  const base = baseOf(design, rows, options);
  const residualDf = base.degreesOfFreedom + 1 - columns.length;
  const none = new Float64Array(columns.length).fill(Number.NaN);
  return {
    columns,
    redundant: model.redundant.map((index) => input.columns[index]?.name ?? ""),
    coefficients: jointEstimate(
      { ...base, degreesOfFreedom: residualDf },
      Float64Array.from(coefficients),
      covariance,
      none,
    ),
    residualDf,
    goodness: () => goodnessOf({ response, weights, eta: fit.eta, intercept: intercept >= 0 }, family),
    fit: fit.status === "converged" && !isSeparated(input.family, fit) ? "converged" : "separated",
    fitted: { rows, eta: shift === 0 ? fit.eta : fit.eta.map((each) => each + shift) },
  };
}

function checkResponse(response: Float64Array, rows: Int32Array, family: Family): void {
  if (response.length === 0)
    throw new DesignError("Cannot fit a regression, as no row has all variables: check which are missing");
  const wrong = firstRefused(response, family);
  if (wrong >= 0) {
    throw new DesignError(
      `Cannot fit the regression, as its response must be ${family.range}: row ${(rows[wrong] ?? 0) + 1} has ${response[wrong]}`,
    );
  }
}

function firstRefused(response: Float64Array, { allows }: Family): number {
  for (let i = 0; i < response.length; i++) if (!allows(response[i] ?? Number.NaN)) return i;
  return -1;
}

/** Each row's influence on the coefficients is A⁻¹ u × score: u × score is summed by cluster, and A⁻¹ combines the sums. */
function covarianceInBasis(
  design: Design,
  rows: Int32Array,
  basis: readonly Float64Array[],
  response: Float64Array,
  family: Family,
  fit: Fit,
): Matrix {
  if (design.kind === "replicates") return refitted(design, rows, basis, response, family, fit);
  const parts = scoresByUnit(design, rows, basis, fit.scores);
  const combinations = inverseOf(fit.information).map((row) =>
    Array.from(row, (factor, column) => ({ column, factor })),
  );
  const statistic = { value: (totals: Float64Array) => totals, gradient: () => combinations };
  return covarianceOf(design, { totals: new Float64Array(basis.length), parts }, statistic);
}

/** Σ score × u, where the score has the weight in it: by cluster, or row by row where a design needs the rows. */
function scoresByUnit(
  design: Exclude<Design, ReplicateDesign>,
  rows: Int32Array,
  basis: readonly Float64Array[],
  scores: Float64Array,
): Sums["parts"] {
  if (design.kind === "clusters" && design.calibration.length === 0) {
    const groupOf = rows.length === design.rows ? design.unitOf : rows.map((row) => design.unitOf[row] ?? 0);
    const all = { rows: countUp(rows.length), weights: scores, groupOf, groups: unitCount(design) };
    const columns = groupSums(
      all,
      basis.map((values) => ({ kind: "values", values, shift: 0 })),
    );
    return { kind: "clusters", columns, present: presentUnits(design, rows) };
  }
  function* ofEachRow() {
    for (const column of basis) {
      const values = new Float64Array(design.rows);
      for (let i = 0; i < rows.length; i++) values[rows[i] ?? 0] = (column[i] ?? 0) * (scores[i] ?? 0);
      yield values;
    }
  }
  return design.kind === "pairs"
    ? { kind: "pairs", columns: [...ofEachRow()] }
    : partsOfInfluence(design, rows, ofEachRow());
}

/**
 * The coefficients are repeated on the basis, which is the same for every replicate. A replicate in which a predictor does not
 * vary has none, and is left out as with every estimate.
 */
function refitted(
  design: ReplicateDesign,
  rows: Int32Array,
  basis: readonly Float64Array[],
  response: Float64Array,
  family: Family,
  fit: Fit,
): Matrix {
  const none = new Float64Array(basis.length).fill(Number.NaN);
  const repeated = design.replicates.map(
    (replicate) => iterateFit(basis, response, meanOne(valuesOf(replicate, rows)), family)?.coefficients ?? none,
  );
  return replicateVariance(design, fit.coefficients, repeated);
}

/** The values of rows in ascending order: not copied where they are all. */
function valuesOf(values: Float64Array, rows: Int32Array): Float64Array {
  if (rows.length === values.length) return values;
  const picked = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) picked[i] = values[rows[i] ?? 0] ?? Number.NaN;
  return picked;
}

// 15 on the logit scale is a chance of 3 in 10 million
const isSeparated = (family: FamilyName, { largest }: Fit): boolean => family === "binomial" && largest > 15;

/** The upper triangle that takes coefficients of the columns to those of the basis. */
function coordinatesOf({ coordinates, redundant, basis }: Orthonormal): Matrix {
  const kept = coordinates.filter((_, index) => !redundant.includes(index));
  return transpose(kept.map((row) => row.subarray(0, basis.length)));
}

function inverseOf(matrix: Matrix): Matrix {
  return matrix.map((_, k) => {
    const unit = new Float64Array(matrix.length);
    unit[k] = 1;
    return choleskySolve(matrix, unit) ?? unit.fill(Number.NaN);
  });
}

const column = (values: Float64Array): Matrix => Array.from(values, (value) => Float64Array.of(value));

function meanOne(weights: Float64Array): Float64Array {
  let none = 0;
  for (let i = 0; i < weights.length; i++) if (weights[i] === 0) none++;
  const scaled = new Float64Array(weights.length);
  addScaled(scaled, weights, (weights.length - none) / sumOf(weights));
  return scaled;
}
