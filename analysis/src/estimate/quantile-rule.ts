/**
 * How a quantile is read from weighted order statistics:
 * - `math` (hf1): the smallest value with a cumulative share of at least p
 * - `school` (hf2): the same, but the mean of two neighbours where the share is exactly p; IMPACT's rule for medians
 * - `hf3`: the nearest even order statistic
 * - `hf4` … `hf9`: linear between order statistics, the definitions 4 to 9 of Hyndman & Fan 1996 with weights
 */
export type QuantileRule = "math" | "school" | "hf1" | "hf2" | "hf3" | "hf4" | "hf5" | "hf6" | "hf7" | "hf8" | "hf9";

/** Values in order, each with its weight and the sum of weights up to it; rows of weight 0 left out. */
export interface OrderStatistics {
  readonly values: Float64Array;
  readonly weights: Float64Array;
  readonly cumulative: Float64Array;
}

/**
 * When a cumulative share counts as equal to p: `within-rounding`, to 1e-12, as sums of weights miss round shares by an
 * ulp or two and 10 of 200 equal weights must count as 5 %; or `exact`, as R's survey compares, whose answer then hangs
 * on rounding.
 */
export type QuantileTies = "within-rounding" | "exact";

const tolerance = (ties: QuantileTies): number => (ties === "exact" ? 0 : 1e-12);

/** @param sortedRows in the order of their values */
export function orderStatistics(values: Float64Array, weights: Float64Array, sortedRows: Int32Array): OrderStatistics {
  const sortedValues = new Float64Array(sortedRows.length);
  const sortedWeights = new Float64Array(sortedRows.length);
  let count = 0;
  for (let i = 0; i < sortedRows.length; i++) {
    const row = sortedRows[i] ?? 0;
    const weight = weights[row] ?? 0;
    if (weight === 0) continue;
    sortedValues[count] = values[row] ?? Number.NaN;
    sortedWeights[count] = weight;
    count++;
  }
  return withCumulative(sortedValues.subarray(0, count), sortedWeights.subarray(0, count));
}

/** The quantile at share `p`; NaN where no value has a weight. */
export function quantileAt(rule: QuantileRule, sample: OrderStatistics, p: number, ties: QuantileTies): number {
  if (sample.values.length === 0 || Number.isNaN(p)) return Number.NaN;
  switch (rule) {
    case "math":
    case "hf1":
      return between(sample, p, tolerance(ties), (low, high, exact) => (exact ? low : high));
    case "school":
    case "hf2":
      return between(sample, p, tolerance(ties), (low, high, exact) => (exact ? (low + high) / 2 : high));
    case "hf3":
      return between(mergeTies(sample), p, tolerance(ties), (low, high, exact, position) =>
        exact && position % 2 === 0 ? low : high,
      );
    case "hf4":
      return linear(sample, p, (_, cumulative) => cumulative);
    case "hf5":
      return linear(sample, p, (weight, cumulative) => cumulative - weight / 2);
    case "hf6":
      return linear(
        sample,
        p,
        (_, cumulative) => cumulative,
        (total, last) => total + last,
      );
    case "hf7":
      return linear(
        sample,
        p,
        (weight, cumulative) => cumulative - weight,
        (total, last) => total - last,
      );
    case "hf8":
      return linear(
        sample,
        p,
        (weight, cumulative) => cumulative - (2 / 3) * weight + weight / 3,
        (total, last) => total + last / 3,
      );
    case "hf9":
      return linear(
        sample,
        p,
        (weight, cumulative) => cumulative - weight * (3 / 8),
        (total, last) => total + last / 4,
      );
  }
}

/**
 * Finds the last order statistic with a cumulative share of at most p, and lets `choose` decide between it and the next.
 * `exact` says that its share is p, or that there is none and p lies below the first.
 */
function between(
  { values, cumulative }: OrderStatistics,
  p: number,
  tie: number,
  choose: (low: number, high: number, exact: boolean, position: number) => number,
): number {
  const total = cumulative.at(-1) ?? 0;
  const wanted = p * total * (1 + tie);
  let low = 0;
  let high = cumulative.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((cumulative[middle] ?? 0) <= wanted) low = middle;
    else high = middle - 1;
  }
  const share = (cumulative[low] ?? 0) / total;
  const next = Math.min(low + 1, values.length - 1);
  return choose(values[low] ?? Number.NaN, values[next] ?? Number.NaN, p - share <= tie, low + 1);
}

/** Linear interpolation through the points (place ÷ whole, value), level outside them. */
function linear(
  { values, weights, cumulative }: OrderStatistics,
  p: number,
  place: (weight: number, cumulative: number) => number,
  whole: (total: number, lastWeight: number) => number = (total) => total,
): number {
  const n = values.length;
  const size = whole(cumulative[n - 1] ?? 0, weights[n - 1] ?? 0);
  const at = (i: number) => place(weights[i] ?? 0, cumulative[i] ?? 0) / size;
  if (n === 1 || p <= at(0)) return values[0] ?? Number.NaN;
  if (p >= at(n - 1)) return values[n - 1] ?? Number.NaN;
  let low = 0;
  let high = n - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (at(middle) <= p) low = middle;
    else high = middle;
  }
  const part = (p - at(low)) / (at(high) - at(low));
  const [left, right] = [values[low] ?? Number.NaN, values[high] ?? Number.NaN];
  return left + (right - left) * part;
}

function mergeTies({ values, weights }: OrderStatistics): OrderStatistics {
  const merged: number[] = [];
  const sums: number[] = [];
  for (const [i, value] of values.entries()) {
    if (merged.at(-1) === value) sums[sums.length - 1] = (sums.at(-1) ?? 0) + (weights[i] ?? 0);
    else {
      merged.push(value);
      sums.push(weights[i] ?? 0);
    }
  }
  return withCumulative(Float64Array.from(merged), Float64Array.from(sums));
}

function withCumulative(values: Float64Array, weights: Float64Array): OrderStatistics {
  let sum = 0;
  let lost = 0;
  const cumulative = new Float64Array(weights.length);
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i] ?? 0;
    const next = sum + weight;
    lost += sum >= weight ? sum - next + weight : weight - next + sum;
    sum = next;
    cumulative[i] = sum + lost;
  }
  return { values, weights, cumulative };
}
