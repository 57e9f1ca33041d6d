import {
  DesignError,
  degreesOfFreedom,
  type Estimate,
  effectiveSample,
  kornGraubardLimits,
  orderStatistics,
  type ProportionBasis,
  proportionInterval,
  type QuantileInterval,
  type QuantileRule,
  type QuantileTies,
  quantileAt,
  quantiles,
  shareAtOrBelow,
  studentQuantile,
} from "@returns/analysis";
import type { GoldenEstimator } from "./case.ts";
import type { Prepared } from "./design.ts";
import { baseReport, markedRows } from "./report.ts";
import { columnNamed, numbersOf } from "./table.ts";
import { missingIn } from "./variables.ts";

type Quantile = Extract<GoldenEstimator, { kind: "quantile" }>;
type QuantileSpec = Pick<Quantile, "quantiles" | "qrule" | "interval" | "naRm">;

export function runQuantile(prepared: Prepared, spec: Quantile, call: string) {
  const base = baseReport(prepared, missingIn(prepared.table, spec.vars));
  const df = spec.df ?? (/df ?= ?Inf/.test(call) ? Number.POSITIVE_INFINITY : undefined);
  // R leaves a row out when any of the variables is missing
  const used = spec.naRm ? withoutMissing(prepared, spec.vars) : prepared;
  const each = spec.vars.map((name) => ({ name, found: quantilesOf(used, name, spec, df) }));
  const pick = (field: "estimate" | "lower" | "upper" | "standardError") =>
    Object.fromEntries(each.map(({ name, found }) => [name, found.map((one) => one[field])]));
  const point = { variables: spec.vars, estimate: pick("estimate") };
  if (spec.interval === "none") return { ...point, ...base };
  const limits = { lower: pick("lower"), upper: pick("upper"), se: pick("standardError") };
  return { ...point, quantiles: spec.quantiles, ...limits, df: base.degf, ...base };
}

function withoutMissing(prepared: Prepared, names: readonly string[]): Prepared {
  const missing = missingIn(prepared.table, names);
  return { ...prepared, domain: prepared.domain.map((inside, row) => (missing(row) ? 0 : inside)) };
}

/** R's quantiles of one variable, with its degrees of freedom: those of the rows with a value. */
export function quantilesOf(prepared: Prepared, name: string, spec: QuantileSpec, df: number | undefined): Estimate[] {
  const { design, table, domain } = prepared;
  const values = numbersOf(columnNamed(table, name));
  const rows = markedRows(domain).filter((row) => !Number.isNaN(values[row]));
  const freedom = df ?? degreesOfFreedom(design, rows);
  const shares = Float64Array.from(spec.quantiles);
  const options = {
    domain,
    missing: spec.naRm ? "drop" : "propagate",
    degreesOfFreedom: freedom,
    level: 0.95,
    ties: tiesOf(spec.interval),
  } as const;
  const rule = ruleOf(spec.qrule);
  if (spec.interval === "score") {
    const plain = quantiles(design, values, shares, { ...options, rule, interval: "none" });
    return plain.map((estimate, k) =>
      withScoreLimits(prepared, values, rows, rule, shares[k] ?? 0.5, estimate, freedom),
    );
  }
  const found = quantiles(design, values, shares, {
    ...options,
    rule,
    interval: intervalOf(spec.interval, prepared, rows),
  });
  return rule === "hf4"
    ? found.map((one, k) => extrapolatedAsInR(prepared, values, rows, shares[k] ?? 0.5, one))
    : found;
}

/** R compares shares exactly, so that its replicates are decided by rounding. */
const tiesOf = (interval: string): QuantileTies => (interval === "quantile" ? "exact" : "within-rounding");

/** Below the first cumulative share R's hf4 goes on along the line through the two smallest values, outside the data. */
function extrapolatedAsInR(
  { design }: Prepared,
  values: Float64Array,
  rows: Int32Array,
  p: number,
  found: Estimate,
): Estimate {
  const sorted = rows.toSorted((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const { values: x, cumulative } = orderStatistics(values, design.weights, sorted);
  const total = cumulative.at(-1) ?? 0;
  const [first = 0, second = 0] = [(cumulative[0] ?? 0) / total, (cumulative[1] ?? 0) / total];
  if (p >= first) return found;
  const [x0 = 0, x1 = 0] = x;
  return { ...found, estimate: x0 + ((x1 - x0) * (p - first)) / (second - first) };
}

const rules = ["math", "school", "hf1", "hf2", "hf3", "hf4", "hf5", "hf6", "hf7", "hf8", "hf9"] as const;

function ruleOf(name: string): QuantileRule {
  const rule = rules.find((each) => each === name);
  if (rule === undefined) {
    throw new DesignError(
      `Cannot read quantiles by the rule "${name}", as it mixes weights of two scales in R: choose one of ${rules.join(", ")}`,
    );
  }
  return rule;
}

/** R has none where the share at or below the quantile is 1. */
const noLimits = { lower: Number.NaN, upper: Number.NaN };

function intervalOf(name: string, { design }: Prepared, rows: Int32Array): QuantileInterval {
  switch (name) {
    case "none":
      return "none";
    case "mean":
      return "wald";
    case "xlogit":
      return (basis) => (basis.standardError > 0 ? proportionInterval("logit", basis) : noLimits);
    case "asin":
      return ({ share, standardError, degreesOfFreedom: df, level }: ProportionBasis) => {
        if (!(standardError > 0)) return noLimits;
        const step = (studentQuantile((1 + level) / 2, df) * standardError) / (2 * Math.sqrt(share * (1 - share)));
        const angle = Math.asin(Math.sqrt(share));
        return { lower: Math.sin(angle - step) ** 2, upper: Math.sin(angle + step) ** 2 };
      };
    case "beta":
      // R counts rows of weight 0, takes the degrees of freedom of the rows used, and does not cap the effective sample
      return (basis) => {
        if (!(basis.standardError > 0)) return noLimits;
        const own = { ...basis, respondents: rows.length, degreesOfFreedom: degreesOfFreedom(design, rows) };
        return kornGraubardLimits(basis.share, effectiveSample(own), basis.level);
      };
    case "quantile":
      return "replicates";
    default:
      throw new Error(`Uncovered: quantile interval ${name}`);
  }
}

/**
 * R's "score" interval: it looks for the value where the score statistic of the share above it meets t, and then reads
 * the quantile at the *unweighted* share of rows at or below that value.
 */
function withScoreLimits(
  { design }: Prepared,
  values: Float64Array,
  rows: Int32Array,
  rule: QuantileRule,
  p: number,
  estimate: Estimate,
  df: number,
): Estimate {
  const sorted = rows.toSorted((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const sample = orderStatistics(values, design.weights, sorted);
  const distinct = [...new Set(Array.from(sorted, (row) => values[row] ?? Number.NaN))];
  const t = studentQuantile(0.975, df);
  const score = (at: number) => {
    const { share, standardError } = shareAtOrBelow(design, values, rows, distinct[at] ?? Number.NaN);
    return (1 - share - (1 - p)) / standardError;
  };
  const limit = (wanted: number) => {
    let [low, high] = [0, distinct.length - 2];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (score(middle) > wanted) low = middle;
      else high = middle;
    }
    // The statistic is a step function: the root finder ends on the side of the step that is closer
    const side = Math.abs(score(low) - wanted) < Math.abs(score(high) - wanted) ? low : high;
    const position = rows.filter((row) => (values[row] ?? 0) <= (distinct[side] ?? 0)).length / rows.length;
    return quantileAt(rule, sample, position, "within-rounding");
  };
  const [lower, upper] = [limit(t), limit(-t)];
  return { ...estimate, lower, upper, standardError: (upper - lower) / (2 * t) };
}
