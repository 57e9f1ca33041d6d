import { parkMiller, shuffled } from "../park-miller.ts";
import { all, toNumber, type Value } from "../value.ts";
import { argument, type FunctionFamily } from "./function.ts";

/** The order of several answers by chance. */
export const randomize: FunctionFamily = {
  /**
   * `join(' ', randomize(${name}, seed))`: the answers of all members in an order by chance, the same for the same seed and
   * the same as in ODK's engines; without a seed another each time it is computed.
   */
  randomize: {
    args: [1, 2],
    result: "unknown",
    several: true,
    volatile: true,
    evaluate: (args, environment) => {
      const random = args[1] === undefined ? environment.random : parkMiller(toNumber(args[1]));
      const values: Value[] = shuffled([...all([argument(args, 0)])], random);
      return { type: "nodes", values };
    },
  },
};
