import type { Design } from "./design.ts";
import { DesignError } from "./design-error.ts";
import { cross, type Grouping } from "./grouping.ts";
import { type Reweighting, reweight } from "./reweight.ts";

/** One margin: the groups of a variable and how many of the population are in each, by label. */
export interface Margin {
  readonly name: string;
  readonly groups: Grouping;
  readonly sizes: ReadonlyMap<string, number>;
}

/**
 * Weights that agree with several margins at once, by scaling to each in turn until all hold (iterative proportional
 * fitting: Deming & Stephan 1940). They are the weights of calibration with the raking distance.
 *
 * The standard errors use the weighted margins; R's `rake` takes unweighted ones, which puts its errors off by 1 to 4 %.
 *
 * @throws DesignError when a margin lacks a group, margins add up to different populations, or they cannot all be reached
 */
export function rake(design: Design, margins: readonly Margin[]): Design {
  const known = margins.map((margin) => knownSizes(margin, design));
  const totals = known.map((sizes) => sizes.reduce((sum, size) => sum + size, 0));
  const [first = 0] = totals;
  const odd = totals.findIndex((total) => Math.abs(total - first) > 1e-6 * first);
  if (odd >= 0) {
    throw new DesignError(
      `Cannot rake to margins of different populations: "${margins[0]?.name}" adds up to ${first}, "${margins[odd]?.name}" to ${totals[odd]}`,
    );
  }
  const cells = cross(margins.map(({ groups }) => groups));
  return reweight(design, (before) => raked(before, cells, margins, known));
}

/** Rows of one cell, a combination of groups, share one factor: so only cells are scaled. */
function raked(
  before: Float64Array,
  cells: Grouping,
  margins: readonly Margin[],
  known: readonly Float64Array[],
): Reweighting {
  const start = new Float64Array(cells.labels.length);
  const groupOfCell = margins.map(() => new Int32Array(start.length));
  for (let row = 0; row < before.length; row++) {
    const cell = cells.codes[row] ?? -1;
    if (cell < 0) continue;
    start[cell] = (start[cell] ?? 0) + (before[row] ?? 0);
    for (const [m, { groups }] of margins.entries()) {
      const groupOf = groupOfCell[m];
      if (groupOf !== undefined) groupOf[cell] = groups.codes[row] ?? 0;
    }
  }
  const reached = start.slice();
  let largest = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 10_000 && largest > 1e-14; round++) {
    const previous = largest;
    largest = 0;
    for (const [m, sizes] of known.entries())
      largest = Math.max(largest, scaleToMargin(reached, groupOfCell[m] ?? new Int32Array(0), sizes));
    if (largest < 1e-12 && largest >= previous) break;
  }
  checkMargins(reached, groupOfCell, margins, known);
  const after = before.map((weight, row) => {
    const cell = cells.codes[row] ?? -1;
    return weight === 0 ? 0 : weight * ((reached[cell] ?? 0) / (start[cell] ?? 1));
  });
  const codes = margins.map(({ groups }) => groups.codes);
  return { weights: after, step: { kind: "margins", codes, counts: known.map(({ length }) => length), before, after } };
}

/** Scales the cells of each group to its size, and says by how much at most. */
function scaleToMargin(cells: Float64Array, groupOf: Int32Array, sizes: Float64Array): number {
  const sums = new Float64Array(sizes.length);
  for (const [cell, weight] of cells.entries()) sums[groupOf[cell] ?? 0] = (sums[groupOf[cell] ?? 0] ?? 0) + weight;
  const factors = sums.map((sum, group) => (sum === 0 ? 1 : (sizes[group] ?? 0) / sum));
  for (let cell = 0; cell < cells.length; cell++) cells[cell] = (cells[cell] ?? 0) * (factors[groupOf[cell] ?? 0] ?? 1);
  return factors.reduce((largest, factor) => Math.max(largest, Math.abs(factor - 1)), 0);
}

function checkMargins(
  cells: Float64Array,
  groupOfCell: readonly Int32Array[],
  margins: readonly Margin[],
  known: readonly Float64Array[],
): void {
  let worst = { off: 0, text: "" };
  for (const [m, sizes] of known.entries()) {
    const sums = new Float64Array(sizes.length);
    for (const [cell, weight] of cells.entries()) {
      const group = groupOfCell[m]?.[cell] ?? 0;
      sums[group] = (sums[group] ?? 0) + weight;
    }
    for (const [group, size] of sizes.entries()) {
      const off = Math.abs((sums[group] ?? 0) - size) / (1 + size);
      const name = `"${margins[m]?.name}: ${margins[m]?.groups.labels[group]}"`;
      if (!(off <= worst.off)) worst = { off, text: `${name} came to ${sums[group]} instead of ${size}` };
    }
  }
  if (worst.off > 1e-7)
    throw new DesignError(`Cannot rake to all margins: ${worst.text}. Merge small groups, or check the margins`);
}

function knownSizes({ name, groups, sizes }: Margin, design: Design): Float64Array {
  const row = groups.codes.findIndex((code, each) => code < 0 && design.weights[each] !== 0);
  if (row >= 0) throw new DesignError(`Cannot rake on "${name}", as row ${row + 1} is in no group: complete it before`);
  for (const label of sizes.keys()) {
    if (!groups.labels.includes(label)) {
      throw new DesignError(`Cannot rake on "${name}", as no row is in its group "${label}": merge it with another`);
    }
  }
  return Float64Array.from(groups.labels, (label) => {
    const size = sizes.get(label);
    if (size === undefined)
      throw new DesignError(`Cannot rake on "${name}", as its group "${label}" has no known size: add it`);
    return size;
  });
}
