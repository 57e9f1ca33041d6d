import {
  type Expression,
  ExpressionError,
  maxNesting,
  maxOperators,
  type Operator,
  precedence,
  type Step,
} from "./syntax.ts";
import { type Token, tokens } from "./tokens.ts";

/**
 * Reads an expression in the dialect of ODK XLSForms.
 *
 * @throws ExpressionError with the position of what cannot be read, for a text that is not an expression, is longer
 * than 32,767 characters, has more than 1,000 operators, or nests brackets and calls deeper than 32
 *
 * @example
 * ```ts
 * import { parseExpression } from "@returns/schemas";
 * import { expect } from "vitest";
 *
 * expect(parseExpression("${age} >= 15")).toMatchObject({ type: "operation", operator: ">=" });
 * expect(() => parseExpression("(1 + 2")).toThrow('Expected ")" but the expression ends (at character 7)');
 * ```
 */
export function parseExpression(text: string): Expression {
  const known = lately.get(text);
  if (known !== undefined) return known;
  const reader = readerOf(tokens(text));
  const tree = expression(reader, 1);
  if (reader.peek().type !== "end") throw unexpected(reader.peek());
  if (lately.size >= maxLately) lately.clear();
  lately.set(text, tree);
  return tree;
}

/** What was read before: a form is checked, planned and shown out of the same few hundred expressions. */
const lately = new Map<string, Expression>();
const maxLately = 2_000;

/** Walks the tokens, and counts how deep it is and how much there is. */
interface Reader {
  peek(ahead?: number): Token;
  next(): Token;
  isOperator(text: string, ahead?: number): boolean;
  expect(text: string): void;
  countOperator(): void;
  /** Reads something that stands inside something else. */
  inside<T>(read: () => T): T;
}

function readerOf(all: readonly Token[]): Reader {
  let position = 0;
  let depth = 0;
  let operators = 0;
  const peek = (ahead = 0): Token => {
    const token = all[Math.min(position + ahead, all.length - 1)];
    if (token === undefined) throw new RangeError("Cannot read on as there is no token: tokens() always ends with one");
    return token;
  };
  const isOperator = (text: string, ahead = 0): boolean => {
    const token = peek(ahead);
    return token.type === "operator" && token.text === text;
  };
  return {
    peek,
    isOperator,
    next: () => {
      const token = peek();
      position += 1;
      return token;
    },
    expect: (text) => {
      const found = peek();
      if (!isOperator(text)) {
        const place = found.type === "end" ? "but the expression ends" : `before "${found.text}"`;
        throw new ExpressionError(`Expected "${text}" ${place}`, found.at);
      }
      position += 1;
    },
    countOperator: () => {
      operators += 1;
      if (operators > maxOperators) {
        throw new ExpressionError(
          `The expression has more than ${maxOperators} operators. Split it into calculations`,
          peek().at,
        );
      }
    },
    inside: (read) => {
      depth += 1;
      if (depth > maxNesting) {
        throw new ExpressionError(
          `The expression is nested deeper than ${maxNesting}. Split it into calculations`,
          peek().at,
        );
      }
      const result = read();
      depth -= 1;
      return result;
    },
  };
}

function expression(reader: Reader, weakest: number): Expression {
  let left = unary(reader);
  for (;;) {
    const token = reader.peek();
    const operator = token.type === "operator" ? operatorOf(token.text) : undefined;
    if (operator === undefined || precedence[operator] < weakest) return left;
    reader.countOperator();
    reader.next();
    const right = expression(reader, precedence[operator] + 1);
    left = { type: "operation", operator, left, right, at: token.at };
  }
}

const operatorOf = (text: string): Operator | undefined => operators.find((operator) => operator === text);
const operators: readonly Operator[] = ["or", "and", "=", "!=", "<=", ">=", "<", ">", "+", "-", "*", "div", "mod"];

function unary(reader: Reader): Expression {
  if (!reader.isOperator("-")) return path(reader);
  const { at } = reader.next();
  return { type: "negation", operand: reader.inside(() => unary(reader)), at };
}

function path(reader: Reader): Expression {
  const { at } = reader.peek();
  const steps: Step[] = [];
  const start = pathStart(reader, steps);
  while (reader.isOperator("/") || reader.isOperator("//")) {
    reader.next();
    steps.push(step(reader));
  }
  return steps.length === 0 && typeof start === "object" ? start : { type: "path", start, steps, at };
}

function pathStart(reader: Reader, steps: Step[]): Expression | "here" | "root" {
  if (reader.isOperator("/") || reader.isOperator("//")) return "root";
  const isName = reader.peek().type === "name" && !reader.isOperator("(", 1);
  if (isName || reader.isOperator(".") || reader.isOperator("..")) {
    steps.push(step(reader));
    return "here";
  }
  const start = primary(reader);
  if (reader.isOperator("[")) steps.push({ name: ".", predicates: predicates(reader) });
  return start;
}

function step(reader: Reader): Step {
  const token = reader.next();
  if (token.type !== "name" && token.text !== "." && token.text !== "..") {
    throw new ExpressionError('Expected a name after "/"', token.at);
  }
  return { name: token.text, predicates: predicates(reader) };
}

function predicates(reader: Reader): readonly Expression[] {
  const found: Expression[] = [];
  while (reader.isOperator("[")) {
    reader.next();
    found.push(reader.inside(() => expression(reader, 1)));
    reader.expect("]");
  }
  return found;
}

function primary(reader: Reader): Expression {
  const token = reader.next();
  const { at } = token;
  switch (token.type) {
    case "number":
      return { type: "number", value: Number(token.text), at };
    case "text":
      return { type: "text", value: token.text, at };
    case "reference":
      return { type: "reference", name: token.text, lastSaved: token.lastSaved, at };
    case "name":
      return { type: "call", name: token.text, args: args(reader), at };
    case "operator": {
      if (token.text !== "(") throw unexpected(token);
      const inner = reader.inside(() => expression(reader, 1));
      reader.expect(")");
      return inner;
    }
    case "end":
      throw unexpected(token);
  }
}

function args(reader: Reader): readonly Expression[] {
  reader.expect("(");
  const found: Expression[] = [];
  if (!reader.isOperator(")")) {
    do found.push(reader.inside(() => expression(reader, 1)));
    while (reader.isOperator(",") && reader.next());
  }
  reader.expect(")");
  return found;
}

const unexpected = (token: Token): ExpressionError =>
  new ExpressionError(
    token.type === "end"
      ? "The expression ends too early"
      : token.text === "|"
        ? 'The union "|" of answers is not known here. Name one answer, or use coalesce()'
        : `"${token.text}" is not expected here`,
    token.at,
  );
