/** An expression as a tree. `at` is the position of its first character in the text, from 0. */
export type Expression =
  | { readonly type: "number"; readonly value: number; readonly at: number }
  | { readonly type: "text"; readonly value: string; readonly at: number }
  /** `${name}`, or `${last-saved#name}` for the answer of the interview before this one. */
  | { readonly type: "reference"; readonly name: string; readonly lastSaved: boolean; readonly at: number }
  | { readonly type: "negation"; readonly operand: Expression; readonly at: number }
  | {
      readonly type: "operation";
      readonly operator: Operator;
      readonly left: Expression;
      readonly right: Expression;
      readonly at: number;
    }
  | { readonly type: "call"; readonly name: string; readonly args: readonly Expression[]; readonly at: number }
  /** `.`, `..`, a bare name, `./x`, `${roster}[…]/x`, `instance('list')/root/item[…]/x`, `/data/x`. */
  | {
      readonly type: "path";
      readonly start: Expression | "here" | "root";
      readonly steps: readonly Step[];
      readonly at: number;
    };

/** One step of a path: a name, `.`, `..` or `*`, and what is asked of it in brackets. */
export interface Step {
  readonly name: string;
  readonly predicates: readonly Expression[];
}

export type Operator = "or" | "and" | "=" | "!=" | "<" | "<=" | ">" | ">=" | "+" | "-" | "*" | "div" | "mod";

/** How strongly an operator binds: the larger, the earlier. */
export const precedence: Readonly<Record<Operator, number>> = {
  or: 1,
  and: 2,
  "=": 3,
  "!=": 3,
  "<": 4,
  "<=": 4,
  ">": 4,
  ">=": 4,
  "+": 5,
  "-": 5,
  "*": 6,
  div: 6,
  mod: 6,
};

/** Brackets, calls and predicates inside one another, at most. */
export const maxNesting = 32;

/** Operators of one expression, at most: a tree that deep can still be walked on any phone. */
export const maxOperators = 1_000;

/** Characters of one expression, at most. */
export const maxLength = 32_767;

/** An expression that cannot be read or does not fit its form; `at` is the position of the fault, from 0. */
export class ExpressionError extends Error {
  override readonly name = "ExpressionError";
  /** What is wrong, without the position. */
  readonly reason: string;
  readonly at: number;

  constructor(reason: string, at: number) {
    super(`${reason} (at character ${at + 1})`);
    this.reason = reason;
    this.at = at;
  }
}
