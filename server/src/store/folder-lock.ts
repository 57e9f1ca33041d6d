import { linkSync, readFileSync, readlinkSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { OperatorError } from "../operator-error.ts";

/**
 * Makes this process the only one that works in a folder; two PGlite engines on one folder would destroy it.
 *
 * A lock that a killed process left behind is taken over. Where the holder can be looked up (same machine, same
 * container) the answer is immediate; otherwise the lock is watched until it is clear whether somebody keeps it fresh.
 *
 * @returns releases the folder
 * @throws OperatorError when another process holds it
 */
export async function lockFolder(folder: string): Promise<() => void> {
  const path = join(folder, "lock");
  const own = JSON.stringify({ ...thisProcess(), since: new Date().toISOString() });
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, own);
  try {
    while (!take(draft, path)) {
      const found = readFileOrNothing(path);
      if (found === undefined) continue;
      if (await isHeld(path, found)) throw new OperatorError(inUse(folder, found));
      setAside(path, found);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  const beat = setInterval(() => touch(path), beatMs);
  beat.unref();
  return () => {
    clearInterval(beat);
    if (readFileOrNothing(path) === own) rmSync(path, { force: true });
  };
}

const beatMs = 1_000;
/** Longer than any sentence may keep the process from its heartbeat, short enough for a restart within 10 s. */
const watchMs = 6_000;

const Holder = z.object({
  pid: z.int().min(1),
  /** When the process began, in the machine's own count: a number that its successor under the same pid cannot have. */
  began: z.string(),
  /** Which process list the pid belongs to: a boot of a machine and a container on it. */
  place: z.string(),
  host: z.string(),
  since: z.string(),
});

const thisProcess = () => ({
  pid: process.pid,
  began: beginningOf(process.pid) ?? "",
  place: place(),
  host: hostname(),
});

/** Links the finished file to its name: of two processes that try, one succeeds, and nobody ever reads half a lock. */
function take(draft: string, path: string): boolean {
  try {
    linkSync(draft, path);
    return true;
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "EEXIST") return false;
    throw cause;
  }
}

async function isHeld(path: string, text: string): Promise<boolean> {
  const holder = readHolder(text);
  if (!holder) return false;
  if (holder.place !== "" && holder.place === place()) return beginningOf(holder.pid) === holder.began;
  const before = modified(path);
  const deadline = Date.now() + watchMs;
  while (Date.now() < deadline) {
    await wait(beatMs / 2);
    if (modified(path) !== before) return true;
  }
  return false;
}

/** Moves a dead lock away; if somebody was quicker and the lock is theirs, puts it back. */
function setAside(path: string, expected: string): void {
  const aside = `${path}.dead.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  if (readFileSync(aside, "utf8") !== expected) take(aside, path);
  rmSync(aside, { force: true });
}

function readHolder(text: string): z.infer<typeof Holder> | undefined {
  try {
    return Holder.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function inUse(folder: string, text: string): string {
  const holder = readHolder(text);
  return (
    `Cannot use the data folder ${folder} as another process works in it: ` +
    `process ${holder?.pid} on ${holder?.host}, since ${holder?.since}. ` +
    "Stop that process, or choose another folder with DATA_DIR"
  );
}

/** Linux tells when a process began; elsewhere the lock is watched instead. */
function beginningOf(pid: number): string | undefined {
  const status = readFileOrNothing(`/proc/${pid}/stat`);
  // The program's name stands in brackets and may hold spaces: count behind it. Field 22 is the start time.
  return status?.slice(status.lastIndexOf(")") + 2).split(" ")[19];
}

function place(): string {
  try {
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    return `${boot} ${readlinkSync("/proc/self/ns/pid")}`;
  } catch {
    return "";
  }
}

function readFileOrNothing(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

function modified(path: string): number {
  try {
    return statSync(path).mtimeMs;
  } catch {
    return 0;
  }
}

function touch(path: string): void {
  const now = new Date();
  try {
    utimesSync(path, now, now);
  } catch {
    // A folder that has gone away is found by the next sentence that needs it.
  }
}
