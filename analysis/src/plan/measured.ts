import type { Design } from "../design/design.ts";
import type { Estimate } from "../estimate/estimate.ts";
import type { EstimateOptions } from "../estimate/joint.ts";
import { mean } from "../estimate/mean.ts";
import { categoryShares, proportion } from "../estimate/proportion.ts";
import { median } from "../estimate/quantile.ts";
import { ratio } from "../estimate/ratio.ts";
import { total } from "../estimate/total.ts";
import type { Column, Frame } from "../frame/frame.ts";
import { columnOfType } from "../frame/lookup.ts";
import { type Answered, answeredOf } from "./answered.ts";
import type { PlanEntry } from "./entry.ts";
import type { PlanOptions } from "./options.ts";
import type { Line } from "./side.ts";

/** What a cell is about: rows of the frame, and the estimate over them. */
export interface CellEstimate {
  readonly estimate: Estimate;
  /** Whether a row of the frame is among the respondents of the cell. */
  readonly used: (row: number) => boolean;
  /** What a row adds to the figure, before its weight: 1 or 0 to a share, its value to a mean or total. */
  readonly adds: (row: number) => number;
  /** Whether it is one of several shares that exclude each other and add up to 1. */
  readonly exclusive?: true;
}

/** The measured variables of an entry, and the way to estimate a cell from its row and column. */
export interface MeasuredEntry {
  /** Names and labels, for the axis of variables; with their categories where a proportion is measured. */
  readonly variables: readonly Answered[];
  cell(row: Line, column: Line): CellEstimate;
  /** For each row of the frame why it has no value, an index into `missingReasons`. */
  readonly missing: Uint8Array;
}

/** What all cells of a table share. */
export interface Context {
  readonly frame: Frame;
  readonly design: Design;
  readonly universe: Uint8Array;
  readonly options: PlanOptions;
}

/** Binds what an entry measures to the data. */
export function measuredOf(measure: PlanEntry["measure"], context: Context): MeasuredEntry {
  const { frame, design } = context;
  switch (measure.statistic) {
    case "proportion":
      return shares(answeredOf(frame, measure.of, measure.show), measure.within, context);
    case "mean":
    case "total":
    case "median": {
      const columns = measure.of.map((name) => columnOfType(frame, name, "number"));
      const estimate = estimators(context)[measure.statistic];
      return {
        variables: columns.map(plainVariable),
        missing: firstMissing(columns.map(({ missing }) => missing)),
        cell: (row, column) => {
          const values = columns[row.variable ?? column.variable ?? 0]?.values ?? new Float64Array(frame.rows);
          return valueCell(context, values, [row, column], (options) => estimate(values, options));
        },
      };
    }
    case "count": {
      const ones = new Float64Array(frame.rows).fill(1);
      return {
        variables: [],
        missing: new Uint8Array(frame.rows),
        cell: (row, column) => valueCell(context, ones, [row, column], (options) => total(design, ones, options)),
      };
    }
    case "ratio":
      return ratioOf(measure, context);
  }
}

function ratioOf(measure: Extract<PlanEntry["measure"], { statistic: "ratio" }>, context: Context): MeasuredEntry {
  const { frame, design } = context;
  const above = columnOfType(frame, measure.numerator, "number");
  const below = columnOfType(frame, measure.denominator, "number");
  const zero = measure.missingNumerator === "as-0";
  const numerator = zero ? above.values.map((value) => (Number.isNaN(value) ? 0 : value)) : above.values;
  const both = below.values.map((value, row) => value + (numerator[row] ?? Number.NaN));
  return {
    variables: [],
    missing: below.missing.map((reason, row) => reason || (zero ? 0 : (above.missing[row] ?? 1))),
    cell: (row, column) =>
      valueCell(context, both, [row, column], (options) =>
        addsToZero(below.values, options.domain) ? undefinedRatio : ratio(design, numerator, below.values, options),
      ),
  };
}

type Estimator = (values: Float64Array, options: EstimateOptions) => Estimate;

const estimators = ({ design, options }: Context): Readonly<Record<"mean" | "total" | "median", Estimator>> => ({
  mean: (values, settings) => mean(design, values, settings),
  total: (values, settings) => total(design, values, settings),
  median: (values, settings) =>
    median(design, values, {
      ...settings,
      rule: options.quantileRule,
      ties: "within-rounding",
      interval: options.interval,
    }),
});

function shares(variables: readonly Answered[], within: "group" | "universe", context: Context): MeasuredEntry {
  const known = new Map<Line, (category: number) => CellEstimate>();
  return {
    variables,
    missing: firstMissing(variables.map(({ missing }) => missing)),
    cell: (row, column) => {
      const [side, other] = row.category === undefined ? [column, row] : [row, column];
      const answered = variables[other.variable ?? 0];
      if (answered === undefined) throw new TypeError(`No measured variable ${other.variable}`);
      const share = known.get(other) ?? sharesIn(other, answered, within, context);
      known.set(other, share);
      return share(side.category ?? 0);
    },
  };
}

/** The shares of all categories in one group: in one go where answers exclude each other, else one by one. */
function sharesIn(
  group: Line,
  answered: Answered,
  within: "group" | "universe",
  context: Context,
): (category: number) => CellEstimate {
  const { design, options } = context;
  const { interval } = options;
  const domain = within === "group" ? membersOf(context, [group]) : knownTo(context, [group]);
  const isOutside = (row: number): boolean => within === "universe" && group.members?.[row] === 0;
  if (answered.codes === undefined) {
    return (category) => {
      const indicator = answered.indicator(category).map((flag, row) => (isOutside(row) ? flag * 0 : flag));
      const settings = { ...estimateOptions(context, indicator), domain, interval };
      const used = (row: number): boolean => domain[row] === 1 && !Number.isNaN(indicator[row]);
      return { estimate: proportion(design, indicator, settings), used, adds: (row) => indicator[row] ?? 0 };
    };
  }
  // Rows of other groups have an answer too, one that no cell of this group counts
  const elsewhere = answered.levels.length;
  const codes = answered.codes.map((code, row) => (code >= 0 && isOutside(row) ? elsewhere : code));
  const values = Float64Array.from(codes, (code) => (code < 0 ? Number.NaN : code));
  const settings = { ...estimateOptions(context, values), domain, interval };
  const { estimates } = categoryShares(design, { codes, count: elsewhere + 1 }, settings);
  const used = (row: number): boolean => domain[row] === 1 && (codes[row] ?? -1) >= 0;
  return (category) => {
    const estimate = estimates[category];
    if (estimate === undefined) throw new TypeError(`No category ${category} of ${answered.name}`);
    const adds = (row: number): number => (codes[row] === category ? 1 : 0);
    return { estimate, used, adds, ...(within === "group" ? { exclusive: true } : {}) };
  };
}

function valueCell(
  context: Context,
  values: Float64Array,
  lines: readonly Line[],
  estimate: (options: EstimateOptions & { readonly domain: Uint8Array }) => Estimate,
): CellEstimate {
  const domain = membersOf(context, lines);
  return {
    estimate: estimate({ ...estimateOptions(context, values), domain }),
    used: (row) => domain[row] === 1 && !Number.isNaN(values[row]),
    adds: (row) => values[row] ?? 0,
  };
}

/** @param values those of the measured variable, NaN where missing */
const estimateOptions = ({ universe, options }: Context, values: Float64Array): EstimateOptions => ({
  missing: "drop",
  level: options.level,
  designEffect: "with-replacement",
  degreesOfFreedom:
    options.degreesOfFreedom === "variable"
      ? values.reduce((count, value, row) => count + (universe[row] === 1 && !Number.isNaN(value) ? 1 : 0), -1)
      : options.degreesOfFreedom,
});

/** Rows of the universe that belong to all of the groups. */
const membersOf = ({ universe }: Context, lines: readonly Line[]): Uint8Array =>
  universe.map((inside, row) => (inside === 1 && lines.every(({ members }) => members?.[row] !== 0) ? 1 : 0));

/** Rows of the universe whose group is known, whichever it is. */
const knownTo = ({ universe }: Context, lines: readonly Line[]): Uint8Array =>
  universe.map((inside, row) => (inside === 1 && lines.every(({ known }) => known?.[row] !== 0) ? 1 : 0));

/** A row counts as missing when no variable has a value, for the reason that the first gives. */
const firstMissing = (all: readonly Uint8Array[]): Uint8Array =>
  (all[0] ?? new Uint8Array()).map((reason, row) => (all.every((missing) => missing[row] !== 0) ? reason : 0));

const plainVariable = ({ name, label, missing }: Column): Answered => ({
  name,
  label,
  missing,
  levels: [],
  indicator: () => new Float64Array(),
  occurs: () => false,
});

const addsToZero = (values: Float64Array, domain: Uint8Array): boolean =>
  values.every((value, row) => domain[row] === 0 || !(Math.abs(value) > 0));

/** What stands for a ratio whose denominator adds up to 0: no figure, as if nobody were there. */
const undefinedRatio: Estimate = {
  estimate: Number.NaN,
  standardError: Number.NaN,
  lower: Number.NaN,
  upper: Number.NaN,
  degreesOfFreedom: 0,
  respondents: 0,
  weighted: 0,
  designEffect: Number.NaN,
};
