import {
  degreesOfFreedom,
  type Estimate,
  type FamilyName,
  modelMatrix,
  oneSampleTTest,
  populationCovariances,
  regression,
  studentTails,
  termTest,
  twoSampleTTest,
} from "@returns/analysis";
import type { GoldenEstimator } from "./case.ts";
import { groupingOf, isCategory, type Prepared } from "./design.ts";
import { exactLeastSquares } from "./exact.ts";
import { termsOf } from "./model-terms.ts";
import { baseReport, jointReport, markedRows, optionsFor, rowsOfR } from "./report.ts";
import { columnNamed, type GoldenTable, numbersOf } from "./table.ts";
import { missingIn } from "./variables.ts";

type Of<Kind extends GoldenEstimator["kind"]> = Extract<GoldenEstimator, { kind: Kind }>;

/** R: svyvar; several variables give a matrix. */
export function runVar(prepared: Prepared, { vars, naRm }: Of<"var">) {
  const base = baseReport(prepared, missingIn(prepared.table, vars));
  const values = vars.map((name) => numbersOf(columnNamed(prepared.table, name)));
  const joint = populationCovariances(prepared.design, values, optionsFor(prepared, naRm, undefined, base.degf));
  const report = jointReport(vars, joint, base.degf, false);
  const matrix = vars.map((_, i) => report.estimate.slice(i * vars.length, (i + 1) * vars.length));
  return { ...report, ...(vars.length > 1 && { estimate: matrix }), ...base };
}

/** R: svyglm. Its deviance and dispersion scale weights to a mean of 1 before rows without an answer are left out. */
export function runGlm(prepared: Prepared, spec: Of<"glm">) {
  const { fit, base } = fitted(prepared, spec);
  const { estimates, covariance } = fit.coefficients;
  const { deviance, nullDeviance, dispersion, residuals } = fit.goodness();
  const scale = scaleOfR(prepared, fit.fitted.rows, residuals, spec);
  return {
    names: fit.columns.map(({ name }) => name),
    estimate: estimates.map(({ estimate }) => estimate),
    se: estimates.map(({ standardError }) => standardError),
    t: estimates.map(tOf),
    p: estimates.map((each) => 2 * studentTails(Math.abs(tOf(each)), fit.residualDf).upper),
    vcov: covariance.map((row) => Array.from(row)),
    dfResidual: fit.residualDf,
    ciT: {
      df: fit.residualDf,
      level: 0.95,
      lower: estimates.map(({ lower }) => lower),
      upper: estimates.map(({ upper }) => upper),
    },
    deviance: deviance * scale.deviance,
    nullDeviance: nullDeviance * scale.deviance,
    dispersion: scale.dispersion(dispersion),
    ...base,
    n: scale.rows,
  };
}

/** The coefficients of a linear regression in exact arithmetic; none for other cases. */
export function exactCoefficients(prepared: Prepared, spec: GoldenEstimator): number[] | undefined {
  if (spec.kind !== "glm" || spec.family !== "gaussian") return undefined;
  const { fit } = fitted(prepared, spec);
  const pick = (values: Float64Array) => Float64Array.from(fit.fitted.rows, (row) => values[row] ?? Number.NaN);
  const response = pick(numbersOf(columnNamed(prepared.table, spec.response)));
  return exactLeastSquares(
    fit.columns.map(({ values }) => pick(values)),
    response,
    pick(prepared.design.weights),
  );
}

/** R: regTermTest, Wald's F. */
export function runTermTest(prepared: Prepared, spec: Of<"regTermTest">) {
  const { fit, base, terms } = fitted(prepared, spec);
  const tested = termsOf(prepared.table, spec.test).map(keyOf);
  const places = terms.flatMap((term, place) => (tested.includes(keyOf(term)) ? [place] : []));
  const found = termTest(fit, places);
  return { F: found.statistic, df: found.numeratorDf, ddf: found.denominatorDf, p: found.p, ...base };
}

/**
 * R: svyttest. One sample takes a degree of freedom off those of the domain; two samples are a regression, whose degrees
 * of freedom are those of the rows with both variables.
 */
export function runTTest(prepared: Prepared, { var: name, group }: Of<"ttest">) {
  const used = group ? [name, group] : [name];
  const missing = missingIn(prepared.table, used);
  const base = baseReport(prepared, missing);
  const values = numbersOf(columnNamed(prepared.table, name));
  // With replicate weights those of all rows
  const usedOnly = group && prepared.design.kind !== "replicates";
  const rows = markedRows(prepared.domain).filter((row) => !usedOnly || !missing(row));
  const df = degreesOfFreedom(prepared.design, rows) - 1;
  const options = { domain: prepared.domain, degreesOfFreedom: df, level: 0.95 };
  const test = group
    ? twoSampleTTest(prepared.design, values, twoGroups(prepared, group), options)
    : oneSampleTTest(prepared.design, values, 0, options);
  const { estimate, lower, upper } = test.difference;
  return { statistic: test.t, parameter: { df }, p: test.p, estimate, ci: [lower, upper], ...base };
}

function fitted(prepared: Prepared, spec: Pick<Of<"glm">, "response" | "terms" | "family">) {
  const { table, design, domain } = prepared;
  const names = namesIn(table, spec);
  const missing = missingIn(table, names);
  const terms = termsOf(table, spec.terms, (row) => rowsOfR(prepared)[row] === 1 && !missing(row));
  const intercept = spec.terms.some((term) => term === "0" || term === "-1") ? "without" : "with";
  const base = baseReport(prepared, missing);
  const response = columnNamed(table, spec.response);
  const values = isCategory(response)
    ? Float64Array.from(groupingOf(response).codes, (code) => (code < 0 ? Number.NaN : Math.min(code, 1)))
    : numbersOf(response);
  const input = { response: values, columns: modelMatrix(table.rows, terms, intercept), family: familyOf(spec.family) };
  return { fit: regression(design, input, { domain, degreesOfFreedom: "domain", level: 0.95 }), base, terms };
}

function familyOf(name: string): FamilyName {
  const family = (["gaussian", "binomial", "poisson"] as const).find((each) => name.replace("quasi", "") === each);
  if (family === undefined) throw new Error(`Uncovered: family ${name}`);
  return family;
}

/**
 * R scales weights to a mean of 1 over all rows of the domain, those without an answer or a weight too; ours over the rows
 * used. Its dispersion scales residuals again over the rows with an answer; with replicate weights it is their mean square.
 */
function scaleOfR(prepared: Prepared, used: Int32Array, residuals: Float64Array, spec: Of<"glm">) {
  const { design, domain, table } = prepared;
  const sum = (rows: Int32Array) =>
    rows.reduce((total, row) => total + (domain[row] === 1 ? (design.weights[row] ?? 0) : 0), 0);
  const all = markedRows(rowsOfR(prepared));
  const missing = missingIn(table, namesIn(table, spec));
  const answered = all.filter((row) => !missing(row));
  const counted = used.filter((row) => design.weights[row] !== 0).length;
  const meanOfAll = sum(all) / all.length;
  const meanSquare =
    used.reduce((total, row, i) => total + (design.weights[row] ?? 0) * (residuals[i] ?? 0) ** 2, 0) / sum(used);
  const scale = sum(answered) / answered.length / meanOfAll;
  return {
    rows: answered.length,
    deviance: sum(used) / counted / meanOfAll,
    dispersion: (own: number) => scale * (design.kind === "replicates" ? meanSquare : own),
  };
}

function namesIn(table: GoldenTable, { response, terms }: Pick<Of<"glm">, "response" | "terms">): string[] {
  const variables = termsOf(table, terms).flat();
  return [response, ...new Set(variables.map(({ name }) => name.replace(/^(?:as\.)?factor\((.*)\)$/, "$1")))];
}

function twoGroups({ table }: Prepared, name: string) {
  const { codes, labels } = groupingOf(columnNamed(table, name));
  return { codes, count: labels.length };
}

const tOf = ({ estimate, standardError }: Estimate): number => estimate / standardError;
const keyOf = (term: readonly { name: string }[]): string => term.map(({ name }) => name).join(":");
