import { type ExpressionValue, expressionText } from "@returns/schemas";
import { buildFrame } from "../frame/build-frame.ts";
import type { Recorded } from "../frame/column.ts";
import type { Frame } from "../frame/frame.ts";
import { columnOfType } from "../frame/lookup.ts";
import type { Derivation } from "./entry.ts";
import { PlanError } from "./plan-error.ts";
import { rowExpression } from "./row-expression.ts";

/**
 * The frame with the variables that a plan computes, in their order: each may use those before it.
 *
 * @throws PlanError when a name is taken, an expression cannot be read, or it gives a code that the list does not have
 */
export const withDerived = (frame: Frame, derivations: Readonly<Record<string, Derivation>>): Frame =>
  Object.entries(derivations).reduce((known, [name, derivation]) => withOne(known, name, derivation), frame);

function withOne(frame: Frame, name: string, { label, calculation, result }: Derivation): Frame {
  if (frame.columns.has(name)) throw new PlanError(`Cannot derive "${name}", as the data have a column of that name`);
  const evaluate = rowExpression(frame, calculation);
  const number = result === "number";
  const levels = number ? [] : columnOfType(frame, result.codesOf, "category", "categories").levels;
  const derived = buildFrame(
    [
      {
        variable: { name, label, measure: number ? "number" : "category", levels, missing: { dk: "dk", ref: "ref" } },
        answers: Array.from({ length: frame.rows }, (_, row) => recorded(evaluate(row))),
      },
    ],
    { unit: frame.unit, rows: frame.rows, source: `derived ${name}`, place: (row) => `${frame.unit} ${row + 1}` },
  );
  return { ...frame, columns: new Map([...frame.columns, ...derived.columns]) };
}

/** NaN is what an expression gives where there was nothing to compute with. */
const recorded = (value: ExpressionValue): Recorded => {
  if (typeof value === "number") return Number.isNaN(value) ? undefined : value;
  const text = expressionText(value);
  return text === "" ? undefined : text;
};
