import fc from "fast-check";
import { expect, test } from "vitest";
import { matchesWhole, patternProblem } from "../../../schemas/src/expression/pattern.ts";

test.each([
  ["[+]?[0-9]{9,15}", "0912345678", true],
  ["^[+]?[0-9]{9,15}$", "+249912345678", true],
  ["^[+]?[0-9]{9,15}$", "12345678", false],
  ["0[0-9]{9}", "x0912345678x", false],
  ["(?:ab|c)*d", "ababcd", true],
  ["a|b", "ab", false],
  ["\\d{2}-\\d{2}", "12-34", true],
  ["[^a-c]+", "xyz", true],
  ["[]a]+", "]a]", true],
  ["\\p{L}+", "عمر", true],
  [".", "😀", true],
  ["", "", true],
  ["^$", "", true],
  ["(a{2}){2,3}", "aaaaaa", true],
  ["(a{2}){2,3}", "aaa", false],
  ["[\\w.-]+@[\\w-]+[.][a-z]{2,}", "amna@example.org", true],
  ["a+?b", "aab", true],
])("%s on %j: %s", (pattern, text, matches) => {
  expect(patternProblem(pattern)).toBeUndefined();
  expect(matchesWhole(pattern, text)).toBe(matches);
});

test.each(["(a)\\1", "(?=a)", "(?<n>a)", "\\bword", "(", "a)", "[a", "*a", "(a{1000}){1000}", "a{2}{3}", "[z-a]"])(
  "%s is refused with a reason",
  (pattern) => {
    expect(patternProblem(pattern)).toMatch(/^Cannot/);
    expect(matchesWhole(pattern, "a")).toBe(false);
  },
);

test("the worst pattern takes no longer for one letter more", () => {
  const started = performance.now();
  expect(matchesWhole("(a+)+b", "a".repeat(5_000))).toBe(false);
  expect(matchesWhole("(a|a)*(a|a)*(a|a)*c", "a".repeat(5_000))).toBe(false);
  expect(performance.now() - started).toBeLessThan(3_000);
});

test("patterns match what the platform's own regular expressions match", () => {
  const atom = fc.constantFrom("a", "b", "[ab]", "[^a]", ".", "(a|b)", "(?:ab)", "\\d", "(a*)");
  const repeat = fc.constantFrom("", "*", "+", "?", "{2}", "{1,2}", "{0,}");
  const pattern = fc
    .array(
      fc.tuple(atom, repeat).map((parts) => parts.join("")),
      { maxLength: 4 },
    )
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(pattern, fc.string({ unit: fc.constantFrom("a", "b", "1"), maxLength: 8 }), (source, text) => {
      expect(matchesWhole(source, text)).toBe(new RegExp(`^(?:${source})$`, "su").test(text));
    }),
    { numRuns: 1_000 },
  );
});
