import type { Form } from "../form/model.ts";
import { compilePath } from "./compile-path.ts";
import type { Environment, Evaluate } from "./environment.ts";
import type { Frame, Layout } from "./frame.ts";
import { functions } from "./functions/index.ts";
import { whyRefused } from "./functions/refused.ts";
import { didYouMean } from "./nearest.ts";
import { parseExpression } from "./parse.ts";
import { compileReference } from "./references.ts";
import { specialForms } from "./special-forms.ts";
import { type Expression, ExpressionError, type Operator } from "./syntax.ts";
import { compare, equals, isDate, single, toBoolean, toNumber, type Value } from "./value.ts";

/** Where an expression stands, and so what its names mean. */
export interface Context {
  readonly form: Pick<Form, "questions" | "rosters" | "lists" | "sections">;
  readonly layout: Layout;
  /** The rosters around it, outermost first. */
  readonly chain: readonly string[];
  /** The question that `.` means. */
  readonly self: string | undefined;
  /** What a name without `${}` means: a column of the judged row, an answer of the judged member, or nothing. */
  readonly bareNames: "columns" | "answers" | "refused";
}

/** Something that a compiled expression reads, from the frame that has `depth` rosters around it. */
export interface Use {
  readonly reads: "question" | "roster";
  readonly name: string;
  readonly depth: number;
}

export interface Compiled {
  readonly evaluate: Evaluate;
  readonly uses: readonly Use[];
  /** True where the result changes without any answer changing: now(), random(), uuid(). */
  readonly volatile: boolean;
}

/** A part of an expression: how to compute it, and whether it can be several answers at once. */
export interface Part {
  readonly evaluate: Evaluate;
  /** `several` is a reference into a roster, `filtered` one with a condition that may leave one answer. */
  readonly shape: "single" | "several" | "filtered";
}

/** What the compilation of one expression has met so far. */
export interface Compilation {
  readonly context: Context;
  use(use: Use): void;
  markVolatile(): void;
  /** Where the whole expression stands, inside a condition on members. */
  readonly outside?: Compilation;
  /** The question whose answers a condition tests one by one: there `.` is the tested answer. */
  readonly tested?: string;
  /** Says that a condition on members reads something of where the whole expression stands. */
  markHere(): void;
}

/**
 * Turns an expression into a function over frames, once; evaluating it then costs no more than its operators.
 *
 * @throws ExpressionError for a text that is no expression, a name or function that the form does not know, or several
 * answers where one is needed
 */
export function compile(source: string | Expression, context: Context): Compiled {
  const tree = typeof source === "string" ? parseExpression(source) : source;
  const uses = new Map<string, Use>();
  let volatile = false;
  let readsHere = false;
  const compilation: Compilation = {
    context,
    use: (use) => uses.set(`${use.reads} ${use.name} ${use.depth}`, use),
    markVolatile: () => {
      volatile = true;
    },
    markHere: () => {
      readsHere = true;
    },
  };
  const { evaluate } = compilePart(tree, compilation);
  return {
    evaluate: readsHere ? (frame, environment, row) => evaluate(frame, { ...environment, here: frame }, row) : evaluate,
    uses: [...uses.values()],
    volatile,
  };
}

/** True where the compiled expression is true; an expression that cannot be computed is not. */
export function isTrue(compiled: Compiled, frame: Frame, environment: Environment): boolean {
  return toBoolean(valueIn(compiled, frame, environment));
}

/** The value of a compiled expression; empty where it cannot be computed. */
export function valueIn(compiled: Compiled, frame: Frame, environment: Environment): Value {
  try {
    return single(compiled.evaluate(frame, environment, undefined));
  } catch (error) {
    if (error instanceof ExpressionError) return "";
    throw error;
  }
}

export function compilePart(tree: Expression, compilation: Compilation): Part {
  switch (tree.type) {
    case "number":
    case "text": {
      const { value } = tree;
      return one(() => value);
    }
    case "reference":
      return compileReference(tree, compilation);
    case "negation": {
      const operand = compileSingle(tree.operand, compilation);
      return one((frame, environment, row) => -toNumber(operand(frame, environment, row)));
    }
    case "operation":
      return one(
        operation(tree.operator, compileSingle(tree.left, compilation), compileSingle(tree.right, compilation)),
      );
    case "call":
      return compileCall(tree, compilation);
    case "path":
      return compilePath(tree, compilation);
  }
}

/** Compiles where one value is needed, and refuses a reference that means several. */
export function compileSingle(tree: Expression, compilation: Compilation): Evaluate {
  const part = compilePart(tree, compilation);
  if (part.shape === "several") {
    const name = tree.type === "reference" ? `"${tree.name}"` : "This";
    throw new ExpressionError(
      `${name} has one answer for each member, and one value is needed here. ` +
        "Say which with lookup() or indexed-repeat(), or put them together with sum(), count-if() …",
      tree.at,
    );
  }
  return part.evaluate;
}

export const one = (evaluate: Evaluate): Part => ({ evaluate, shape: "single" });

function compileCall(written: Extract<Expression, { type: "call" }>, compilation: Compilation): Part {
  const call = ofTheAnswer.has(written.name) && written.args.length === 0 ? { ...written, args: [answer] } : written;
  const special = specialForms[call.name];
  if (special !== undefined) return special(call, compilation);
  const definition = functions[call.name];
  if (definition === undefined) {
    const reason = whyRefused(call.name);
    if (reason !== undefined) throw new ExpressionError(`${call.name}() is not known here: ${reason}`, call.at);
    const known = [...Object.keys(functions), ...Object.keys(specialForms)];
    throw new ExpressionError(`There is no function "${call.name}()"${didYouMean(call.name, known)}`, call.at);
  }
  checkCount(call, definition.args);
  const reason = definition.refuses?.(call.args);
  if (reason !== undefined) throw new ExpressionError(reason, call.at);
  if (definition.volatile === true) compilation.markVolatile();
  const parts = call.args.map((argument) =>
    definition.several === true ? compilePart(argument, compilation).evaluate : compileSingle(argument, compilation),
  );
  const { evaluate } = definition;
  const [first, second] = parts;
  if (first === undefined) return one((_frame, environment) => evaluate([], environment));
  if (second === undefined)
    return one((frame, environment, row) => evaluate([first(frame, environment, row)], environment));
  return one((frame, environment, row) =>
    evaluate(
      parts.map((part) => part(frame, environment, row)),
      environment,
    ),
  );
}

/** Functions that take the answer that is judged where nothing is given to them. */
const ofTheAnswer: ReadonlySet<string> = new Set(["string-length", "normalize-space"]);
const answer: Expression = { type: "path", start: "here", steps: [{ name: ".", predicates: [] }], at: 0 };

/** Refuses a call with too few or too many arguments. */
export function checkCount(
  call: Extract<Expression, { type: "call" }>,
  [least, most]: readonly [number, number],
): void {
  const { length } = call.args;
  if (length >= least && length <= most) return;
  const needed =
    least === most ? `${least}` : most === Number.POSITIVE_INFINITY ? `${least} or more` : `${least} to ${most}`;
  throw new ExpressionError(`${call.name}() takes ${needed} arguments, and ${length} are given`, call.at);
}

function operation(operator: Operator, left: Evaluate, right: Evaluate): Evaluate {
  const compared =
    (accept: (difference: number) => boolean): Evaluate =>
    (frame, environment, row) =>
      accept(compare(left(frame, environment, row), right(frame, environment, row)));
  const computed =
    (combine: (a: number, b: number) => number): Evaluate =>
    (frame, environment, row) =>
      combine(operandNumber(left(frame, environment, row)), operandNumber(right(frame, environment, row)));
  switch (operator) {
    case "or":
      return (frame, environment, row) =>
        toBoolean(left(frame, environment, row)) || toBoolean(right(frame, environment, row));
    case "and":
      return (frame, environment, row) =>
        toBoolean(left(frame, environment, row)) && toBoolean(right(frame, environment, row));
    case "=":
      return (frame, environment, row) =>
        equals(left(frame, environment, row), right(frame, environment, row)) === true;
    case "!=":
      return (frame, environment, row) =>
        equals(left(frame, environment, row), right(frame, environment, row)) === false;
    case "<":
      return compared((difference) => difference < 0);
    case "<=":
      return compared((difference) => difference <= 0);
    case ">":
      return compared((difference) => difference > 0);
    case ">=":
      return compared((difference) => difference >= 0);
    case "+":
      return computed((a, b) => a + b);
    case "-":
      return computed((a, b) => a - b);
    case "*":
      return computed((a, b) => a * b);
    case "div":
      return computed((a, b) => a / b);
    case "mod":
      return computed((a, b) => a % b);
  }
}

const operandNumber = (value: Value): number => (isDate(value) ? value.days : toNumber(value));
