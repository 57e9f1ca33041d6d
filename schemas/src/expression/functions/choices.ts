import { toNumber, toText, toWords } from "../value.ts";
import { argument, type ExpressionFunction, type FunctionFamily } from "./function.ts";

const selected: ExpressionFunction = {
  args: [2, 2],
  result: "boolean",
  evaluate: (args) => {
    const chosen = toWords(argument(args, 0));
    const wanted = toText(argument(args, 1)).trim();
    return chosen.length === 0 ? wanted === "" : chosen.includes(wanted);
  },
};

/** Questions with choices. */
export const choiceFunctions: FunctionFamily = {
  selected,
  /** The old name. */
  "is-selected": selected,
  "count-selected": { args: [1, 1], result: "number", evaluate: (args) => toWords(argument(args, 0)).length },
  "selected-at": {
    args: [2, 2],
    result: "text",
    takes: ["unknown", "number"],
    evaluate: (args) => toWords(argument(args, 0))[Math.trunc(toNumber(argument(args, 1)))] ?? "",
  },
};
