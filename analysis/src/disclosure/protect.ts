import type { ReleasedTable } from "../plan/table.ts";
import { audit, type Leak } from "./audit.ts";
import { figuresOf } from "./figures.ts";
import type { Solver } from "./linear-program.ts";
import { type Mark, markOf, type Reading } from "./marks.ts";
import type { Observed } from "./observed.ts";
import { quantities, type Sum, sumsOf } from "./sums.ts";

/** What became of a table: it may leave, or it would still give somebody away. */
export type Protected =
  | { readonly status: "safe"; readonly table: ReleasedTable; readonly marks: readonly Mark[] }
  | {
      readonly status: "unsafe";
      readonly marks: readonly Mark[];
      /** What can still be worked out, or nothing where too much would have to be withheld. */
      readonly leaks: readonly Leak[];
      readonly because: Unsafe;
    };

/** Too much would be withheld to protect other cells; or all that can be was, and it does not help; or no cell is left. */
type Unsafe = "too-much-withheld" | "nothing-left-to-withhold" | "nothing-to-tell";

/**
 * Withholds what the rules forbid, and then for as long as the audit finds a leak one cell more beside each: the smallest
 * of those with which it adds up. Stops when more of the table would be hidden than the rules allow.
 */
export function protect(observed: Observed, reading: Reading, solve: Solver): Protected {
  const sums = sumsOf(observed);
  let marks: readonly Mark[] = observed.cells.map((cell) => markOf(cell, observed, reading));
  for (;;) {
    if (!marks.some(isTold)) return { status: "unsafe", marks, leaks: [], because: "nothing-to-tell" };
    const table = figuresOf(observed, marks, reading.rules);
    const leaks = audit(table, marks, observed, sums, reading, solve);
    const unsafe = (because: Unsafe) => ({ status: "unsafe", marks, leaks, because }) as const;
    if (withheldShare(marks) > reading.rules.mostWithheld) return unsafe("too-much-withheld");
    if (leaks.length === 0) return { status: "safe", table, marks };
    const more = leaks.reduce((hidden, leak) => withholdBeside(leak, hidden, marks, observed, sums), marks);
    if (more.every((mark, cell) => mark.status === marks[cell]?.status)) return unsafe("nothing-left-to-withhold");
    marks = more;
  }
}

/** What is withheld to protect other cells, of all cells that could be told. */
function withheldShare(marks: readonly Mark[]): number {
  const others = marks.filter((mark) => mark.status === "withheld" && mark.rule === "protects-another").length;
  const told = marks.filter(isTold).length;
  return others === 0 ? 0 : others / (others + told);
}

const isTold = (mark: Mark | undefined): boolean => mark?.status === "shown" || mark?.status === "bounded";

/**
 * The marks with one cell more withheld, or all cells of one base more; as they were where nothing is left, or where
 * something beside this leak was withheld since `before`: that may have stopped it too.
 */
function withholdBeside(
  leak: Leak,
  marks: readonly Mark[],
  before: readonly Mark[],
  observed: Observed,
  sums: readonly Sum[],
): readonly Mark[] {
  const number = quantities(observed);
  if (leak.of === "cell" && isTold(before[leak.cell])) {
    return withhold(marks, (cell) => cell === leak.cell, "few-households");
  }
  const quantity = leak.of === "cell" ? number.amount(leak.cell) : leak.of === "base" ? number.weight(leak.base) : -1;
  const near = leak.of === "rest" ? [leak.sum] : sums.filter((sum) => [sum.whole, ...sum.parts].includes(quantity));
  const told = (each: number, now: readonly Mark[]): boolean =>
    each < observed.cells.length
      ? isTold(now[each])
      : now.some((mark, cell) => observed.cells[cell]?.base === baseOf(each, observed) && isTold(mark));
  // Of a sum the parts rather than the whole, which says most; those with somebody rather than a nobody. What the whole
  // table counts is always told
  const candidates = near
    .flatMap(({ whole, parts }) => [
      ...parts.map((each) => ({ each, rank: sizeOf(observed, each) })),
      { each: whole, rank: Number.MAX_VALUE },
    ])
    .filter(({ each }) => told(each, before) && each !== number.weight(0) && each !== number.units(0));
  if (candidates.some(({ each }) => !told(each, marks))) return marks;
  const [smallest] = candidates.sort((a, b) => a.rank - b.rank);
  if (smallest === undefined) return marks;
  return smallest.each < observed.cells.length
    ? withhold(marks, (cell) => cell === smallest.each, "protects-another")
    : withhold(marks, (cell) => observed.cells[cell]?.base === baseOf(smallest.each, observed), "protects-another");
}

/** The base that a weight or a number of answers belongs to. */
const baseOf = (quantity: number, { cells, bases }: Observed): number => (quantity - cells.length) % bases.length;

function sizeOf(observed: Observed, quantity: number): number {
  const units = observed.cells[quantity]?.counted.units ?? observed.bases[baseOf(quantity, observed)]?.units ?? 0;
  return units === 0 ? Number.MAX_SAFE_INTEGER : units;
}

const withhold = (
  marks: readonly Mark[],
  which: (cell: number) => boolean,
  rule: "few-households" | "protects-another",
): readonly Mark[] => marks.map((mark, cell) => (which(cell) && isTold(mark) ? { status: "withheld", rule } : mark));
