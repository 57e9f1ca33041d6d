import type { ReleasedTable } from "../plan/table.ts";
import { type Attack, attackOn } from "./attack.ts";
import type { Bounds, Solver, Term } from "./linear-program.ts";
import type { Mark, Reading } from "./marks.ts";
import type { Observed } from "./observed.ts";
import { quantities, type Sum } from "./sums.ts";

/** Something that is kept back and yet known too well. */
export type Leak =
  | { readonly of: "cell"; readonly cell: number }
  /** The people of whom every figure is kept back. */
  | { readonly of: "base"; readonly base: number }
  /** Those who are in the whole of a sum and in none of its parts. */
  | { readonly of: "rest"; readonly sum: Sum };

interface Target {
  readonly leak: Leak;
  readonly terms: readonly Term[];
  readonly isSafe: (range: Bounds) => boolean;
}

/**
 * Plays the reader with a computer: what is known too well, although it is kept back, in what would be released.
 *
 * With all that the table says, each withheld quantity must have room for k households or more between the least and the
 * most that it can be; as it cannot be less than nobody, the most is then k or more too. Of a share that is told by its
 * edge only, nobody must be possible, and somebody.
 */
export function audit(
  table: ReleasedTable,
  marks: readonly Mark[],
  observed: Observed,
  sums: readonly Sum[],
  reading: Reading,
  solve: Solver,
): readonly Leak[] {
  const attack = attackOn(table, observed, sums, reading);
  const targets = [
    ...cellTargets(marks, observed, attack, reading),
    ...baseTargets(marks, observed, attack, reading),
    ...restTargets(observed, attack, reading),
  ];
  if (targets.length === 0) return [];
  return solve(attack.program, (range) =>
    targets.flatMap(({ leak, terms, isSafe }) => (isSafe(range(terms)) ? [] : [leak])),
  );
}

// The solver keeps its promises to about 1e-7
const dust = 1e-6;

const isWide =
  (needed: number) =>
  ({ least, most }: Bounds): boolean =>
    most - least >= needed * (1 - dust);

function cellTargets(
  marks: readonly Mark[],
  observed: Observed,
  attack: Attack,
  { needed }: Reading,
): readonly Target[] {
  if (!observed.additive) return [];
  const number = quantities(observed);
  const targetsOf = (mark: Mark, cell: number): readonly Target[] => {
    const leak = { of: "cell", cell } as const;
    const household = householdOf(observed, attack, number.amount(cell));
    const itself: readonly Term[] = [[number.amount(cell), 1]];
    const others: readonly Term[] = [
      [number.weight(observed.cells[cell]?.base ?? 0), 1],
      [number.amount(cell), -1],
    ];
    switch (mark.status) {
      case "withheld": {
        // A line of few answers is withheld whole; where nobody gave an answer there is nobody to protect
        if (mark.rule === "small-base" && observed.cells[cell]?.counted.households === 0) return [];
        const isSafe = isWide(needed * household);
        const isShare = observed.made.entry.measure.statistic === "proportion";
        return [{ leak, terms: itself, isSafe }, ...(isShare ? [{ leak, terms: others, isSafe }] : [])];
      }
      case "bounded":
        return [
          {
            leak,
            terms: mark.side === "below" ? itself : others,
            isSafe: ({ least, most }) =>
              most >= household * (1 - dust) && (least <= dust * household || most >= needed * household),
          },
        ];
      case "empty":
      case "shown":
        return [];
    }
  };
  return marks.flatMap(targetsOf);
}

/** Bases of which no cell says anything. */
function baseTargets(
  marks: readonly Mark[],
  observed: Observed,
  attack: Attack,
  { needed }: Reading,
): readonly Target[] {
  const number = quantities(observed);
  return observed.bases.flatMap(({ units }, base): readonly Target[] => {
    const cells = marks.filter((_, cell) => observed.cells[cell]?.base === base);
    if (base === 0 || units === 0 || !cells.every(({ status }) => status === "withheld")) return [];
    return [number.weight(base), number.units(base)].map((quantity) => ({
      leak: { of: "base", base },
      terms: [[quantity, 1]],
      isSafe: isWide(needed * householdOf(observed, attack, quantity)),
    }));
  });
}

function restTargets(observed: Observed, attack: Attack, { needed }: Reading): readonly Target[] {
  return [...attack.rests].flatMap(([sum, quantity]): readonly Target[] =>
    sum.rest >= needed
      ? []
      : [
          {
            leak: { of: "rest", sum },
            terms: [[quantity, 1]],
            isSafe: isWide(needed * householdOf(observed, attack, sum.whole)),
          },
        ],
  );
}

/** What an average household adds to a quantity. */
function householdOf({ cells, bases, made }: Observed, { scale }: Attack, quantity: number): number {
  const cell = cells[quantity];
  if (cell !== undefined) {
    const base = bases[cell.base];
    const isShare = made.entry.measure.statistic === "proportion";
    const people = isShare || cell.counted.households === 0 ? base : cell.counted;
    const size = isShare ? people?.weight : people?.size;
    return (size ?? 0) / (people?.households || 1) / scale.amount;
  }
  const isWeight = quantity < cells.length + bases.length;
  const base = bases[(quantity - cells.length) % bases.length];
  const size = isWeight ? (base?.weight ?? 0) / scale.weight : (base?.units ?? 0);
  return size / (base?.households || 1);
}
