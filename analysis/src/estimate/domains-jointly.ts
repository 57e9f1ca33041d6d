import type { Design } from "../design/design.ts";
import type { Grouping } from "../design/grouping.ts";
import { simpleRandomVariance, weightedSquares } from "./design-effect.ts";
import { rowsUsed } from "./domain.ts";
import type { Summand } from "./group-sums.ts";
import { type DesignEffectBase, type EstimateOptions, type JointEstimate, jointEstimate } from "./joint.ts";
import { shiftFor } from "./mean.ts";
import { type Measured, measure } from "./measured.ts";
import type { SmoothFunction } from "./smooth.ts";

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
  const { measured, shifts, squaresAround } = measureGroups(design, groups, values, options);
  return meansOfGroups(measured, shifts, squaresAround, options.designEffect);
}

/** The totals of a variable in every group with the covariances between the groups. */
export function totalsByGroup(
  design: Design,
  groups: Grouping,
  values: Float64Array,
  options: EstimateOptions,
): JointEstimate {
  const { measured, shifts, squaresAround } = measureGroups(design, groups, values, options);
  return totalsOfGroups(measured, shifts, squaresAround, options.designEffect);
}

/**
 * The means of what was measured as [Σw, Σw in group 0, Σw(y − c₀) in group 0, Σw in group 1, …].
 *
 * @param squaresAround Σw(y − centre)² in a group
 */
export function meansOfGroups(
  { totals, covariance, base, counted }: Measured,
  shifts: Float64Array,
  squaresAround: (group: number, centre: number) => number,
  designEffect: DesignEffectBase,
): JointEstimate {
  const statistic: SmoothFunction = {
    value: (sums) => shifts.map((shift, group) => shift + (sums[2 + 2 * group] ?? 0) / (sums[1 + 2 * group] ?? 0)),
    gradient: (sums) =>
      Array.from(shifts, (_, group) => {
        const size = sums[1 + 2 * group] ?? 0;
        return [
          { column: 2 + 2 * group, factor: 1 / size },
          { column: 1 + 2 * group, factor: -(sums[2 + 2 * group] ?? 0) / size / size },
        ];
      }),
  };
  const estimates = statistic.value(totals);
  const population = totals[0] ?? 0;
  const simple = estimates.map((estimate, group) => {
    const share = (totals[1 + 2 * group] ?? 0) / population;
    return simpleRandomVariance(counted, squaresAround(group, estimate) / share ** 2, population, designEffect);
  });
  return jointEstimate(base, estimates, covariance(statistic), simple);
}

/** The totals of what was measured as [Σw, Σw in group 0, Σw(y − c₀) in group 0, Σw in group 1, …]. */
export function totalsOfGroups(
  { totals, covariance, base, counted }: Measured,
  shifts: Float64Array,
  squaresAround: (group: number, centre: number) => number,
  designEffect: DesignEffectBase,
): JointEstimate {
  const statistic: SmoothFunction = {
    value: (sums) => shifts.map((shift, group) => (sums[2 + 2 * group] ?? 0) + shift * (sums[1 + 2 * group] ?? 0)),
    gradient: () =>
      Array.from(shifts, (shift, group) => [
        { column: 2 + 2 * group, factor: 1 },
        { column: 1 + 2 * group, factor: shift },
      ]),
  };
  const estimates = statistic.value(totals);
  const population = totals[0] ?? 0;
  const simple = estimates.map((estimate, group) => {
    // The variable is 0 outside the group
    const mean = estimate / population;
    const outside = (population - (totals[1 + 2 * group] ?? 0)) * mean * mean;
    const squares = squaresAround(group, mean) + outside;
    return simpleRandomVariance(counted, squares, population, designEffect) * population ** 2;
  });
  return jointEstimate(base, estimates, covariance(statistic), simple);
}

function measureGroups(design: Design, groups: Grouping, values: Float64Array, options: EstimateOptions) {
  const placed = rowsUsed(design, { ...options, missing: "drop" }, [], [groups.codes]);
  const rows = options.missing === "drop" ? placed.filter((row) => !Number.isNaN(values[row])) : placed;
  const rowsOf = groups.labels.map((_, group) => rows.filter((row) => groups.codes[row] === group));
  const shifts = Float64Array.from(rowsOf, (own) => shiftFor(design, values, own));
  const columns = rowsOf.flatMap((own, group): readonly Summand[] => {
    const [inside, shifted] = [new Float64Array(design.rows), new Float64Array(design.rows)];
    for (const row of own) {
      inside[row] = 1;
      shifted[row] = (values[row] ?? Number.NaN) - (shifts[group] ?? 0);
    }
    return [
      { kind: "values", values: inside, shift: 0 },
      { kind: "values", values: shifted, shift: 0 },
    ];
  });
  return {
    measured: measure(design, rows, columns, options),
    shifts,
    squaresAround: (group: number, centre: number) =>
      weightedSquares(design, rowsOf[group] ?? new Int32Array(0), values, centre),
  };
}
