import { seededRandom } from "@returns/schemas";
import { expect, test } from "vitest";
import { drawHousehold, type SimulatedHousehold } from "../../../server/src/demo/household-model.ts";

const states = ["SD02", "SD03", "SD09", "SD11", "SD12", "SD16"];
const random = seededRandom(5);
const households = Array.from({ length: 4_000 }, (_, index) =>
  drawHousehold(
    { state: states[index % 6] ?? "", inCamp: index % 2 === 0, latitude: 13, longitude: 25 },
    "2025-11-24",
    random,
  ),
);

const share = (of: readonly SimulatedHousehold[], has: (household: SimulatedHousehold) => boolean) =>
  of.filter(has).length / of.length;
const plan = ({ intention3m, intention12m }: SimulatedHousehold) =>
  ["stay", "undecided", "ref"].includes(intention3m) ? intention12m : intention3m;

test("every simulated household has exactly one head, an adult, who comes first", () => {
  for (const { members } of households) {
    expect(members.map(({ relation }) => relation).indexOf("head")).toBe(0);
    expect(members.filter(({ relation }) => relation === "head")).toHaveLength(1);
    expect(members[0]?.age).toBeGreaterThanOrEqual(18);
  }
});

test("nobody is a parent before the age of 17, and nobody older than 95", () => {
  for (const { members } of households) {
    const head = members[0]?.age ?? 0;
    for (const { relation, age } of members) {
      expect(age).toBeGreaterThanOrEqual(0);
      expect(age).toBeLessThanOrEqual(95);
      if (relation === "child") expect(head - age).toBeGreaterThanOrEqual(17);
    }
  }
});

test("families are as large and as young as displaced families are", () => {
  const people = households.flatMap(({ members }) => members);
  expect(people.length / households.length).toBeGreaterThan(4.5);
  expect(people.length / households.length).toBeLessThan(6);
  expect(people.filter(({ age }) => age < 18).length / people.length).toBeCloseTo(0.52, 1);
});

test("about one in five does not know yet what to do within 12 months", () => {
  expect(share(households, (household) => plan(household) === "undecided")).toBeCloseTo(0.19, 1);
});

test("families whose home is safe mean to return more often than those whose home is not", () => {
  const safe = households.filter(({ originSafe }) => originSafe === "very_safe" || originSafe === "fairly_safe");
  const unsafe = households.filter(({ originSafe }) => originSafe === "very_unsafe");
  const returning = (household: SimulatedHousehold) => plan(household) === "return";
  expect(share(safe, returning)).toBeGreaterThan(2 * share(unsafe, returning));
});

test("nobody arrived before leaving, and nobody left in the future", () => {
  for (const { leftOn, arrivedOn } of households) {
    expect(leftOn <= arrivedOn).toBe(true);
    expect(arrivedOn < "2025-11-24").toBe(true);
    expect(leftOn >= "1983-01-01").toBe(true);
  }
});
