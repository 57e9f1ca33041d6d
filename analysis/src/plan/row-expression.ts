import {
  compileExpression,
  type ExpressionEnvironment,
  ExpressionError,
  type ExpressionLayout,
  type ExpressionValue,
  valueIn,
} from "@returns/schemas";
import type { Column, Frame } from "../frame/frame.ts";
import { columnOf, namesOf } from "../frame/lookup.ts";
import { PlanError } from "./plan-error.ts";

/**
 * An expression of the form's language, over the rows of a frame: the same engine as on the phone. Members may use the
 * answers of their household.
 *
 * @throws PlanError for an expression that cannot be read, a name that is not there, or one that changes with the day
 */
export function rowExpression(frame: Frame, expression: string): (row: number) => ExpressionValue {
  const names = namesOf(frame);
  const slots = new Map(names.map((name, slot) => [name, { chain: [], slot }]));
  const layout: ExpressionLayout = {
    questions: slots,
    rosters: new Map(),
    sizes: new Map([[undefined, { questions: names.length, rosters: 0 }]]),
  };
  const compiled = compiledOrRefused(expression, () =>
    compileExpression(expression, {
      form: { questions: new Map(), rosters: new Map(), lists: new Map(), sections: [] },
      layout,
      chain: [],
      self: undefined,
      bareNames: "refused",
    }),
  );
  if (compiled.volatile || /\btoday\s*\(/.test(expression)) {
    throw new PlanError(
      `Cannot use ${expression} in a plan, as the table would change with the day it is made: write the date itself`,
    );
  }
  const read = compiled.uses.flatMap(({ name }) => {
    const slot = slots.get(name)?.slot;
    return slot === undefined ? [] : [{ slot, column: columnOf(frame, name) }];
  });
  const values: ExpressionValue[] = new Array<ExpressionValue>(names.length).fill("");
  const answers = { values, rows: [], parent: undefined, position: 1 };
  return (row) => {
    for (const { slot, column } of read) values[slot] = valueAt(column, row);
    return valueIn(compiled, answers, environment);
  };
}

function compiledOrRefused<T>(expression: string, compile: () => T): T {
  try {
    return compile();
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    throw new PlanError(`Cannot read the expression ${expression}: ${error.message}`);
  }
}

/** A cell as the expression sees it: codes joined by blanks, reasons for a missing number apart, empty where not asked. */
function valueAt(column: Column, row: number): ExpressionValue {
  const reason = ([undefined, undefined, "dk", "ref"] as const)[column.missing[row] ?? 1];
  switch (column.type) {
    case "category":
      return column.levels[column.codes[row] ?? -1]?.code ?? reason ?? "";
    case "categories":
      return (
        reason ??
        column.levels
          .filter((_, index) => column.selected[index]?.[row] === 1)
          .map(codeOf)
          .join(" ")
      );
    case "text":
      return reason ?? column.values[row] ?? "";
    case "number":
    case "date": {
      const value = column.values[row] ?? Number.NaN;
      if (reason !== undefined) return { type: "missing", reason };
      if (Number.isNaN(value)) return "";
      return column.type === "number" ? value : { type: "date", days: value, offset: undefined };
    }
  }
}

const codeOf = ({ code }: { readonly code: string }): string => code;

/** A plan has the answers and nothing else: no clock, no chance, no lists. */
const environment: ExpressionEnvironment = {
  today: { type: "date", days: Number.NaN, offset: undefined },
  now: () => "",
  random: () => Number.NaN,
  interview: "",
  find: () => undefined,
  rows: () => [],
  placesWith: () => [],
  parameter: () => undefined,
  choiceLabel: (_question, code) => code,
  lastSaved: () => "",
  formVersion: "",
};
