import { isNodes, toNumber, toText, type Value } from "../value.ts";
import { argument, type ExpressionFunction, type FunctionFamily, unlimited } from "./function.ts";

/** Arithmetic, and sums over members that leave out whoever has no answer. */
export const numbers: FunctionFamily = {
  number: { args: [1, 1], result: "number", evaluate: (args) => toNumber(argument(args, 0)) },
  int: ofOne(Math.trunc),
  abs: ofOne(Math.abs),
  floor: ofOne(Math.floor),
  ceiling: ofOne(Math.ceil),
  sqrt: ofOne(Math.sqrt),
  exp: ofOne(Math.exp),
  exp10: ofOne((x) => 10 ** x),
  log: ofOne(Math.log),
  log10: ofOne(Math.log10),
  sin: ofOne(Math.sin),
  cos: ofOne(Math.cos),
  tan: ofOne(Math.tan),
  asin: ofOne(Math.asin),
  acos: ofOne(Math.acos),
  atan: ofOne(Math.atan),
  atan2: ofTwo(Math.atan2),
  pow: ofTwo((base, exponent) => base ** exponent),
  pi: { args: [0, 0], result: "number", evaluate: () => Math.PI },
  round: {
    args: [1, 2],
    result: "number",
    takes: ["number"],
    evaluate: (args) => round(toNumber(argument(args, 0)), args[1] === undefined ? 0 : Math.trunc(toNumber(args[1]))),
  },
  random: { args: [0, 0], result: "number", volatile: true, evaluate: (_args, environment) => environment.random() },
  sum: {
    args: [1, 1],
    result: "number",
    several: true,
    evaluate: (args) => foldKnown(args, 0, (sum, value) => sum + value),
  },
  max: { args: [1, unlimited], result: "number", several: true, evaluate: (args) => extreme(args, Math.max) },
  min: { args: [1, unlimited], result: "number", several: true, evaluate: (args) => extreme(args, Math.min) },
  /** Zeros in front: `format-number(7, '0000')` is 0007. */
  "format-number": {
    args: [2, 2],
    result: "text",
    takes: ["number", "text"],
    evaluate: (args) => formatNumber(toNumber(argument(args, 0)), toText(argument(args, 1))),
  },
  /** `cut(x, a, b, 'l1', 'l2', 'l3')`: l1 if x ≤ a, l2 if x ≤ b, else l3; empty without x. Any number of breaks. */
  cut: { args: [3, unlimited], result: "text", takes: ["number", "unknown"], evaluate: cut },
};

function ofOne(compute: (x: number) => number): ExpressionFunction {
  return {
    args: [1, 1],
    result: "number",
    takes: ["number"],
    evaluate: (args) => compute(toNumber(argument(args, 0))),
  };
}

function ofTwo(compute: (x: number, y: number) => number): ExpressionFunction {
  return {
    args: [2, 2],
    result: "number",
    takes: ["number"],
    evaluate: (args) => compute(toNumber(argument(args, 0)), toNumber(argument(args, 1))),
  };
}

/**
 * Halves go up, as in ODK Collect: round(2.5) is 3 and round(-2.5) is -2. The point is moved in the number as it is
 * written, so that round(2.345, 2) is 2.35 though the binary number lies below.
 */
function round(value: number, decimals: number): number {
  if (!Number.isFinite(value)) return value;
  if (Number.isNaN(decimals) || Math.abs(decimals) > 30) return Number.NaN;
  return movePoint(Math.round(movePoint(value, decimals)), -decimals);
}

function movePoint(value: number, places: number): number {
  const [digits = "", exponent = "0"] = String(value).split("e");
  return Number(`${digits}e${Number(exponent) + places}`);
}

/** Folds the numbers among all values; what is empty, missing or no number is left out. */
function foldKnown(args: readonly Value[], start: number, fold: (folded: number, value: number) => number): number {
  let folded = start;
  for (const argument of args) {
    for (const value of isNodes(argument) ? argument.values : [argument]) {
      const number = toNumber(value);
      if (!Number.isNaN(number)) folded = fold(folded, number);
    }
  }
  return folded;
}

/** NaN where there is none. */
const extreme = (args: readonly Value[], choose: (one: number, other: number) => number): number =>
  foldKnown(args, Number.NaN, (best, value) => (Number.isNaN(best) ? value : choose(best, value)));

function formatNumber(value: number, pattern: string): string {
  if (!Number.isFinite(value)) return "";
  const decimals = pattern.split(".")[1]?.length ?? 0;
  const [whole = "", fraction] = Math.abs(value).toFixed(decimals).split(".");
  const digits = whole.padStart(pattern.split(".")[0]?.length ?? 0, "0");
  return `${value < 0 ? "-" : ""}${digits}${fraction === undefined ? "" : `.${fraction}`}`;
}

function cut([value = "", ...rest]: readonly Value[]): Value {
  const x = toNumber(value);
  const breaks = (rest.length - 1) / 2;
  if (Number.isNaN(x)) return "";
  for (let i = 0; i < breaks; i += 1) if (x <= toNumber(argument(rest, i))) return argument(rest, breaks + i);
  return argument(rest, rest.length - 1);
}
