import { appendFileSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Log } from "../http/request-log.ts";

/**
 * Writes the log as one file of JSON lines a day, and forgets files of more than 30 days: nobody needs to know for
 * longer when a phone called.
 */
export function logToFiles(folder: string, now: Date): Log {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const oldest = new Date(now.getTime() - keptDays * 86_400_000).toISOString().slice(0, 10);
  for (const file of readdirSync(folder)) {
    if (/^\d{4}-\d\d-\d\d\.jsonl$/.test(file) && file.slice(0, 10) < oldest) rmSync(join(folder, file));
  }
  return (line) => {
    try {
      appendFileSync(join(folder, `${line.at.slice(0, 10)}.jsonl`), `${JSON.stringify(line)}\n`, { mode: 0o600 });
    } catch {
      // A full disk must not keep a phone from being answered
    }
  };
}

const keptDays = 30;
