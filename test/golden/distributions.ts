import {
  betaQuantile,
  betaTails,
  chiSquaredQuantile,
  chiSquaredTails,
  fisherQuantile,
  fisherTails,
  normalQuantile,
  normalTails,
  studentQuantile,
  studentTails,
  type Tails,
} from "@returns/analysis";
import * as z from "zod";

const row = z.object({
  fn: z.string(),
  x: z.number().optional(),
  p: z.number().optional(),
  df: z.number().optional(),
  df1: z.number().optional(),
  df2: z.number().optional(),
  a: z.number().optional(),
  b: z.number().optional(),
  value: z.number(),
});
type Row = z.output<typeof row>;

const tolerance = 1e-10;

/** Judges values of distribution functions against R's. */
export function failuresOfDistributions(values: readonly unknown[]) {
  const failures = values.map((value) => row.parse(value)).filter((value) => !agrees(value));
  return {
    passed: values.length - failures.length,
    total: values.length,
    failures: failures.map((value) => `${JSON.stringify(value)}: ${answer(value)}`),
  };
}

function agrees(value: Row): boolean {
  const own = answer(value);
  if (Math.abs(own - value.value) <= tolerance * Math.abs(value.value)) return true;
  if (value.p === undefined) return false;
  // R's own quantiles lose digits in places (1/qbeta − 1 near 1, and 2.6e-16 for a median of 0): there the quantile must
  // give back the probability more closely than R's does
  const backError = (x: number) => Math.abs(tailsOf({ ...value, x }).lower / (value.p ?? 1) - 1);
  return (
    Math.abs(own - value.value) <= 1e-9 * Math.abs(value.value) + 1e-15 && backError(own) <= backError(value.value)
  );
}

function answer(value: Row): number {
  const {
    fn,
    p = Number.NaN,
    df = Number.NaN,
    df1 = Number.NaN,
    df2 = Number.NaN,
    a = Number.NaN,
    b = Number.NaN,
  } = value;
  switch (fn) {
    case "qnorm":
      return normalQuantile(p);
    case "qt":
      return studentQuantile(p, df);
    case "qchisq":
      return chiSquaredQuantile(p, df);
    case "qf":
      return fisherQuantile(p, df1, df2);
    case "qbeta":
      return betaQuantile(p, a, b);
    default:
      return fn.endsWith("Upper") ? tailsOf(value).upper : tailsOf(value).lower;
  }
}

function tailsOf({
  fn,
  x = Number.NaN,
  df = Number.NaN,
  df1 = Number.NaN,
  df2 = Number.NaN,
  a = Number.NaN,
  b = Number.NaN,
}: Row): Tails {
  switch (fn.slice(1).replace("Upper", "")) {
    case "norm":
      return normalTails(x);
    case "t":
      return studentTails(x, df);
    case "chisq":
      return chiSquaredTails(x, df);
    case "f":
      return fisherTails(x, df1, df2);
    case "beta":
      return betaTails(x, a, b);
    default:
      throw new Error(`Uncovered: ${fn}`);
  }
}
