import type { Design, ReplicateDesign } from "../design/design.ts";
import { DesignError } from "../design/design-error.ts";
import type { Orthonormal } from "../design/orthonormal.ts";
import { type DomainOptions, rowsUsed } from "./domain.ts";
import { type Family, type FamilyName, families } from "./family.ts";
import { type Fit, iterateFit } from "./iterate-fit.ts";
import { baseOf, type IntervalOptions, type JointEstimate, jointEstimate } from "./joint.ts";
import { choleskySolve, type Matrix, solveUpper, transpose } from "./linear-algebra.ts";
import { modelBasis } from "./model-basis.ts";
import type { ModelColumn } from "./model-matrix.ts";
import { replicateVariance } from "./replication.ts";
import { covarianceOf } from "./smooth.ts";
import { partsOfInfluence, type Sums } from "./sums.ts";

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
  /** With weights scaled to a mean of 1. */
  readonly deviance: number;
  readonly nullDeviance: number;
  readonly dispersion: number;
  /** `separated`: a predictor tells the answers apart completely, so its coefficient has no end; do not report it. */
  readonly fit: "converged" | "separated";
  readonly fitted: FittedRows;
}

/** The rows of the fit with their linear predictors and Pearson residuals, (y − μ)/√V(μ). */
interface FittedRows {
  readonly rows: Int32Array;
  readonly eta: Float64Array;
  readonly residuals: Float64Array;
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
  const rows = design.kind === "replicates" ? used : used.filter((row) => design.weights[row] !== 0);
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
  const response = unshifted.map((y) => y - shift);
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
  const means = fit.eta.map((each) => family.mean(each));
  const residuals = pearsonResiduals(response, means, family);
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
    ...deviances(
      { response, weights, means, residuals },
      family,
      columns.some(({ term }) => term === -1),
    ),
    fit: fit.status === "converged" && !isSeparated(input.family, fit) ? "converged" : "separated",
    fitted: { rows, eta: fit.eta.map((each) => each + shift), residuals },
  };
}

function checkResponse(response: Float64Array, rows: Int32Array, family: Family): void {
  if (response.length === 0)
    throw new DesignError("Cannot fit a regression, as no row has all variables: check which are missing");
  const wrong = response.findIndex((y) => !family.allows(y));
  if (wrong >= 0) {
    throw new DesignError(
      `Cannot fit the regression, as its response must be ${family.range}: row ${(rows[wrong] ?? 0) + 1} has ${response[wrong]}`,
    );
  }
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
  // Where the sums of each column are made before the next one, all can be written to the same place
  const shared = design.kind === "clusters" ? new Float64Array(design.rows) : undefined;
  function* scoresOfColumns() {
    for (const column of basis) {
      const values = shared ?? new Float64Array(design.rows);
      for (let i = 0; i < rows.length; i++) values[rows[i] ?? 0] = (column[i] ?? 0) * (fit.scores[i] ?? 0);
      yield values;
    }
  }
  const parts: Sums["parts"] =
    design.kind === "pairs"
      ? { kind: "pairs", columns: [...scoresOfColumns()] }
      : partsOfInfluence(design, rows, scoresOfColumns());
  const combinations = inverseOf(fit.information).map((row) =>
    Array.from(row, (factor, column) => ({ column, factor })),
  );
  const statistic = { value: (totals: Float64Array) => totals, gradient: () => combinations };
  return covarianceOf(design, { totals: new Float64Array(basis.length), parts }, statistic);
}

/** The coefficients are repeated on the basis, which is the same for every replicate. */
function refitted(
  design: ReplicateDesign,
  rows: Int32Array,
  basis: readonly Float64Array[],
  response: Float64Array,
  family: Family,
  fit: Fit,
): Matrix {
  const repeated = design.replicates.map((replicate, r) => {
    const own = iterateFit(basis, response, meanOne(valuesOf(replicate, rows)), family);
    if (own === undefined)
      throw new DesignError(`Cannot fit the regression in replicate ${r + 1}, where a predictor does not vary`);
    return own.coefficients;
  });
  return replicateVariance(design, fit.coefficients, repeated);
}

interface FittedMeans {
  readonly response: Float64Array;
  readonly weights: Float64Array;
  readonly means: Float64Array;
  readonly residuals: Float64Array;
}

function deviances({ response, weights, means, residuals }: FittedMeans, family: Family, intercept: boolean) {
  let sum = 0;
  let sumY = 0;
  let sumR = 0;
  let sumRR = 0;
  let n = 0;
  for (let i = 0; i < response.length; i++) {
    const weight = weights[i] ?? 0;
    const residual = residuals[i] ?? 0;
    sum += weight;
    sumY += weight * (response[i] ?? 0);
    sumR += weight * residual;
    sumRR += weight * residual * residual;
    n += weight === 0 ? 0 : 1;
  }
  const nullMean = intercept ? sumY / sum : family.mean(0);
  let deviance = 0;
  let nullDeviance = 0;
  for (let i = 0; i < response.length; i++) {
    const weight = weights[i] ?? 0;
    const y = response[i] ?? 0;
    deviance += weight * family.deviance(y, means[i] ?? 0);
    nullDeviance += weight * family.deviance(y, nullMean);
  }
  // The population variance of the Pearson residuals
  const dispersion = ((sumRR - (sumR * sumR) / sum) / sum) * (n / (n - 1));
  return { deviance, nullDeviance, dispersion };
}

const pearsonResiduals = (response: Float64Array, means: Float64Array, family: Family): Float64Array =>
  means.map((mu, i) => ((response[i] ?? 0) - mu) / Math.sqrt(family.variance(mu)));

/** The values of rows in ascending order: not copied where they are all. */
function valuesOf(values: Float64Array, rows: Int32Array): Float64Array {
  if (rows.length === values.length) return values;
  const picked = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) picked[i] = values[rows[i] ?? 0] ?? Number.NaN;
  return picked;
}

// 15 on the logit scale is a chance of 3 in 10 million
const isSeparated = (family: FamilyName, { eta }: Fit): boolean =>
  family === "binomial" && eta.some((each) => Math.abs(each) > 15);

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
  let sum = 0;
  let count = 0;
  for (const weight of weights) {
    sum += weight;
    count += weight === 0 ? 0 : 1;
  }
  return weights.map((weight) => (weight * count) / sum);
}
