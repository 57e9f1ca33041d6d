import type { Asked, Summary } from "@returns/analysis";
import { expect } from "vitest";

/**
 * The largest relative difference between the numbers of two summaries; codes and what has no number must be the same.
 *
 * @throws when it is more than `most`, with the figure
 */
export const difference = <G extends string, S extends Asked>(
  found: Summary<G, S>,
  expected: Summary<G, S>,
  most: number,
): number => differenceOf(found.rows, expected.rows, most);

/** The same of rows of estimates. */
export function differenceOf(found: readonly object[], expected: readonly object[], most: number): number {
  expect(found.length).toBe(expected.length);
  let worst = { at: "", by: 0, own: 0, value: 0 };
  for (const [index, row] of expected.entries()) {
    const other = valuesIn(found[index] ?? {});
    const wanted = valuesIn(row);
    expect([...other.keys()]).toEqual([...wanted.keys()]);
    for (const [at, value] of wanted) {
      const own = other.get(at) ?? "";
      if (typeof value === "string" || typeof own === "string" || !Number.isFinite(value)) expect(own, at).toBe(value);
      else {
        // A variance of 0 is one to rounding
        const by = Math.abs(own - value) / Math.max(Math.abs(value), scaleOf(at, wanted));
        if (by > worst.by) worst = { at, by, own, value };
      }
    }
  }
  if (worst.by > most) throw new Error(`${worst.at} differs by ${worst.by}: ${worst.own} for ${worst.value}`);
  return worst.by;
}

/** What is small beside the figure itself: a limit or an error near 0 has the digits of the estimate. */
function scaleOf(at: string, values: ReadonlyMap<string, string | number>): number {
  const estimate = values.get(at.replace(/[^/]*$/, "estimate"));
  return typeof estimate === "number" && /\/(standardError|lower|upper)$/.test(at) ? Math.abs(estimate) * 1e-3 : 1e-12;
}

/** Every code and number of a row, by the place where it stands. */
function valuesIn(row: object): ReadonlyMap<string, string | number> {
  const found = new Map<string, string | number>();
  const visit = (value: unknown, at: string): void => {
    if (typeof value === "string" || typeof value === "number") found.set(at, value);
    else if (value instanceof Map) for (const code of [...value.keys()].sort()) visit(value.get(code), `${at}/${code}`);
    else if (typeof value === "object" && value !== null) {
      for (const [name, each] of Object.entries(value)) visit(each, `${at}/${name}`);
    }
  };
  visit(row, "");
  return found;
}
