import type { ReleasedTable, ReleasedValue } from "../plan/table.ts";
import type { Bounds, LinearProgram, Term } from "./linear-program.ts";
import type { Reading } from "./marks.ts";
import type { Observed } from "./observed.ts";
import { steps } from "./rounding.ts";
import type { DisclosureRules } from "./rules.ts";
import { quantities, type Sum } from "./sums.ts";

/** What an average household stands for and adds: quantities are kept in these, as a solver likes numbers near 1. */
interface Scale {
  readonly weight: number;
  readonly amount: number;
}

/** What a reader knows, and where to ask for those who are in none of the parts of a sum. */
export interface Attack {
  readonly program: LinearProgram;
  readonly scale: Scale;
  /** For each sum with a rest the quantity that is the rest. */
  readonly rests: ReadonlyMap<Sum, number>;
}

/**
 * Everything that a reader with a computer knows of a table: each released figure within its rounding, what adds up, the
 * smallest and largest weight of the survey, and the rules by which cells are withheld.
 *
 * Of the office's knowledge nothing is used but which sums hold. Quantities stand in units of `scale`.
 */
export function attackOn(table: ReleasedTable, observed: Observed, sums: readonly Sum[], reading: Reading): Attack {
  const scale = scaleOf(observed);
  const number = quantities(observed);
  const bounds: Bounds[] = new Array<Bounds>(number.count).fill(leastOf(observed));
  const relations: (Bounds & { readonly terms: readonly Term[] })[] = [];
  const relate = (terms: readonly Term[], { least, most }: Bounds): void => {
    relations.push({ terms, least, most });
  };
  for (const base of observed.bases.keys()) {
    const { weight, units } = knownBase(table, observed, base, reading.rules);
    const { lightest, heaviest } = observed.weights;
    bounds[number.weight(base)] = scaled(weight, scale.weight);
    bounds[number.units(base)] = units;
    const [w, u] = [number.weight(base), number.units(base)];
    relate(
      [
        [w, 1],
        [u, -lightest / scale.weight],
      ],
      atLeast0,
    );
    relate(
      [
        [w, 1],
        [u, -heaviest / scale.weight],
      ],
      atMost0,
    );
  }
  for (const [cell, { value }] of table.cells.entries()) {
    const base = number.weight(observed.cells[cell]?.base ?? 0);
    const [amount, inWeights] = [number.amount(cell), scale.weight / scale.amount];
    if (value.status === "bounded") {
      const few = ((reading.needed - 1) * observed.household.heaviest) / scale.weight;
      relate(
        value.side === "below"
          ? [[amount, 1]]
          : [
              [base, 1],
              [amount, -1],
            ],
        { ...atMost0, most: few },
      );
    }
    for (const known of knownAmount(value, observed)) {
      if (known.of === "itself") bounds[amount] = scaled(known, scale.amount);
      else {
        if (Number.isFinite(known.least))
          relate(
            [
              [amount, 1],
              [base, -known.least * inWeights],
            ],
            atLeast0,
          );
        if (Number.isFinite(known.most))
          relate(
            [
              [amount, 1],
              [base, -known.most * inWeights],
            ],
            atMost0,
          );
      }
    }
  }
  const rests = new Map<Sum, number>();
  for (const sum of sums) {
    // Groups in which nobody is share one base: it counts once
    const terms: Term[] = [[sum.whole, -1], ...[...new Set(sum.parts)].map((part): Term => [part, 1])];
    if (sum.rest > 0) {
      rests.set(sum, bounds.push(leastOf(observed)) - 1);
      terms.push([bounds.length - 1, 1]);
    }
    relate(terms, { least: 0, most: 0 });
  }
  return { program: { quantities: bounds, sums: relations }, scale, rests };
}

const atLeast0 = { least: 0, most: Number.POSITIVE_INFINITY };
const atMost0 = { least: Number.NEGATIVE_INFINITY, most: 0 };

/** Nobody stands for fewer than nobody; an amount may be a debt. */
const leastOf = ({ signed }: Observed): Bounds =>
  signed ? { ...atLeast0, least: Number.NEGATIVE_INFINITY } : atLeast0;

const scaled = ({ least, most }: Bounds, by: number): Bounds => ({ least: least / by, most: most / by });

function scaleOf({ made, household }: Observed): Scale {
  const { statistic } = made.entry.measure;
  const weight = household.weight || 1;
  const amount = statistic === "mean" || statistic === "total" ? household.amount || weight : weight;
  return { weight, amount };
}

const around = (value: number, step: number): Bounds => ({ least: value - step / 2, most: value + step / 2 });

/** What the figures say of a base: of the whole table, or as it stands in one of its cells. */
function knownBase(
  table: ReleasedTable,
  observed: Observed,
  base: number,
  { bases }: DisclosureRules,
): { readonly weight: Bounds; readonly units: Bounds } {
  if (base === 0) return roundedBase(table.base, observed);
  const values = table.cells.flatMap(({ value }, cell) => (observed.cells[cell]?.base === base ? [value] : []));
  if (values.every(({ status }) => status === "empty")) return { weight: nobody, units: nobody };
  const told = values.find((value) => value.status === "shown" || value.status === "bounded");
  if (told?.status === "shown" || told?.status === "bounded") {
    const { weight, units } = roundedBase(told, observed);
    const flag = told.status === "shown" ? told.flag : "unreliable";
    const least = flag === "" || flag === "caution" ? bases.bracketedBelow : bases.hiddenBelow;
    const most = flag === "bracketed" ? bases.bracketedBelow - 1 : Number.POSITIVE_INFINITY;
    return { weight, units: { least: Math.max(least, units.least), most: Math.min(most, units.most) } };
  }
  const small = values.some((value) => value.status === "withheld" && value.reason === "small-base");
  return { weight: atLeast0, units: small ? { least: 0, most: bases.hiddenBelow - 1 } : atLeast0 };
}

const nobody: Bounds = { least: 0, most: 0 };

const roundedBase = (
  { respondents, weighted }: { readonly respondents: number; readonly weighted: number },
  { household }: Observed,
) => {
  const weight = around(weighted, steps.people(weighted, household.weight));
  const units = around(respondents, steps.base);
  return {
    weight: { ...weight, least: Math.max(0, weight.least) },
    units: { ...units, least: Math.max(0, units.least) },
  };
};

/** Bounds of the amount of a cell, or of what it is of the weight of its base. */
type Known = Bounds & { readonly of: "itself" | "base" };

function knownAmount(value: ReleasedValue, observed: Observed): readonly Known[] {
  const { statistic } = observed.made.entry.measure;
  if (statistic === "median" || statistic === "ratio") return [];
  switch (value.status) {
    case "empty":
      return [{ of: "itself", ...nobody }];
    case "withheld":
      return statistic === "proportion" ? [{ of: "base", least: 0, most: 1 }] : [];
    case "bounded":
      return [
        value.side === "below"
          ? { of: "base", least: 0, most: value.than }
          : { of: "base", least: value.than, most: 1 },
      ];
    case "shown":
      switch (statistic) {
        case "proportion": {
          const { least, most } = around(value.estimate, steps.share);
          return [{ of: "base", least: Math.max(0, least), most: Math.min(1, most) }];
        }
        case "mean":
          return [{ of: "base", ...around(value.estimate, steps.number(value.estimate)) }];
        case "count":
        case "total": {
          const { weight, amount } = observed.household;
          const step = steps.people(value.estimate, statistic === "count" ? weight : amount);
          return [{ of: "itself", ...around(value.estimate, step) }];
        }
      }
  }
}
