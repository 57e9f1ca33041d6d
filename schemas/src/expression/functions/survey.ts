import { toNumber, toText } from "../value.ts";
import { argument, type FunctionFamily } from "./function.ts";

/** What return surveys need again and again: lists of the project, parameters, ages, the Washington Group questions. */
export const survey: FunctionFamily = {
  /** `pulldata('list', 'column', 'key column', key)`: a column of the row whose key column has the value. */
  pulldata: {
    args: [4, 4],
    result: "text",
    evaluate: (args, environment) => {
      const [list, column, keyColumn, key] = [0, 1, 2, 3].map((place) => toText(argument(args, place)));
      if (list === undefined || column === undefined || keyColumn === undefined || key === undefined) return "";
      return environment.find(list.replace(/\.csv$/, ""), keyColumn, key)?.[column] ?? "";
    },
  },
  /** `param('name', default)`: a value that the project sets, such as the cut-off of a food score. */
  param: {
    args: [2, 2],
    result: "unknown",
    evaluate: (args, environment) => environment.parameter(toText(argument(args, 0))) ?? argument(args, 1),
  },
  /** The lower bound of an age band whose code begins with it: 5_11 is 5, 60_plus is 60. */
  "age-band-lower": {
    args: [1, 1],
    result: "number",
    evaluate: (args) => {
      const digits = /^[0-9]+/.exec(toText(argument(args, 0)))?.[0];
      return digits === undefined ? "" : Number(digits);
    },
  },
  /** `age-group(age, band, 'un5')`: the five-year group 0_4 … 80_plus of a known age, else the band as it was given. */
  "age-group": {
    args: [3, 3],
    result: "text",
    takes: ["number", "unknown", "text"],
    evaluate: (args) => {
      const age = toNumber(argument(args, 0));
      if (Number.isNaN(age)) return toText(argument(args, 1));
      const lower = Math.floor(age / 5) * 5;
      return lower >= 80 ? "80_plus" : `${lower}_${lower + 4}`;
    },
  },
  /**
   * The Washington Group short set: yes where at least one of six domains is at the cut-off or worse; empty where none of
   * the six has a substantive answer.
   */
  "wg-ss": {
    args: [7, 7],
    result: "text",
    evaluate: (args) => {
      const levels = args.slice(0, 6).map((answer) => difficulty.indexOf(toText(answer)));
      const cutOff = difficulty.indexOf(toText(argument(args, 6)));
      if (cutOff < 0 || levels.every((level) => level < 0)) return "";
      return levels.some((level) => level >= cutOff) ? "yes" : "no";
    },
  },
};

const difficulty = ["no", "some", "lot", "cannot"];
