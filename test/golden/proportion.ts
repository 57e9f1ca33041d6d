import {
  degreesOfFreedom,
  type Estimate,
  effectiveSample,
  kornGraubardLimits,
  modelMatrix,
  type ProportionInterval,
  proportion,
  regression,
  studentQuantile,
} from "@returns/analysis";
import type { GoldenEstimator } from "./case.ts";
import { isCategory, type Prepared } from "./design.ts";
import { profileLimitsOfR } from "./profile.ts";
import { baseReport, markedRows, optionsFor, rowsOfR } from "./report.ts";
import { columnNamed, numbersOf } from "./table.ts";
import { missingIn } from "./variables.ts";

type Ciprop = Extract<GoldenEstimator, { kind: "ciprop" }>;
type ProportionSpec = Pick<Ciprop, "var" | "equals" | "method" | "level" | "df" | "naRm">;

export function runCiprop(prepared: Prepared, spec: Ciprop) {
  const base = baseReport(prepared, missingIn(prepared.table, [spec.var]));
  const { estimate, standardError, lower, upper } = proportionOf(prepared, spec);
  const value = typeof spec.equals === "string" ? `"${spec.equals}"` : spec.equals;
  const name = spec.equals === undefined ? spec.var : `I(${spec.var} == ${value})`;
  return { names: [name], estimate: [estimate], se: [standardError], ci: [lower, upper], df: base.degf, ...base };
}

// R's name for each of our intervals; its "logit" and "xlogit" differ by the early stop of an iteration only
const intervals = new Map<string, ProportionInterval>([
  ["logit", "logit"],
  ["xlogit", "logit"],
  ["mean", "wald"],
  ["asin", "arcsine"],
  ["beta", "beta"],
  ["wilson", "wilson"],
  ["likelihood", "likelihood"],
]);

export function proportionOf(prepared: Prepared, spec: ProportionSpec): Estimate {
  const interval = intervals.get(spec.method);
  if (interval === undefined) throw new Error(`Uncovered: ciprop ${spec.method}`);
  const column = columnNamed(prepared.table, spec.var);
  const { equals } = spec;
  const indicator =
    equals === undefined && !isCategory(column)
      ? numbersOf(column)
      : Float64Array.from(column.values, (value) =>
          value === null ? Number.NaN : String(value) === String(equals ?? true) ? 1 : 0,
        );
  const rows = markedRows(prepared.domain);
  const ownDf = degreesOfFreedom(prepared.design, rows);
  // R's beta interval takes no notice of `df`
  const df = spec.method === "beta" ? ownDf : (spec.df ?? ownDf);
  const result = proportion(prepared.design, indicator, {
    ...optionsFor(prepared, spec.naRm, undefined, df),
    level: spec.level,
    interval,
  });
  if (spec.method === "logit" && prepared.design.kind === "replicates") {
    return refittedAsInR(prepared, indicator, result, df, spec.level);
  }
  if (spec.method === "likelihood")
    return { ...result, ...profileLimitsOfR(prepared, indicator, result, df, spec.level) };
  if (spec.method === "beta") return withLimitsOfR(result, markedRows(rowsOfR(prepared)).length, spec.level);
  return spec.method === "asin" ? foldedAsInR(result, df, spec.level) : result;
}

/** With replicate weights R repeats the fit of the log odds, where its "xlogit" transforms the error of the share. */
function refittedAsInR(
  { design, domain, table }: Prepared,
  indicator: Float64Array,
  share: Estimate,
  df: number,
  level: number,
): Estimate {
  const input = { response: indicator, columns: modelMatrix(table.rows, [], "with"), family: "binomial" } as const;
  const [logOdds] = regression(design, input, { domain, degreesOfFreedom: df, level }).coefficients.estimates;
  if (logOdds === undefined || !(share.standardError > 0)) return share;
  const reach = studentQuantile((1 + level) / 2, df) * logOdds.standardError;
  const back = (value: number) => 1 / (1 + Math.exp(-value));
  return { ...share, lower: back(logOdds.estimate - reach), upper: back(logOdds.estimate + reach) };
}

/** Where an arcsine limit passes 0 or 1, R lets the sine turn round and come back. */
function foldedAsInR(estimate: Estimate, df: number, level: number): Estimate {
  const share = estimate.estimate;
  const reach = studentQuantile((1 + level) / 2, df) * estimate.standardError;
  const step = reach / (2 * Math.sqrt(share * (1 - share)));
  if (!(estimate.standardError > 0)) return estimate;
  const limit = (angle: number) => Math.sin(angle) ** 2;
  const angle = Math.asin(Math.sqrt(share));
  return { ...estimate, lower: limit(angle - step), upper: limit(angle + step) };
}

/** R counts rows without an answer or a weight as respondents, and does not cap the effective sample at them. */
function withLimitsOfR(estimate: Estimate, rows: number, level: number): Estimate {
  if (!(estimate.standardError > 0)) return estimate;
  const share = estimate.estimate;
  const sample = effectiveSample({ ...estimate, share, respondents: rows, level });
  return { ...estimate, ...kornGraubardLimits(share, sample, level) };
}
