import { type Expression, precedence, type Step } from "./syntax.ts";

/** Writes an expression so that reading it again gives the same tree: the way to XLSForm and to messages. */
export function printExpression(tree: Expression): string {
  switch (tree.type) {
    case "number":
      return plainNumber(tree.value);
    case "text":
      return tree.value.includes("'") ? `"${tree.value}"` : `'${tree.value}'`;
    case "reference":
      return `\${${tree.lastSaved ? "last-saved#" : ""}${tree.name}}`;
    case "negation":
      return `-${operand(tree.operand, 7)}`;
    case "operation": {
      const own = precedence[tree.operator];
      return `${operand(tree.left, own)} ${tree.operator} ${operand(tree.right, own + 1)}`;
    }
    case "call":
      return `${tree.name}(${tree.args.map(printExpression).join(", ")})`;
    case "path":
      return printPath(tree);
  }
}

/** A number without an exponent, as the dialect has none. */
export function plainNumber(value: number): string {
  const text = String(value);
  const [, sign = "", first = "", rest = "", exponent = ""] =
    /^(-?)([0-9])(?:\.([0-9]+))?e([+-][0-9]+)$/.exec(text) ?? [];
  if (exponent === "") return text;
  const digits = `${first}${rest}`;
  const point = 1 + Number(exponent);
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
  return point >= digits.length
    ? `${sign}${digits.padEnd(point, "0")}`
    : `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

const operand = (tree: Expression, weakest: number): string =>
  strength(tree) < weakest ? `(${printExpression(tree)})` : printExpression(tree);

function strength(tree: Expression): number {
  if (tree.type === "operation") return precedence[tree.operator];
  return tree.type === "negation" ? 7 : 8;
}

function printPath(tree: Extract<Expression, { type: "path" }>): string {
  const [first, ...rest] = tree.steps;
  if (tree.start === "root") return tree.steps.map((step) => `/${printStep(step)}`).join("");
  const later = rest.map((step) => `/${printStep(step)}`).join("");
  if (first === undefined) return "";
  if (tree.start === "here") return `${printStep(first)}${later}`;
  const start = operand(tree.start, 8);
  return first.name === "." && first.predicates.length > 0
    ? `${start}${printPredicates(first)}${later}`
    : `${start}/${printStep(first)}${later}`;
}

const printStep = (step: Step): string => `${step.name}${printPredicates(step)}`;
const printPredicates = (step: Step): string =>
  step.predicates.map((predicate) => `[${printExpression(predicate)}]`).join("");
