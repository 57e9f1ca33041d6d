/** A variable of a model: numbers, or categories whose first label is the reference. */
export type ModelVariable =
  | { readonly kind: "number"; readonly name: string; readonly values: Float64Array }
  | {
      readonly kind: "category";
      readonly name: string;
      readonly codes: Int32Array;
      readonly labels: readonly string[];
    };

/** One term: a variable, or the product (interaction) of several. */
export type ModelTerm = readonly ModelVariable[];

export interface ModelColumn {
  readonly name: string;
  /** The term that the column belongs to; −1 for the intercept. */
  readonly term: number;
  readonly values: Float64Array;
}

/**
 * The columns of a linear model with R's coding: a category gives one indicator for each label but the first, or for all
 * labels where the model lacks the term that remains without it (no intercept, or an interaction without main effect).
 * A missing code gives NaN. Names are the variable's followed by the label; interactions join them by a colon, the first
 * variable varying fastest.
 */
export function modelMatrix(rows: number, terms: readonly ModelTerm[], intercept: "with" | "without"): ModelColumn[] {
  const keys = new Set(terms.map(keyOf));
  if (intercept === "with") keys.add(keyOf([]));
  const columns: ModelColumn[] =
    intercept === "with" ? [{ name: "(Intercept)", term: -1, values: new Float64Array(rows).fill(1) }] : [];
  let fullCoded = intercept === "with";
  for (const [term, variables] of terms.entries()) {
    let products: Omit<ModelColumn, "term">[] | undefined;
    for (const variable of variables) {
      const rest = keyOf(variables.filter((other) => other !== variable));
      // Without an intercept, the first category takes its place
      const full = variable.kind === "category" && !keys.has(rest) && !(variables.length === 1 && fullCoded);
      if (full && variables.length === 1) fullCoded = true;
      const own = coded(variable, full);
      const before = products;
      products =
        before === undefined
          ? own
          : own.flatMap((right) =>
              before.map((left) => ({
                name: `${left.name}:${right.name}`,
                values: left.values.map((value, row) => value * (right.values[row] ?? Number.NaN)),
              })),
            );
    }
    products ??= [{ name: "", values: new Float64Array(rows).fill(1) }];
    columns.push(...products.map(({ name, values }) => ({ name, values, term })));
  }
  return columns;
}

const keyOf = (variables: ModelTerm): string =>
  variables
    .map(({ name }) => name)
    .sort()
    .join(":");

function coded(variable: ModelVariable, full: boolean): Omit<ModelColumn, "term">[] {
  if (variable.kind === "number") return [variable];
  const { name, codes, labels } = variable;
  return labels.slice(full ? 0 : 1).map((label, index) => {
    const own = index + (full ? 0 : 1);
    return {
      name: `${name}${label}`,
      values: Float64Array.from(codes, (code) => (code < 0 ? Number.NaN : code === own ? 1 : 0)),
    };
  });
}
