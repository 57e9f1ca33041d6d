import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { repositoryRoot } from "../machine/shared.ts";
import { deviations } from "./deviations.ts";
import { expressionCases, runExpressionCases } from "./expressions.ts";

test("expressions give what ODK Collect gives, or our documentation says why not", () => {
  const outcomes = runExpressionCases(readFileSync(expressionCases(), "utf8"));
  expect(outcomes.filter((outcome) => !outcome.passed)).toEqual([]);
  expect(outcomes.length).toBeGreaterThan(100);
});

test("every deviation from ODK Collect stands in the documentation of the language", () => {
  const readme = readFileSync(join(repositoryRoot, "schemas/src/expression/README.md"), "utf8");
  const documented = [...readme.matchAll(/^\| `([a-z-]+)` \|/gm)].map((match) => match[1]);
  expect(documented).toEqual(expect.arrayContaining(Object.keys(deviations)));
});
