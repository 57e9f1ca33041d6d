import type { Line } from "../plan/side.ts";
import { cellIndex, type Family, familiesOf, type Observed } from "./observed.ts";
import type { People } from "./people.ts";

/**
 * What anybody knows to add up: figures of groups to that of all, answers to their base. Quantities are numbered as in
 * `quantities`.
 */
export interface Sum {
  readonly whole: number;
  readonly parts: readonly number[];
  /** Households of the whole that are in none of the parts: nothing is said of them, but they can be subtracted. */
  readonly rest: number;
}

/** Numbers of the quantities of a table: the amount of each cell; weight and answers of each base. */
export const quantities = ({ cells, bases }: Observed) => ({
  amount: (cell: number) => cell,
  weight: (base: number) => cells.length + base,
  units: (base: number) => cells.length + bases.length + base,
  count: cells.length + 2 * bases.length,
});

/** All sums of a table that hold for those who are in it. */
export function sumsOf(observed: Observed): readonly Sum[] {
  const { rows, columns } = observed.made;
  const across = (row: number, column: number): number => cellIndex(observed, row, column);
  const down = (column: number, row: number): number => cellIndex(observed, row, column);
  return [
    ...familySums(observed, rows, columns, across),
    ...familySums(observed, columns, rows, down),
    ...answerSums(observed, rows, columns, across),
    ...answerSums(observed, columns, rows, down),
  ];
}

type CellAt = (line: number, other: number) => number;

/** Groups of a variable and everybody, groups inside a group of another variable, for each line of the other side. */
function familySums(observed: Observed, side: readonly Line[], others: readonly Line[], at: CellAt): readonly Sum[] {
  const number = quantities(observed);
  const baseAt = (cell: number): number => observed.cells[cell]?.base ?? 0;
  const families = familiesOf(side);
  const additions = [...families, ...nested(observed, side, families)];
  return additions.flatMap(({ lines, total }: Family) =>
    others.flatMap((_, other) => {
      const parts = lines.map((line) => at(line, other));
      const whole = total === undefined ? undefined : at(total, other);
      const bases = parts.map(baseAt);
      const wholeBase = whole === undefined ? 0 : baseAt(whole);
      const rest = restOf(
        observed,
        bases.map((base) => observed.bases[base]),
        observed.bases[wholeBase],
      );
      return [
        ...(whole === undefined || !observed.additive ? [] : amountSum(observed, parts, whole)),
        ...(rest === undefined
          ? []
          : [number.weight, number.units].map((numbered) => ({
              whole: numbered(wholeBase),
              parts: bases.map(numbered),
              rest,
            }))),
      ];
    }),
  );
}

/** Groups that are exactly groups of another variable together, as districts are of a region: everybody knows that. */
function nested(observed: Observed, side: readonly Line[], families: readonly Family[]): readonly Family[] {
  const inBase = observed.bases[0]?.members ?? new Uint8Array();
  const rows = side.map(({ members }) => inBase.map((inside, row) => (inside === 1 && members?.[row] === 1 ? 1 : 0)));
  const isPart = (part: number, whole: number): boolean =>
    rows[part]?.includes(1) === true &&
    rows[part]?.every((member, row) => member <= (rows[whole]?.[row] ?? 0)) === true;
  const size = (lines: readonly number[]): number =>
    lines.reduce((sum, line) => sum + (rows[line]?.reduce((count, member) => count + member, 0) ?? 0), 0);
  return families.flatMap((family) =>
    families.flatMap((other) =>
      other === family
        ? []
        : family.lines.flatMap((whole) => {
            const lines = other.lines.filter((line) => isPart(line, whole));
            return lines.length > 0 && size(lines) === size([whole]) ? [{ lines, total: whole }] : [];
          }),
    ),
  );
}

function amountSum(observed: Observed, parts: readonly number[], whole: number): readonly Sum[] {
  const counted = (cell: number): People | undefined => observed.cells[cell]?.counted;
  const rest = restOf(observed, parts.map(counted), counted(whole));
  return rest === undefined ? [] : [{ whole, parts, rest }];
}

/** The answers of one group, or of all groups of a variable where shares are of everybody, and their base. */
function answerSums(observed: Observed, side: readonly Line[], others: readonly Line[], at: CellAt): readonly Sum[] {
  const answers = side.flatMap(({ category }, line) => (category === undefined ? [] : [line]));
  if (answers.length === 0) return [];
  const blocks = [...others.map((_, other) => [other]), ...familiesOf(others).map(({ lines }) => lines)];
  return blocks.flatMap((block) => {
    const parts = block.flatMap((other) => answers.map((line) => at(line, other)));
    const base = observed.cells[parts[0] ?? 0]?.base ?? 0;
    if (parts.some((cell) => observed.cells[cell]?.base !== base)) return [];
    const rest = restOf(
      observed,
      parts.map((cell) => observed.cells[cell]?.counted),
      observed.bases[base],
    );
    return rest === undefined ? [] : [{ whole: quantities(observed).weight(base), parts, rest }];
  });
}

/** How many households of the whole are in no part; `undefined` when parts overlap or reach beyond the whole. */
function restOf(
  observed: Observed,
  parts: readonly (People | undefined)[],
  whole: People | undefined,
): number | undefined {
  if (whole === undefined || parts.includes(whole)) return undefined;
  const left = Uint8Array.from(whole.members);
  for (const part of parts) {
    for (const [row, member] of (part?.members ?? new Uint8Array()).entries()) {
      if (member === 0) continue;
      if (left[row] !== 1) return undefined;
      left[row] = 0;
    }
  }
  return observed.householdsOf(left);
}
