import { matchesWhole } from "../pattern.ts";
import { all, toNumber, toText, type Value } from "../value.ts";
import { argument, type ExpressionFunction, type FunctionFamily, unlimited } from "./function.ts";
import { isEmpty } from "./logic.ts";

/** Texts. */
export const texts: FunctionFamily = {
  string: onText((text) => text),
  concat: {
    args: [0, unlimited],
    result: "text",
    several: true,
    evaluate: (args) => all(args).map(toText).join(""),
  },
  join: {
    args: [1, unlimited],
    result: "text",
    several: true,
    evaluate: ([separator = "", ...values]) => all(values).map(toText).join(toText(separator)),
  },
  count: {
    args: [1, 1],
    result: "number",
    several: true,
    evaluate: (args) => all(args).length,
  },
  "count-non-empty": {
    args: [1, 1],
    result: "number",
    several: true,
    evaluate: (args) => all(args).filter((value) => !isEmpty(value)).length,
  },
  "string-length": { args: [1, 1], result: "number", evaluate: (args) => text(args, 0).length },
  "normalize-space": onText((value) => value.trim().replace(/\s+/g, " ")),
  contains: test((value, part) => value.includes(part)),
  "starts-with": test((value, part) => value.startsWith(part)),
  "ends-with": test((value, part) => value.endsWith(part)),
  "substring-before": {
    args: [2, 2],
    result: "text",
    evaluate: (args) => text(args, 0).slice(0, Math.max(0, text(args, 0).indexOf(text(args, 1)))),
  },
  "substring-after": {
    args: [2, 2],
    result: "text",
    evaluate: (args) => {
      const at = text(args, 0).indexOf(text(args, 1));
      return at < 0 ? "" : text(args, 0).slice(at + text(args, 1).length);
    },
  },
  /** Characters from a position, counted from 0, to before another; negative positions count from the end. */
  substr: {
    args: [2, 3],
    result: "text",
    takes: ["unknown", "number"],
    evaluate: (args) => {
      const end = args[2] === undefined ? undefined : toNumber(args[2]);
      return text(args, 0).slice(toNumber(argument(args, 1)), end);
    },
  },
  translate: {
    args: [3, 3],
    result: "text",
    evaluate: (args) => {
      const from = [...text(args, 1)];
      const to = [...text(args, 2)];
      return [...text(args, 0)]
        .map((character) => (from.includes(character) ? (to[from.indexOf(character)] ?? "") : character))
        .join("");
    },
  },
  /** True where the pattern matches the whole text, as in ODK Collect. */
  regex: { args: [2, 2], result: "boolean", evaluate: (args) => matchesWhole(text(args, 1), text(args, 0)) },
  version: { args: [0, 0], result: "text", evaluate: (_args, environment) => environment.formVersion },
};

const text = (args: readonly Value[], place: number): string => toText(argument(args, place));

function onText(change: (value: string) => string): ExpressionFunction {
  return { args: [1, 1], result: "text", evaluate: (args) => change(text(args, 0)) };
}

function test(accepts: (value: string, part: string) => boolean): ExpressionFunction {
  return { args: [2, 2], result: "boolean", evaluate: (args) => accepts(text(args, 0), text(args, 1)) };
}
