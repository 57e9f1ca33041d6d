import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sharedFolder } from "../machine/shared.ts";
import { runExpressionCases } from "./expressions.ts";

const folder = sharedFolder();
const file = folder === undefined ? undefined : join(folder, "reference/expressions/cases.json");

test.skipIf(file === undefined)(
  `expressions give what ODK Collect and ODK Web Forms give${file === undefined ? " (did not run: no reference data)" : ""}`,
  () => {
    const outcomes = runExpressionCases(readFileSync(file ?? "", "utf8"));
    expect(outcomes.filter((outcome) => !outcome.passed)).toEqual([]);
    expect(outcomes.length).toBeGreaterThan(100);
  },
);
