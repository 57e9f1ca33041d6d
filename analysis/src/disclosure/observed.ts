import type { Estimate } from "../estimate/estimate.ts";
import type { EstimatedEntry } from "../plan/run-plan.ts";
import type { Line } from "../plan/side.ts";
import { type People, peopleIn } from "./people.ts";

/** A cell of a table with those behind it. */
export interface ObservedCell {
  readonly row: number;
  readonly column: number;
  readonly estimate: Estimate;
  /** Those of whom the figure is: the households with this answer; all of the base for a mean. */
  readonly counted: People;
  /** Index of those of whom it is a share or a mean. */
  readonly base: number;
}

/** A table as only the office sees it: every figure, and who is behind it. */
export interface Observed {
  readonly made: EstimatedEntry;
  /** Row after row. */
  readonly cells: readonly ObservedCell[];
  /** The bases of the cells, each once; the first is that of the whole table. */
  readonly bases: readonly People[];
  /** Whether figures of groups add up to that of all, by their weights: all but medians and ratios. */
  readonly additive: boolean;
  /** Whether an amount may be less than nothing. */
  readonly signed: boolean;
  /** What an average household of the table stands for, and what it adds to a total. */
  readonly household: { readonly weight: number; readonly amount: number; readonly heaviest: number };
  /** The smallest and the largest weight of the survey, which a reader may know. */
  readonly weights: { readonly lightest: number; readonly heaviest: number };
  /** How many households rows of the frame belong to: those that are 1. */
  readonly householdsOf: (rows: Uint8Array) => number;
}

/** Counts those behind every cell of a table. */
export function observe(made: EstimatedEntry): Observed {
  const count = peopleIn(made.frame, made.design);
  const bases: People[] = [count(made.inBase, one)];
  const known = new Map<unknown, number>();
  const { statistic } = made.entry.measure;
  const baseOf = (used: (row: number) => boolean): number => {
    const same = known.get(used);
    if (same !== undefined) return same;
    const people = count(used, one);
    const found = bases.findIndex(({ members }) => equal(members, people.members));
    const index = found >= 0 ? found : bases.push(people) - 1;
    known.set(used, index);
    return index;
  };
  const cells = made.estimates.flatMap((line, row) =>
    line.map(({ estimate, used, adds }, column): ObservedCell => {
      const isShare = statistic === "proportion";
      const counted = count((each) => used(each) && (!isShare || adds(each) === 1), statistic === "ratio" ? one : adds);
      // A count is a share of everybody that was not divided
      return { row, column, estimate, counted, base: statistic === "count" ? 0 : baseOf(used) };
    }),
  );
  const additive = statistic !== "median" && statistic !== "ratio";
  const signed = cells.some(({ counted }) => counted.size > counted.amount * (1 + 1e-9));
  const largest = cells.reduce((most, { counted }) => (counted.size > most.size ? counted : most), nobody);
  const household = {
    weight: (bases[0]?.weight ?? 0) / (bases[0]?.households || 1),
    amount: largest.size / (largest.households || 1),
    heaviest: bases[0]?.heaviest ?? 0,
  };
  const weights = made.design.weights.filter((weight) => weight > 0);
  const [lightest, heaviest] = [
    weights.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY),
    weights.reduce((a, b) => Math.max(a, b), 0),
  ];
  return {
    made,
    cells,
    bases,
    additive,
    signed,
    weights: { lightest, heaviest },
    household,
    householdsOf: (rows) => count((row) => rows[row] === 1, one).households,
  };
}

/** The index of a cell in `Observed.cells`. */
export const cellIndex = ({ made }: Observed, row: number, column: number): number =>
  row * made.columns.length + column;

/** The lines of a side that are the groups of one variable, and the line of everybody where there is one. */
export interface Family {
  readonly lines: readonly number[];
  readonly total: number | undefined;
}

/** The variables along a side of a table whose groups have nobody in common. */
export function familiesOf(lines: readonly Line[]): readonly Family[] {
  const all = lines.map((line, index) => ({ ...line, index }));
  const groups = all.filter(({ members, exclusive }) => members !== undefined && exclusive === true);
  const total = all.find(({ members, category, variable }) => (members ?? category ?? variable) === undefined)?.index;
  return [...new Set(groups.map(({ heading }) => heading.variable?.name))].map((name) => ({
    lines: groups.filter(({ heading }) => heading.variable?.name === name).map(({ index }) => index),
    total,
  }));
}

const one = (): number => 1;

const nobody = { size: 0, households: 0 };

const equal = (a: Uint8Array, b: Uint8Array): boolean => a.every((member, row) => member === b[row]);
