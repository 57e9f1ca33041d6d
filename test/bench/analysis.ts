import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { writeHouseholds } from "./households.ts";

const Measured = z.object({ case: z.string(), cpu: z.number(), mib: z.number(), check: z.array(z.number()) });
type Measured = z.infer<typeof Measured>;

/** The cases, and how many times faster than R's survey each is meant to be with a million households. */
const aims: Readonly<Record<string, number>> = {
  design: 10,
  mean: 10,
  total: 10,
  "proportion x 18": 10,
  "logit interval x 18": 10,
  ratio: 10,
  "median x 18": 10,
  "chi-squared": 10,
  "logistic regression": 5,
  raking: 5,
};

/**
 * Estimates beside R's survey on the same file: CPU seconds and peak memory, each case of either in a process of its own. Of
 * the repeats the quickest is shown, on both sides, as other programs on the machine only ever slow one down. Figures that do
 * not agree fail the run.
 *
 * @returns whether the figures of both agree everywhere
 */
export function benchAnalysis(sizes: readonly number[], repeats: number, only: string | undefined): boolean {
  const folder = mkdtempSync(join(tmpdir(), "returns-bench-"));
  let agreed = true;
  try {
    for (const rows of sizes) {
      const file = join(folder, `${rows}.csv`);
      writeHouseholds(file, rows);
      console.log(`\n${rows} households      CPU s: ours    R survey   times (aim)     MiB: ours   R survey`);
      for (const [name, aim] of Object.entries(aims)) {
        if (only !== undefined && only !== name) continue;
        const ours = measure(process.execPath, [
          ...["--expose-gc", "--import", "tsx", here("analysis-case.ts"), file, String(rows), name, String(repeats)],
        ]);
        const theirs = measure("Rscript", [here("analysis.R"), file, String(repeats), name]);
        console.log(line(name, aim, ours, theirs));
        if (ours === undefined || (theirs !== undefined && !agree(ours, theirs))) agreed = false;
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return agreed;
}

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

function measure(command: string, args: readonly string[]): Measured | undefined {
  const env = { ...process.env, TSX_TSCONFIG_PATH: here("../tsconfig.json") };
  const { stdout, stderr, error } = spawnSync(command, args, { encoding: "utf8", env });
  if (error !== undefined) {
    console.log(`  ${command} did not run: ${error.message}`);
    return undefined;
  }
  if (stdout === "") {
    console.log(stderr);
    return undefined;
  }
  return Measured.parse(JSON.parse(stdout));
}

function line(name: string, aim: number, ours: Measured | undefined, theirs: Measured | undefined): string {
  const figure = (value: number | undefined, digits: number) => (value?.toFixed(digits) ?? "–").padStart(10);
  const times = ours === undefined || theirs === undefined ? undefined : theirs.cpu / ours.cpu;
  const cells = [figure(ours?.cpu, 3), figure(theirs?.cpu, 3), `${figure(times, 1)} (${aim})`.padEnd(16)];
  const verdict = ours === undefined || theirs === undefined || agree(ours, theirs) ? "" : "  FIGURES DIFFER";
  return `${name.padEnd(22)}${cells.join(" ")}${figure(ours?.mib, 0)} ${figure(theirs?.mib, 0)}${verdict}`;
}

const agree = (ours: Measured, theirs: Measured): boolean =>
  ours.check.length === theirs.check.length &&
  ours.check.every((value, i) => {
    const other = theirs.check[i] ?? Number.NaN;
    return Math.abs(value - other) <= 1e-6 * Math.max(Math.abs(value), Math.abs(other), 1e-9);
  });
