import { execFile } from "node:child_process";
import { mkdirSync, rmdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { repositoryRoot } from "./shared.ts";

const artifacts = join(repositoryRoot, "test/.artifacts");

/** Both programs as people run them, in folders that stand to each other as in the repository. */
export interface BuiltApps {
  /** Folder of the phone's app. */
  readonly phone: string;
  /** The server's program; its `package.json` is one folder up. */
  readonly server: string;
}

/** Builds the phone's app and the server from what the sources are now; what is built already is not built again. */
export function builtApps(): Promise<BuiltApps> {
  const into = join(artifacts, "built");
  return oneAtATime("built", async () => {
    await promisify(execFile)(process.execPath, [join(repositoryRoot, "server/bin/build.mjs"), into]);
    return { phone: join(into, "survey-pwa/dist"), server: join(into, "server/dist/main.js") };
  });
}

/** Runs a task alone, whatever other processes of the tests do. */
async function oneAtATime<T>(name: string, task: () => Promise<T>): Promise<T> {
  mkdirSync(artifacts, { recursive: true });
  const lock = join(artifacts, `${name}.lock`);
  while (!taken(lock)) await wait(100);
  try {
    return await task();
  } finally {
    rmdirSync(lock);
  }
}

/** Longer than any build takes: whoever took the lock is gone. */
const forgottenMs = 120_000;

function taken(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - since > forgottenMs) rmdirSync(lock);
    return false;
  }
}
