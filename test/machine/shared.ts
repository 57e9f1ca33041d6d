import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The root of this repository. */
export const repositoryRoot = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

/**
 * The folder of reference data that stands beside the checkout (or where `SHARED` says), or `undefined` where it is
 * missing: real surveys and golden results of R that are too large, or not ours, to be kept here.
 */
export function sharedFolder(): string | undefined {
  const folder = process.env.SHARED ?? resolve(repositoryRoot, "../shared");
  return existsSync(folder) ? folder : undefined;
}
