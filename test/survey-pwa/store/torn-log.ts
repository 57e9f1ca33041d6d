import { appendFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Leaves the browser's log as a kill in the middle of a write does: it ends in a record of which most is missing. */
export function tearLog(profile: string): string {
  const log = logOf(profile);
  const header = Buffer.alloc(recordHeader + 200, 1);
  header.writeUInt16LE(3000, 4);
  header[recordHeader - 1] = firstPart;
  appendFileSync(log, header);
  return log;
}

/** Leaves the browser's log as a bad sector does: some bytes in the middle of it are others. Chromium then empties the storage. */
export function damageLog(profile: string): void {
  const log = logOf(profile);
  const bytes = readFileSync(log);
  const middle = Math.floor(bytes.length / 2);
  writeFileSync(log, bytes.fill(0xa5, middle, middle + 100));
}

/** The log that the browser writes for IndexedDB, of a profile with one site. */
function logOf(profile: string): string {
  const all = join(profile, "Default", "IndexedDB");
  const folder = join(all, readdirSync(all).find((name) => name.endsWith(".leveldb")) ?? "");
  const log = readdirSync(folder)
    .filter((name) => name.endsWith(".log"))
    .sort()
    .at(-1);
  if (log === undefined) throw new Error(`The browser has written no log in ${folder}`);
  return join(folder, log);
}

/** Checksum, length and kind of a record in LevelDB's log. */
const recordHeader = 7;
const firstPart = 1;
