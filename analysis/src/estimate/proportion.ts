import type { Design } from "../design/design.ts";
import { DesignError } from "../design/design-error.ts";
import { countedRows } from "./design-effect.ts";
import { rowsUsed } from "./domain.ts";
import type { Estimate } from "./estimate.ts";
import { baseOf, type EstimateOptions, type JointEstimate, jointEstimate, only } from "./joint.ts";
import { meansOfTotals } from "./mean.ts";
import { type ProportionInterval, proportionInterval } from "./proportion-interval.ts";
import { covarianceOf, type SmoothFunction } from "./smooth.ts";
import { type Sums, sumsOf } from "./sums.ts";

export interface ProportionOptions extends EstimateOptions {
  readonly interval: ProportionInterval;
}

/**
 * The share of units for which something holds: the mean of an indicator, with an interval that suits a share.
 *
 * @param indicator one per row: 1 where it holds, 0 where not, NaN where missing
 * @returns a share between 0 and 1, not a percentage
 * @throws DesignError when a value is neither 0, 1 nor missing
 */
export function proportion(design: Design, indicator: Float64Array, options: ProportionOptions): Estimate {
  const wrong = indicator.findIndex((value) => value !== 0 && value !== 1 && !Number.isNaN(value));
  if (wrong >= 0) {
    throw new DesignError(`Cannot make a share of values other than 0 and 1: row ${wrong + 1} has ${indicator[wrong]}`);
  }
  const rows = rowsUsed(design, options, [indicator], []);
  const sums = sumsOf(design, rows, [{ kind: "ones" }, { kind: "values", values: indicator, shift: 0 }]);
  return only(sharesOf(design, rows, sums, options));
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
  const { rows, sums } = categorySums(design, categories, options);
  return sharesOf(design, rows, sums, options);
}

/** The number of units in each category, in the order of the codes, with their covariances. */
export function categoryTotals(design: Design, categories: Categories, options: EstimateOptions): JointEstimate {
  const { rows, sums } = categorySums(design, categories, options);
  const base = baseOf(design, rows, options);
  const n = countedRows(design, rows);
  const remaining = options.designEffect === "with-replacement" ? 1 : (base.weighted - n) / base.weighted;
  const values = sums.totals.slice(1);
  const simple = values.map((value) => ((value * (base.weighted - value)) / (n - 1)) * remaining);
  const statistic: SmoothFunction = {
    value: (totals) => totals.slice(1),
    gradient: () => Array.from(values, (_, code) => [{ column: code + 1, factor: 1 }]),
  };
  return jointEstimate(base, values, covarianceOf(design, sums, statistic), simple);
}

/** The totals [Σw, Σw of category 0, Σw of category 1, …]. */
function categorySums(design: Design, { codes, count }: Categories, options: EstimateOptions) {
  const rows = rowsUsed(design, options, [], [codes]);
  const row = rows.find(
    (each) => (codes[each] ?? -1) >= count || (options.missing === "propagate" && (codes[each] ?? -1) < 0),
  );
  if (row !== undefined) {
    throw new DesignError(
      `Cannot place row ${row + 1} in one of ${count} categories: it has code ${codes[row]}. Add the category to the list, ` +
        `or choose missing: "drop" where it has none`,
    );
  }
  return { rows, sums: sumsOf(design, rows, [{ kind: "ones" }, { kind: "codes", codes, count }]) };
}

function sharesOf(design: Design, rows: Int32Array, sums: Sums, options: ProportionOptions): JointEstimate {
  const statistic = meansOfTotals(new Float64Array(sums.totals.length - 1));
  const shares = statistic.value(sums.totals);
  const base = baseOf(design, rows, options);
  const n = countedRows(design, rows);
  // p(1 − p)/(n − 1) is s²/n of an indicator
  const remaining = options.designEffect === "with-replacement" ? 1 : (base.weighted - n) / base.weighted;
  const simple = shares.map((share) => ((share * (1 - share)) / (n - 1)) * remaining);
  const joint = jointEstimate(base, shares, covarianceOf(design, sums, statistic), simple);
  const estimates = joint.estimates.map((each) => {
    const limits = proportionInterval(options.interval, { share: each.estimate, ...each, level: options.level });
    return { ...each, ...limits };
  });
  return { ...joint, estimates };
}
