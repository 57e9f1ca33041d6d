import type { Form } from "../form/model.ts";
import { functions } from "./functions/index.ts";
import { didYouMean } from "./nearest.ts";
import { patternProblem } from "./pattern.ts";
import { type StaticType, staticType } from "./static-type.ts";
import type { Expression, Operator } from "./syntax.ts";

/** Something in an expression that can be computed, and yet is surely or probably not what was meant. */
export interface TypeProblem {
  readonly code: "type" | "option" | "date-as-text" | "pattern" | "zero" | "chain";
  /** What can be computed is a warning: deployed forms have such slips, and their teams must be able to go on with them. */
  readonly severity: "error" | "warning";
  readonly message: string;
  readonly at: number;
}

/** Finds codes that are not in their list, dates compared with texts, numbers compared with words, patterns that cannot be used. */
export function checkTypes(
  tree: Expression,
  form: Pick<Form, "questions" | "lists">,
  self: string | undefined,
): readonly TypeProblem[] {
  const typeOf = (inner: Expression): StaticType => staticType(inner, form, self);
  const missingOf = (inner: Expression): readonly string[] =>
    (inner.type === "reference" ? form.questions.get(inner.name)?.missing : undefined) ?? [];

  const checkOperation = (operation: Extract<Expression, { type: "operation" }>): readonly TypeProblem[] => {
    const { operator, left, right, at } = operation;
    const sides = [
      [left, right],
      [right, left],
    ] as const;
    if (operator === "and" || operator === "or") return [];
    if (operator === "=" || operator === "!=") {
      return sides.flatMap(([one, other]) => compareWithLiteral(typeOf(one), other, missingOf(one), at));
    }
    if (operator === "div" && right.type === "number" && right.value === 0) {
      return [{ code: "zero", severity: "error", message: "Nothing can be divided by 0", at: right.at }];
    }
    const chain = isComparison(operator) && left.type === "operation" && isComparison(left.operator);
    return [
      ...(chain ? [{ code: "chain", severity: "warning", message: chained, at } as const] : []),
      ...sides.flatMap(([one, other]) => needNumber(operator, one, typeOf(one), typeOf(other))),
    ];
  };

  const checkCall = (call: Extract<Expression, { type: "call" }>): readonly TypeProblem[] => {
    const [first, second] = call.args;
    if (call.name === "selected" && first !== undefined && second !== undefined)
      return checkSelected(typeOf(first), second);
    if (call.name === "regex" && second?.type === "text") {
      const problem = patternProblem(second.value);
      return problem === undefined ? [] : [{ code: "pattern", severity: "error", message: problem, at: second.at }];
    }
    const takes = functions[call.name]?.takes ?? [];
    return call.args.flatMap((argument, i) => {
      const wanted = takes[Math.min(i, takes.length - 1)];
      const type = typeOf(argument);
      if (wanted === undefined || wanted === "unknown" || fits(type, wanted, argument)) return [];
      const message = `${call.name}() takes a ${wanted} here, and this is ${named(type)}`;
      return [{ code: "type", severity: "warning", message, at: argument.at } as const];
    });
  };

  const inner = childrenOf(tree).flatMap((child) => checkTypes(child, form, self));
  if (tree.type === "operation") return [...inner, ...checkOperation(tree)];
  return tree.type === "call" ? [...inner, ...checkCall(tree)] : inner;
}

/** The codes that a computed value can be, where they are written in the expression. */
export function writtenResults(tree: Expression): readonly Extract<Expression, { type: "text" }>[] {
  if (tree.type === "text") return [tree];
  if (tree.type !== "call") return [];
  switch (tree.name) {
    case "if":
      return tree.args.slice(1).flatMap(writtenResults);
    case "once":
    case "coalesce":
      return tree.args.flatMap(writtenResults);
    case "cut":
      return tree.args.slice((tree.args.length + 1) / 2).flatMap(writtenResults);
    default:
      return [];
  }
}

/** The expressions directly inside another. */
function childrenOf(tree: Expression): readonly Expression[] {
  switch (tree.type) {
    case "negation":
      return [tree.operand];
    case "operation":
      return [tree.left, tree.right];
    case "call":
      return tree.args;
    case "path":
      return [
        ...(typeof tree.start === "object" ? [tree.start] : []),
        ...tree.steps.flatMap((step) => step.predicates),
      ];
    case "number":
    case "text":
    case "reference":
      return [];
  }
}

const chained = "Two comparisons in a row compare a truth with a number. Write them as two, joined by and";

const isComparison = (operator: Operator): boolean => ["=", "!=", "<", "<=", ">", ">="].includes(operator);

/** `${x} = 'literal'`: what can never be true, or never false. */
function compareWithLiteral(
  type: StaticType,
  literal: Expression,
  missing: readonly string[],
  at: number,
): readonly TypeProblem[] {
  if (literal.type === "number" && (type.type === "code" || type.type === "codes")) {
    return checkCode(type, String(literal.value), literal.at);
  }
  if (literal.type !== "text" || literal.value === "" || missing.includes(literal.value)) return [];
  switch (type.type) {
    case "code":
      return checkCode(type, literal.value, literal.at);
    case "codes": {
      const message = `"${type.question}" can have several answers: ask with selected() whether one is among them`;
      return [...checkCode(type, literal.value, literal.at), { code: "type", severity: "warning", message, at }];
    }
    case "date":
      return [dateAsText(literal.value, literal.at)];
    case "number":
      return Number.isFinite(Number(literal.value))
        ? []
        : [{ code: "type", severity: "warning", message: `A number is never "${literal.value}"`, at: literal.at }];
    default:
      return [];
  }
}

function checkSelected(type: StaticType, wanted: Expression): readonly TypeProblem[] {
  if (type.type === "number" || type.type === "date" || type.type === "place") {
    const message = `selected() asks for an answer with choices, and this is ${named(type)}`;
    return [{ code: "type", severity: "warning", message, at: wanted.at }];
  }
  const isCode =
    (type.type === "code" || type.type === "codes") && wanted.type === "text" && wanted.value.trim() !== "";
  return isCode ? checkCode(type, wanted.value.trim(), wanted.at) : [];
}

function checkCode(type: Extract<StaticType, { codes: unknown }>, code: string, at: number): readonly TypeProblem[] {
  if (type.codes === undefined) return [];
  const strange = code.split(/\s+/).find((one) => type.codes?.has(one) === false);
  if (strange === undefined) return [];
  const message = `"${strange}" is not among the answers to "${type.question}"${didYouMean(strange, type.codes)}`;
  return [{ code: "option", severity: "warning", message, at }];
}

/** Comparisons of order and arithmetic need numbers or dates. */
function needNumber(operator: Operator, one: Expression, type: StaticType, other: StaticType): readonly TypeProblem[] {
  if (one.type === "text" && (other.type === "date" || isIsoDate(one.value))) return [dateAsText(one.value, one.at)];
  if (one.type === "text" && one.value !== "" && !Number.isFinite(Number(one.value))) {
    return [
      {
        code: "type",
        severity: "warning",
        message: `"${one.value}" is no number, and ${operator} needs one`,
        at: one.at,
      },
    ];
  }
  return fits(type, "number", one) || type.type === "date"
    ? []
    : [
        {
          code: "type",
          severity: "warning",
          message: `${operator} needs a number, and this is ${named(type)}`,
          at: one.at,
        },
      ];
}

function fits(
  type: StaticType,
  wanted: "number" | "text" | "boolean" | "date" | "place",
  argument: Expression,
): boolean {
  if (type.type === "unknown" || type.type === wanted) return true;
  if (wanted === "text" || wanted === "boolean") return true;
  if (wanted === "date") return type.type === "text" || type.type === "number";
  if (wanted !== "number") return false;
  if (type.type === "code")
    return type.codes === undefined || [...type.codes].some((code) => Number.isFinite(Number(code)));
  return type.type === "boolean" || type.type === "date" || (type.type === "text" && argument.type !== "text");
}

const isIsoDate = (text: string): boolean => /^[0-9]{4}-[0-9]{2}-[0-9]{2}/.test(text);

const dateAsText = (text: string, at: number): TypeProblem => ({
  code: "date-as-text",
  severity: "warning",
  message: `A date is compared with the text "${text}", which other devices never find true. Write date('${text}')`,
  at,
});

function named(type: StaticType): string {
  if (type.type === "code") return `one of the answers to "${type.question}"`;
  if (type.type === "codes") return `several answers to "${type.question}"`;
  return type.type === "unknown" ? "of an unknown type" : `a ${type.type}`;
}
