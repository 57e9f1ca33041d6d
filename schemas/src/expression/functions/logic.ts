import { all, isMissing, single, toBoolean, toNumber, toText, type Value } from "../value.ts";
import { argument, type FunctionFamily, unlimited } from "./function.ts";

/** Truths, and the three ways of not having a value. */
export const logic: FunctionFamily = {
  true: { args: [0, 0], result: "boolean", evaluate: () => true },
  false: { args: [0, 0], result: "boolean", evaluate: () => false },
  not: { args: [1, 1], result: "boolean", evaluate: (args) => !toBoolean(argument(args, 0)) },
  boolean: { args: [1, 1], result: "boolean", evaluate: (args) => toBoolean(argument(args, 0)) },
  "boolean-from-string": {
    args: [1, 1],
    result: "boolean",
    evaluate: (args) => ["true", "1"].includes(toText(argument(args, 0)).toLowerCase()),
  },
  /** `is-missing(x)`, or `is-missing(x, 'dk')` for one reason: the respondent was asked and gave no value. */
  "is-missing": {
    args: [1, 2],
    result: "boolean",
    evaluate: (args) => {
      const value = single(argument(args, 0));
      const reason = args[1] === undefined ? undefined : toText(args[1]);
      const found = isMissing(value) ? value.reason : value === "dk" || value === "ref" ? value : undefined;
      return found !== undefined && (reason === undefined || reason === found);
    },
  },
  /** True without a value: not asked, not answered, or answered with a reason for missing. */
  "is-empty": { args: [1, 1], result: "boolean", evaluate: (args) => isEmpty(argument(args, 0)) },
  checklist: {
    args: [2, unlimited],
    result: "boolean",
    several: true,
    evaluate: ([least = "", most = "", ...items]) => within(all(items).filter(toBoolean).length, least, most),
  },
  /** As in ODK Collect both bounds bind, -1 too; flags and weights may be the answers of all members. */
  "weighted-checklist": {
    args: [4, unlimited],
    result: "boolean",
    several: true,
    evaluate: ([least = "", most = "", ...pairs]) => {
      const flags = all(pairs.filter((_, i) => i % 2 === 0));
      const weights = all(pairs.filter((_, i) => i % 2 === 1));
      const weight = flags.reduce<number>(
        (sum, flag, i) => (toBoolean(flag) ? sum + toNumber(argument(weights, i)) : sum),
        0,
      );
      return weight >= toNumber(least) && weight <= toNumber(most);
    },
  },
};

/** True for what carries no substantive value. */
export function isEmpty(value: Value): boolean {
  const one = single(value);
  return one === "" || isMissing(one) || (typeof one === "number" && Number.isNaN(one));
}

/** ODK's checklist: a bound below 0 does not bind. */
const within = (count: number, least: Value, most: Value): boolean =>
  (toNumber(least) < 0 || count >= toNumber(least)) && (toNumber(most) < 0 || count <= toNumber(most));
