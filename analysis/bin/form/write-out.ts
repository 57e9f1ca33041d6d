import { basename, dirname } from "node:path";
import { writeAll } from "../files.ts";

/** Writes one file, where it was asked for. */
export const writeOut = (path: string, content: string | Uint8Array, existing: "keep" | "overwrite"): void =>
  void writeAll(dirname(path), new Map([[basename(path), content]]), existing);
