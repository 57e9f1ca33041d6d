import {
  type Expression,
  ExpressionError,
  type Operator,
  parseExpression,
  printExpression,
  type Step,
} from "@returns/schemas";
import fc from "fast-check";
import { expect, test } from "vitest";

const withoutPositions = (tree: Expression): unknown =>
  JSON.parse(JSON.stringify(tree, (key, value) => (key === "at" ? undefined : value)));

const again = (text: string) => printExpression(parseExpression(text));

test.each([
  ["${age}>=15and ${zero}=0", "${age} >= 15 and ${zero} = 0"],
  ["1+2*3", "1 + 2 * 3"],
  ["(1+2)*3", "(1 + 2) * 3"],
  ["1-(2-3)", "1 - (2 - 3)"],
  ["1-2-3", "1 - 2 - 3"],
  ["--3", "--3"],
  ["-(1+2)", "-(1 + 2)"],
  ["concat(\"it's\", 'a')", "concat(\"it's\", 'a')"],
  ["${last-saved#x}", "${last-saved#x}"],
  ["position(../..)", "position(../..)"],
  ["${member}[sex = 'f'][2]/age", "${member}[sex = 'f'][2]/age"],
  ["instance('sites')/root/item[name = ${s}]/label", "instance('sites')/root/item[name = ${s}]/label"],
  ["/data/member[position() = 2]/n", "/data/member[position() = 2]/n"],
  ["${a} * -1 div 2 mod 3", "${a} * -1 div 2 mod 3"],
  [".5 + 1.", "0.5 + 1"],
  ["selected( . , 'x' )", "selected(., 'x')"],
])("%s is read as %s", (text, printed) => {
  expect(again(text)).toBe(printed);
});

test.each([
  ["1 +", "The expression ends too early (at character 4)"],
  ["(1", 'Expected ")" but the expression ends (at character 3)'],
  ["selected(${a} 'x')", 'Expected ")" before "x" (at character 15)'],
  ["'open", "The quote ' is never closed. Close it with another ' (at character 1)"],
  ["$age > 3", '"$" must begin the name of an answer. Write it as ${name} (at character 1)'],
  ["1 2", '"2" is not expected here (at character 3)'],
  ["${a} | ${b}", 'The union "|" of answers is not known here. Name one answer, or use coalesce() (at character 6)'],
  ["${a} # 2", '"#" means nothing in an expression. Put texts into quotes (at character 6)'],
  ["", "The expression ends too early (at character 1)"],
])("%j is refused where it goes wrong", (text, message) => {
  expect(() => parseExpression(text)).toThrow(message);
});

test("an expression is at most 32,767 characters long, and nothing in that length exhausts the stack", () => {
  expect(() => parseExpression("1".repeat(32_768))).toThrow("32767 is the most");
  expect(() => parseExpression("-".repeat(9_999))).toThrow("nested deeper");
  expect(() => parseExpression("(".repeat(9_999))).toThrow("nested deeper");
  expect(() => parseExpression(`1${"+1".repeat(4_999)}`)).toThrow("more than 1000 operators");
  expect(printExpression(parseExpression(`1${"+1".repeat(1_000)}`))).toHaveLength(1 + 4 * 1_000);
});

const name = fc.constantFrom("age", "hh_size", "a.5", "x-y", "dénombrement", "عمر");
const operator = fc.constantFrom<Operator>("or", "and", "=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "div", "mod");
const at = fc.constant(0);
const tree = fc.letrec<{ tree: Expression; step: Step }>((tie) => ({
  tree: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.record({
      type: fc.constant("number" as const),
      value: fc.double({ min: 0, noNaN: true, noDefaultInfinity: true, max: 1e15 }),
      at,
    }),
    fc.record({ type: fc.constant("text" as const), value: fc.string().filter((text) => !text.includes('"')), at }),
    fc.record({ type: fc.constant("reference" as const), name, lastSaved: fc.boolean(), at }),
    fc.record({ type: fc.constant("negation" as const), operand: tie("tree"), at }),
    fc.record({ type: fc.constant("operation" as const), operator, left: tie("tree"), right: tie("tree"), at }),
    fc.record({ type: fc.constant("call" as const), name, args: fc.array(tie("tree"), { maxLength: 3 }), at }),
    fc.record({
      type: fc.constant("path" as const),
      start: fc.constantFrom("here" as const, "root" as const),
      steps: fc.array(tie("step"), { minLength: 1, maxLength: 3 }),
      at,
    }),
  ),
  step: fc.record({
    name: fc.oneof(name, fc.constantFrom(".", "..", "*")),
    predicates: fc.array(tie("tree"), { maxLength: 1 }),
  }),
})).tree;

test("what is printed reads as the same expression", () => {
  fc.assert(
    fc.property(tree, (original) => {
      const printed = printExpression(original);
      if (printed.length > 10_000) return;
      let read: Expression;
      try {
        read = parseExpression(printed);
      } catch (error) {
        fc.pre(!(error instanceof ExpressionError && error.message.includes("nested deeper")));
        throw error;
      }
      expect(withoutPositions(read)).toEqual(withoutPositions(original));
    }),
    { numRuns: 500 },
  );
});

test("no text makes the reader fail in another way than by saying what is wrong", () => {
  const piece = fc.constantFrom(
    "${a}",
    "(",
    ")",
    "[",
    "]",
    "/",
    ".",
    "..",
    "*",
    "-",
    "and",
    "or",
    "div",
    "=",
    "<",
    "'x'",
    "1",
    ",",
    "name",
    "$",
    "|",
    " ",
    "!",
    "\u0000",
    "😀",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      try {
        parseExpression(pieces.join(""));
      } catch (error) {
        expect(error).toBeInstanceOf(ExpressionError);
      }
    }),
    { numRuns: 2_000 },
  );
});
