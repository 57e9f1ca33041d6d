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
      // Fisher and Yates, inside out: each comes in at a place by chance, and what stood there goes to the end
      const values: Value[] = [];
      for (const value of all([argument(args, 0)])) {
        const place = Math.floor(random() * (values.length + 1));
        values.push(argument(values, place));
        values[place] = value;
      }
      return { type: "nodes", values };
    },
  },
};

const modulus = 2_147_483_647;

/** The generator that the XForms of ODK prescribe (Park and Miller 1988, multiplier 16807); a seed that is no number is 0. */
function parkMiller(seed: number): () => number {
  let state = Math.trunc(Number.isNaN(seed) ? 0 : seed) % modulus;
  if (state <= 0) state += modulus - 1;
  return () => {
    state = (state * 16_807) % modulus;
    return (state - 1) / (modulus - 1);
  };
}
