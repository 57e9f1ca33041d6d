import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson } from "../../schemas/src/canonical-json.ts";

test("the order in which keys were written leaves no trace", () => {
  expect(canonicalJson({ b: 1, a: { d: [true, null], c: "x" } })).toBe('{"a":{"c":"x","d":[true,null]},"b":1}');
  expect(canonicalJson({ a: { c: "x", d: [true, null] }, b: 1 })).toBe('{"a":{"c":"x","d":[true,null]},"b":1}');
});

test("keys are sorted as RFC 8785 sorts them", () => {
  const weird = {
    "\u20ac": "Euro",
    "\r": "CR",
    "\ufb33": "Dalet",
    "1": "One",
    "\u{1f600}": "Smile",
    "\u0080": "Ctrl",
    "\u00f6": "o",
  };
  expect([...canonicalJson(weird).matchAll(/:"(\w+)"/g)].map((match) => match[1])).toEqual([
    "CR",
    "One",
    "Ctrl",
    "o",
    "Euro",
    "Smile",
    "Dalet",
  ]);
});

test("numbers are spelt as RFC 8785 spells them", () => {
  expect(canonicalJson([333333333.3333333, 1e30, 4.5, 2e-3, 0.000000000000000000000000001, -0])).toBe(
    "[333333333.3333333,1e+30,4.5,0.002,1e-27,0]",
  );
});

test("what is spelt is read back as the same value, and spelt the same again", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      if (/\\ud[89a-f]/i.test(JSON.stringify(value))) return;
      const spelt = canonicalJson(value);
      expect(canonicalJson(JSON.parse(spelt))).toBe(spelt);
      expect(JSON.parse(spelt)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test("what has no faithful spelling is refused with its place", () => {
  expect(() => canonicalJson({ a: [1, Number.NaN] })).toThrow("Cannot write value.a[1] as canonical JSON");
  expect(() => canonicalJson({ a: Number.POSITIVE_INFINITY })).toThrow("value.a");
  expect(() => canonicalJson({ name: "broken \ud83d" })).toThrow("half of a character");
  expect(() => canonicalJson([undefined])).toThrow("value[0]");
  expect(() => canonicalJson(new Date(0))).toThrow("not JSON");
  expect(() => canonicalJson(10n)).toThrow("bigint");
  const cycle: unknown[] = [];
  cycle.push(cycle);
  expect(() => canonicalJson(cycle)).toThrow("nested deeper than 64");
});
