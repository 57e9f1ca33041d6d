import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DesignError } from "@returns/analysis";
import * as z from "zod";
import { judgedExactly, runCase } from "./adapter.ts";
import { difference } from "./compare.ts";
import { failuresOfDistributions } from "./distributions.ts";

/** What came of one file of cases. */
export interface FamilyResult {
  readonly family: string;
  readonly passed: number;
  readonly total: number;
  readonly failures: readonly string[];
}

const header = z.object({
  id: z.string(),
  tags: z.array(z.string()).default([]),
  result: z.record(z.string(), z.unknown()),
  R: z.unknown().optional(),
  estimator: z.object({
    kind: z.string(),
    method: z.string().optional(),
    statistic: z.string().optional(),
    of: z.unknown().optional(),
  }),
});
const file = z.union([z.object({ cases: z.array(z.unknown()) }), z.object({ values: z.array(z.unknown()) })]);

/** The names of the families in a folder of cases. */
export function familiesIn(casesDir: string): string[] {
  return readdirSync(casesDir)
    .filter((name) => name.endsWith(".json"))
    .map((name) => name.slice(0, -".json".length))
    .sort();
}

/** Runs every case of a family; a case that is not covered, or cannot be read, has failed. */
export function runFamily(casesDir: string, family: string, dataDir: string): FamilyResult {
  const content = file.parse(JSON.parse(readFileSync(join(casesDir, `${family}.json`), "utf8")));
  if ("values" in content) return { family, ...failuresOfDistributions(content.values) };
  const failures = content.cases.flatMap((each) => {
    const failure = failureOf(each, dataDir);
    return failure === undefined ? [] : [failure];
  });
  return { family, passed: content.cases.length - failures.length, total: content.cases.length, failures };
}

function failureOf(input: unknown, dataDir: string): string | undefined {
  const parsed = header.safeParse(input);
  if (!parsed.success) return `unreadable case: ${z.prettifyError(parsed.error)}`;
  const { id, tags, result, estimator, R } = parsed.data;
  try {
    const got = runCase(input, dataDir);
    if ("error" in result && !tags.includes("degenerate")) return `${id}: answered, where R refuses: ${result.error}`;
    const method = estimator.method ?? estimator.statistic ?? "";
    const rakeOfR = tags.includes("r-bug") && /rake\(/.test(JSON.stringify(R));
    const judged = { id, tags, result, kind: estimator.kind, method, rakeOfR };
    const problem = difference(judged, got);
    if (problem === undefined) return undefined;
    const exact = judgedExactly(input, dataDir);
    const stillOff = exact === undefined || difference({ ...judged, result: exact }, got) !== undefined;
    return stillOff ? `${id}: ${problem}` : undefined;
  } catch (error) {
    const refusalIsRight =
      error instanceof DesignError && ("error" in result || tags.includes("degenerate") || tags.includes("r-bug"));
    return refusalIsRight ? undefined : `${id}: ${messageOf(error)}`;
  }
}

function messageOf(error: unknown): string {
  if (error instanceof z.ZodError) return `the case is not written as the README says: ${z.prettifyError(error)}`;
  return error instanceof Error ? error.message : String(error);
}
