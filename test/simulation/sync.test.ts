import fc from "fast-check";
import { expect, test } from "vitest";
import { product, seededBugs } from "./protocol.ts";
import { play } from "./schedule.ts";

// A night run asks for more: SIMULATION_SCHEDULES=500000
const schedules = Number(process.env.SIMULATION_SCHEDULES ?? 2_000);

const schedule = fc.array(fc.maxSafeNat(), { minLength: 60, maxLength: 160 });

test(`in ${schedules} schedules of faults nothing that was said to be saved is lost, doubled or out of its chain`, () => {
  const seen = { promised: 0, restores: 0 };
  let world = 0;
  fc.assert(
    fc.property(schedule, (acts) => {
      world += 1;
      const { problems, promised, restores } = play(acts, product, `world ${world}`);
      seen.promised += promised;
      seen.restores += restores;
      expect(problems).toEqual([]);
    }),
    { numRuns: schedules },
  );
  // A simulation in which nothing happens proves nothing
  expect(seen.promised).toBeGreaterThan(schedules * 5);
  expect(seen.restores).toBeGreaterThan(schedules / 5);
});

test.each(Object.entries(seededBugs))("a bug is noticed: %s", (name, bug) => {
  const buggy = { ...product, ...bug };
  let world = 0;
  const found = fc.check(
    fc.property(schedule, (acts) => {
      world += 1;
      return play(acts, buggy, `${name} ${world}`).problems.length === 0;
    }),
    { numRuns: 1_000, endOnFailure: true, seed: 2026 },
  );
  expect(found.failed).toBe(true);
});
