import fc from "fast-check";
import { expect, test } from "vitest";
import { interviewJsonLimits, parseJson, requestJsonLimits } from "../../../schemas/src/json/parse-json.ts";

const faultOf = (text: string) => {
  const read = parseJson(text, requestJsonLimits);
  return read.status === "refused" ? read.fault : "parsed";
};

test("whatever JSON.stringify writes is read back unchanged", () => {
  const storable = (text: string) => !text.includes("\0") && !/\\ud[89a-f]/.test(JSON.stringify(text));
  const name = fc
    .string({ unit: "binary" })
    .filter((key) => storable(key) && !/^(__proto__|constructor|prototype)$/.test(key));
  const value = fc.jsonValue({ maxDepth: 6 }).map((json) => JSON.parse(JSON.stringify(json)));
  fc.assert(
    fc.property(fc.dictionary(name, value), (object) => {
      const text = JSON.stringify(object);
      const read = parseJson(text, interviewJsonLimits);
      if (read.status === "refused") {
        expect(["forbidden-key", "unstorable-text"]).toContain(read.fault);
      } else {
        expect(read.value).toEqual(JSON.parse(text));
      }
    }),
  );
});

test("no text at all makes the reader throw, and what it accepts JSON.parse accepts as well", () => {
  const pieces = fc.constantFrom(
    "{",
    "}",
    "[",
    "]",
    '"',
    "\\",
    ":",
    ",",
    "1",
    "-",
    "e",
    ".",
    "\\u",
    "d800",
    "a",
    " ",
    "true",
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
      const text = parts.join("");
      const read = parseJson(text, requestJsonLimits);
      if (read.status === "parsed") expect(read.value).toEqual(JSON.parse(text));
    }),
    { numRuns: 2000 },
  );
});

test("[C110] nesting of 33 to 200,000 levels is refused before anything is built", () => {
  expect(faultOf("[".repeat(32) + "]".repeat(32))).toBe("parsed");
  for (const levels of [33, 7_000, 8_000, 200_000]) {
    expect(faultOf("[".repeat(levels) + "]".repeat(levels))).toBe("too-deep");
    expect(faultOf('{"a":'.repeat(levels))).toBe("too-deep");
  }
});

test("[C111] a key that would change every object is refused, however it is written", () => {
  expect(faultOf('{"__proto__":{"role":"administrator"}}')).toBe("forbidden-key");
  expect(faultOf('{"\\u005f_proto__":1}')).toBe("forbidden-key");
  expect(faultOf('{"a":[{"constructor" :1}]}')).toBe("forbidden-key");
  expect(faultOf('["__proto__"]')).toBe("parsed");
  expect(Object.hasOwn(Object.prototype, "role")).toBe(false);
});

test("[C112] of two equal keys neither wins", () => {
  expect(faultOf('{"age":1,"age":2}')).toBe("duplicate-key");
  expect(faultOf('{"age":1,"\\u0061ge":2}')).toBe("duplicate-key");
  expect(faultOf('[{"age":1},{"age":2}]')).toBe("parsed");
});

test("texts that no database can store are refused", () => {
  expect(faultOf('"\\u0000"')).toBe("unstorable-text");
  expect(faultOf('"\\ud83d"')).toBe("unstorable-text");
  expect(faultOf('"\\ud83d\\ude00"')).toBe("parsed");
  expect(faultOf('"a backslash and u0000: \\\\u0000"')).toBe("parsed");
});

test("a number that would read as infinity is refused", () => {
  expect(faultOf("[1e400]")).toBe("number-too-large");
  expect(faultOf("[-1e400]")).toBe("number-too-large");
  expect(faultOf("[1e308]")).toBe("parsed");
});

test("more keys or longer texts than the limits are refused", () => {
  const keys = (count: number) => `{${Array.from({ length: count }, (_, index) => `"k${index}":1`).join(",")}}`;
  expect(faultOf(keys(2_000))).toBe("parsed");
  expect(faultOf(keys(2_001))).toBe("too-many-keys");
  expect(faultOf(`"${"a".repeat(65_536)}"`)).toBe("parsed");
  expect(faultOf(`"${"a".repeat(65_537)}"`)).toBe("text-too-long");
});

test("what is cut short or no JSON at all is refused", () => {
  for (const text of ["", "{", '{"a', '"\\', "tru", "[1,]", "-", "01", '{"a" "b"}'])
    expect(faultOf(text)).toBe("not-json");
});

test("four million characters are judged in well under a second", () => {
  const text = JSON.stringify(Array.from({ length: 60 }, () => `${"\\".repeat(100)}é"`.repeat(300)));
  const started = performance.now();
  parseJson(text, interviewJsonLimits);
  expect(performance.now() - started).toBeLessThan(1_000);
});
