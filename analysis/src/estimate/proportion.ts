import type { Design } from "../design/design.ts";
import { DesignError } from "../design/design-error.ts";
import { rowsUsed, withCode } from "./domain.ts";
import type { Estimate } from "./estimate.ts";
import { type EstimateOptions, type JointEstimate, jointEstimate, only } from "./joint.ts";
import { meansOfTotals } from "./mean.ts";
import { type Measured, measure } from "./measured.ts";
import { type ProportionInterval, proportionInterval } from "./proportion-interval.ts";
import type { SmoothFunction } from "./smooth.ts";

export interface ProportionOptions extends EstimateOptions {
  readonly interval: ProportionInterval;
}

/**
 * The share of units for which something holds: the mean of an indicator, with an interval that suits a share.
 *
 * @param indicator one per row: 1 where it holds, 0 where not, NaN where missing
 * @returns a share between 0 and 1, not a percentage
 * @throws DesignError when a value of the domain is neither 0, 1 nor missing
 */
export function proportion(design: Design, indicator: Float64Array, options: ProportionOptions): Estimate {
  const rows = rowsUsed(design, options, [indicator], []);
  const wrong = firstOther(rows, indicator);
  if (wrong >= 0) {
    throw new DesignError(`Cannot make a share of values other than 0 and 1: row ${wrong + 1} has ${indicator[wrong]}`);
  }
  const summand = { kind: "values", values: indicator, shift: 0 } as const;
  return only(sharesOf(measure(design, rows, [summand], options), options));
}

/** A variable of categories: one code per row, −1 where missing, and how many codes there are. */
export interface Categories {
  readonly codes: Int32Array;
  readonly count: number;
}

/**
 * The share of each category, in the order of the codes, with their covariances; the shares add up to 1 exactly as far as
 * numbers can. A category without a row has the share 0.
 */
export function categoryShares(design: Design, categories: Categories, options: ProportionOptions): JointEstimate {
  return sharesOf(measureCategories(design, categories, options), options);
}

/** The number of units in each category, in the order of the codes, with their covariances. */
export function categoryTotals(design: Design, categories: Categories, options: EstimateOptions): JointEstimate {
  return countsOf(measureCategories(design, categories, options), options);
}

/** The counts of what was measured as [Σw, Σw of category 0, Σw of category 1, …]. */
export function countsOf(
  { totals: sums, covariance, base, counted: n }: Measured,
  options: Pick<EstimateOptions, "designEffect">,
): JointEstimate {
  const remaining = options.designEffect === "with-replacement" ? 1 : (base.weighted - n) / base.weighted;
  const values = sums.slice(1);
  const simple = values.map((value) => ((value * (base.weighted - value)) / (n - 1)) * remaining);
  const statistic: SmoothFunction = {
    value: (totals) => totals.slice(1),
    gradient: () => Array.from(values, (_, code) => [{ column: code + 1, factor: 1 }]),
  };
  return jointEstimate(base, values, covariance(statistic), simple);
}

/** The totals [Σw, Σw of category 0, Σw of category 1, …]. */
function measureCategories(design: Design, { codes, count }: Categories, options: EstimateOptions): Measured {
  const asked = rowsUsed(design, { ...options, missing: "propagate" }, [], [codes]);
  // Mostly every row has a category, and one look at each is enough
  let row = firstOutside(asked, codes, count);
  const rows = row >= 0 && options.missing === "drop" ? withCode(asked, codes) : asked;
  if (rows !== asked) row = firstOutside(rows, codes, count);
  if (row >= 0) {
    throw new DesignError(
      `Cannot place row ${row + 1} in one of ${count} categories: it has code ${codes[row]}. Add the category to the list, ` +
        `or choose missing: "drop" where it has none`,
    );
  }
  return measure(design, rows, [{ kind: "codes", codes, count }], options);
}

function firstOutside(rows: Int32Array, codes: Int32Array, count: number): number {
  for (let i = 0; i < rows.length; i++) {
    const code = codes[rows[i] ?? 0] ?? -1;
    if (code < 0 || code >= count) return rows[i] ?? 0;
  }
  return -1;
}

function firstOther(rows: Int32Array, indicator: Float64Array): number {
  for (let i = 0; i < rows.length; i++) {
    const value = indicator[rows[i] ?? 0] ?? Number.NaN;
    if (value !== 0 && value !== 1 && !Number.isNaN(value)) return rows[i] ?? 0;
  }
  return -1;
}

/** The shares of what was measured as [Σw, Σw where the first thing holds, Σw where the second does, …]. */
export function sharesOf(
  { totals, covariance, base, counted: n }: Measured,
  options: Pick<ProportionOptions, "interval" | "level" | "designEffect">,
): JointEstimate {
  const statistic = meansOfTotals(new Float64Array(totals.length - 1));
  const shares = statistic.value(totals);
  // p(1 − p)/(n − 1) is s²/n of an indicator
  const remaining = options.designEffect === "with-replacement" ? 1 : (base.weighted - n) / base.weighted;
  const simple = shares.map((share) => ((share * (1 - share)) / (n - 1)) * remaining);
  const joint = jointEstimate(base, shares, covariance(statistic), simple);
  const estimates = joint.estimates.map((each) => {
    const limits = proportionInterval(options.interval, { share: each.estimate, ...each, level: options.level });
    return { ...each, ...limits };
  });
  return { ...joint, estimates };
}
