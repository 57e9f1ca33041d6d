import { type Compilation, type Context, compilePart } from "./compile.ts";
import type { Environment, Evaluate, Row } from "./environment.ts";
import type { Frame } from "./frame.ts";
import { parseExpression } from "./parse.ts";
import { type Expression, ExpressionError } from "./syntax.ts";
import { single } from "./value.ts";

/** `column = …` in a condition over rows: the part by which an index finds the rows without looking at each. */
export interface ListKey {
  readonly column: string;
  readonly value: Evaluate;
}

/** The key in a condition such as `state = ${state} and open = 'yes'`; undefined where every row has to be asked. */
export function listKey(condition: string | Expression, context: Context): ListKey | undefined {
  const tree = typeof condition === "string" ? parseExpression(condition) : condition;
  if (tree.type !== "operation") return undefined;
  if (tree.operator === "and") return listKey(tree.left, context) ?? listKey(tree.right, context);
  if (tree.operator !== "=") return undefined;
  return keyOf(tree.left, tree.right, context) ?? keyOf(tree.right, tree.left, context);
}

/** The places among a list's rows where a condition with this key can be true, in order; undefined for all of them. */
export function placesOf(
  key: ListKey | undefined,
  list: string,
  frame: Frame,
  environment: Environment,
  row: Row | undefined,
): readonly number[] | undefined {
  if (key === undefined) return undefined;
  const value = single(key.value(frame, environment, row));
  // Numbers, truths and dates are equal to more than one text
  return typeof value === "string" ? environment.placesWith(list, key.column, value) : undefined;
}

function keyOf(column: Expression, value: Expression, context: Context): ListKey | undefined {
  if (column.type !== "path" || column.start !== "here") return undefined;
  const [step, ...more] = column.steps;
  if (step === undefined || more.length > 0 || step.predicates.length > 0 || step.name.startsWith("."))
    return undefined;
  const outsideRows: Compilation = {
    context: { ...context, bareNames: "refused" },
    use: () => undefined,
    markVolatile: () => undefined,
    markHere: () => undefined,
  };
  try {
    const { evaluate, shape } = compilePart(value, outsideRows);
    return shape === "single" ? { column: step.name, value: evaluate } : undefined;
  } catch (error) {
    if (error instanceof ExpressionError) return undefined;
    throw error;
  }
}
