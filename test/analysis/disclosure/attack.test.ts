import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { attack, snapshots, subtract, survey } from "./reader.ts";
import { byGroup, cellsOf, households, releaseOf } from "./small-survey.ts";

describe("a reader with a solver", () => {
  test("finds nothing that is kept back narrower than k households, in surveys by chance (R16)", () => {
    let [released, attacked] = [0, 0];
    fc.assert(
      fc.property(survey, fc.boolean(), (all, isRestricted) => {
        const { status, cells, known } = attack(all, isRestricted);
        released += status === "released" ? 1 : 0;
        attacked += cells;
        expect(known).toEqual([]);
      }),
      { numRuns: 20, seed: 20_261_128 },
    );
    // Nothing would be proved by tables without cells to protect
    expect(released).toBeGreaterThan(12);
    expect(attacked).toBeGreaterThan(20);
  });

  test("[F191] learns nothing of 1 to k − 1 households by subtracting one release from the next (R16)", () => {
    let released = 0;
    fc.assert(
      fc.property(snapshots, (two) => {
        const { status, known } = subtract(two);
        released += status === "released" ? 1 : 0;
        expect(known).toEqual([]);
      }),
      { numRuns: 10, seed: 20_261_128 },
    );
    expect(released).toBeGreaterThan(0);
  });

  test("is what a table with one hidden cell a row cannot withstand: the audit hides a second one", () => {
    const all = [
      ...households(30, "camp", "return"),
      ...households(28, "camp", "stay"),
      ...households(2, "camp", "abroad"),
      ...households(20, "town", "return"),
      ...households(25, "town", "stay"),
      ...households(9, "town", "abroad"),
    ];
    const cells = cellsOf(releaseOf(all, byGroup, { mostWithheld: 1 }));
    const withheld = [...cells].flatMap(([name, { status }]) => (status === "withheld" ? [name] : []));
    expect(withheld).toContain("camp abroad");
    expect(withheld.length).toBeGreaterThan(1);
  });
});
