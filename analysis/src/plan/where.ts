import { expressionTruth } from "@returns/schemas";
import type { Frame } from "../frame/frame.ts";
import { rowExpression } from "./row-expression.ts";

/** 1 for the rows of which an expression is true. A comparison with a missing number is never true. */
export function rowsWhere(frame: Frame, expression: string): Uint8Array {
  const evaluate = rowExpression(frame, expression);
  return Uint8Array.from({ length: frame.rows }, (_, row) => (expressionTruth(evaluate(row)) ? 1 : 0));
}
