import highsLoader, { type Highs, type Model, type ModelData } from "highs";

/** Quantities of which bounds are known, and sums of them with bounds. */
export interface LinearProgram {
  readonly quantities: readonly Bounds[];
  readonly sums: readonly (Bounds & { readonly terms: readonly Term[] })[];
}

export interface Bounds {
  readonly least: number;
  readonly most: number;
}

/** A quantity by its index, and the factor before it. */
export type Term = readonly [quantity: number, factor: number];

/** Answers how small and how large a sum of quantities can be, with all that is known. */
type RangeOf = (terms: readonly Term[]) => Bounds;

/** Gives a linear program to `ask`, which may put as many questions as it likes. */
export type Solver = <Answer>(program: LinearProgram, ask: (range: RangeOf) => Answer) => Answer;

/** Loads the solver: HiGHS, which the University of Edinburgh makes, as WebAssembly. */
export async function loadSolver(): Promise<Solver> {
  const highs = await highsLoader();
  return (program, ask) => {
    const model = highs.createModel(modelOf(program, highs));
    try {
      model.options.set("output_flag", false);
      let asked: readonly Term[] = [];
      return ask((terms) => {
        for (const [quantity] of asked) model.changeColCost(quantity, 0);
        for (const [quantity, factor] of terms) model.changeColCost(quantity, factor);
        asked = terms;
        return { least: bestOf(model, highs, "minimize"), most: bestOf(model, highs, "maximize") };
      });
    } finally {
      model.dispose();
    }
  };
}

// Of `modelStatus` the declarations have the numbers only
const optimal = 7;
const unbounded: readonly number[] = [9, 10];

function bestOf(model: Model, highs: Highs, sense: "minimize" | "maximize"): number {
  model.changeObjectiveSense(highs.constants.objectiveSense[sense]);
  model.run();
  const status = model.getModelStatus();
  if (status === optimal) return model.getObjectiveValue();
  if (unbounded.includes(status)) return sense === "minimize" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  throw new Error(`The audit of a table has no solution (HiGHS status ${status}): please report this fault`);
}

function modelOf({ quantities, sums }: LinearProgram, highs: Highs): ModelData {
  const infinite = (value: number): number => (Number.isFinite(value) ? value : Math.sign(value) * highs.infinity);
  const starts = [0];
  for (const { terms } of sums) starts.push((starts.at(-1) ?? 0) + terms.length);
  return {
    numCols: quantities.length,
    numRows: sums.length,
    colCost: new Float64Array(quantities.length),
    colLower: quantities.map(({ least }) => infinite(least)),
    colUpper: quantities.map(({ most }) => infinite(most)),
    rowLower: sums.map(({ least }) => infinite(least)),
    rowUpper: sums.map(({ most }) => infinite(most)),
    matrix: {
      format: "csr",
      numRows: sums.length,
      numCols: quantities.length,
      starts,
      indices: sums.flatMap(({ terms }) => terms.map(([quantity]) => quantity)),
      values: sums.flatMap(({ terms }) => terms.map(([, factor]) => factor)),
    },
  };
}
