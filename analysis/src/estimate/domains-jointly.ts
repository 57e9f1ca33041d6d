import type { Design } from "../design/design.ts";
import type { Grouping } from "../design/grouping.ts";
import type { EstimateOptions, JointEstimate } from "./joint.ts";
import { type Fraction, ratios } from "./ratio.ts";
import { totals } from "./total.ts";

/**
 * The means of a variable in every group with the covariances between the groups, which `contrast` needs to compare
 * them: groups share clusters, so they are seldom independent.
 *
 * The mean of a group is a ratio of two totals over the whole design: of the variable and of 1, both 0 outside the
 * group. The estimates are in the order of the groups; a group without a row gives NaN.
 */
export function meansByGroup(
  design: Design,
  groups: Grouping,
  values: Float64Array,
  options: EstimateOptions,
): JointEstimate {
  const fractions = groups.labels.map((_, group): Fraction => {
    const inside = (row: number) => isInside(groups, group, values, row, options);
    return {
      numerator: values.map((value, row) => (inside(row) ? value : 0)),
      denominator: values.map((_, row) => (inside(row) ? 1 : 0)),
    };
  });
  return ratios(design, fractions, withoutDomain(options));
}

/** The totals of a variable in every group with the covariances between the groups. */
export function totalsByGroup(
  design: Design,
  groups: Grouping,
  values: Float64Array,
  options: EstimateOptions,
): JointEstimate {
  const columns = groups.labels.map((_, group) =>
    values.map((value, row) => (isInside(groups, group, values, row, options) ? value : 0)),
  );
  return totals(design, columns, withoutDomain(options));
}

function isInside(
  groups: Grouping,
  group: number,
  values: Float64Array,
  row: number,
  options: EstimateOptions,
): boolean {
  if (groups.codes[row] !== group || (options.domain !== undefined && options.domain[row] !== 1)) return false;
  return options.missing === "propagate" || !Number.isNaN(values[row]);
}

function withoutDomain({ missing, degreesOfFreedom, level, designEffect }: EstimateOptions): EstimateOptions {
  return { missing, degreesOfFreedom, level, designEffect };
}
