import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readCsv } from "@returns/analysis";
import { main } from "../../../analysis/bin/main.ts";
import { repositoryRoot } from "../../machine/shared.ts";

/** Runs `returns` here, without the second that a process takes to start. */
export async function returns(...args: readonly string[]) {
  const written = { stdout: "", stderr: "" };
  const status = await main(args, {
    out: (text) => {
      written.stdout += text;
    },
    err: (text) => {
      written.stderr += text;
    },
    watched: false,
  });
  return { status, ...written };
}

/** Runs `returns` as an analyst does, in a process of its own. */
export function returnsProcess(...args: readonly string[]) {
  const script = join(repositoryRoot, "analysis/bin/returns.mjs");
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: "utf8" });
  return { status, stdout, stderr };
}

/** An empty folder that nobody else writes to. */
export const freshFolder = (): string => mkdtempSync(join(tmpdir(), "returns-"));

/** The lines of a CSV file by the names of its header. */
export function csvRows(path: string): readonly Readonly<Record<string, string>>[] {
  const table = readCsv(readFileSync(path, "utf8"), path);
  return table.rows.map((row) => Object.fromEntries(table.header.map((name, index) => [name, row[index] ?? ""])));
}

/** Equal to 1e-7, relative above 1; an empty cell equals an empty cell only. */
export function agrees(ours: string | undefined, theirs: string | undefined): boolean {
  if (ours === "" || theirs === "" || ours === undefined || theirs === undefined) return ours === theirs;
  return Math.abs(Number(ours) - Number(theirs)) <= 1e-7 * Math.max(1, Math.abs(Number(theirs)));
}
