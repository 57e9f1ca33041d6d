import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** A file cannot be read or written; the message says which and why. */
export class FileError extends Error {
  override readonly name = "FileError";
}

/** A text file as it was read, and its fingerprint for the provenance of what is made from it. */
export interface TextFile {
  readonly name: string;
  readonly text: string;
  readonly sha256: string;
}

/**
 * Reads a text file.
 *
 * @param encoding of the file; UTF-8 where absent. A file that is no UTF-8 is refused, with a look at how it would read as
 * Windows-1256, the other encoding in which Arabic is met
 */
export function readText(path: string, encoding: string | undefined): TextFile {
  if (!existsSync(path) || statSync(path).isDirectory())
    throw new FileError(`Cannot read ${path}: there is no such file`);
  const bytes = readFileSync(path);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { name: basename(path), text: decoded(path, bytes, encoding), sha256 };
}

function decoded(path: string, bytes: Uint8Array, encoding: string | undefined): string {
  try {
    return new TextDecoder(encoding ?? "utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof RangeError) throw new FileError(`Cannot read ${path}: there is no encoding "${encoding}"`);
    const preview = new TextDecoder("windows-1256")
      .decode(bytes.subarray(0, 200))
      .split(/\r?\n/)
      .slice(0, 2)
      .join(" ⏎ ");
    throw new FileError(
      `Cannot read ${path}, as it is not ${encoding ?? "UTF-8"}. As Windows-1256 it would begin: ${preview}\n` +
        "If that reads right, repeat with --encoding windows-1256; else save the file as CSV UTF-8",
    );
  }
}

/** JSON of a file, for a schema to judge. */
export function readJson(path: string): { readonly value: unknown; readonly file: TextFile } {
  const file = readText(path, undefined);
  try {
    return { value: JSON.parse(file.text), file };
  } catch (error) {
    throw new FileError(`Cannot read ${path} as JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/**
 * Writes files into a folder: all of them or, when one is there already and `existing` is `keep`, none. Each is written
 * beside its place first, so that a full disk leaves the older file whole.
 */
export function writeAll(
  folder: string,
  files: ReadonlyMap<string, string | Uint8Array>,
  existing: "keep" | "overwrite",
): readonly string[] {
  const paths = [...files.keys()].map((name) => join(folder, name));
  const there = paths.filter((path) => existsSync(path));
  if (existing === "keep" && there.length > 0) {
    throw new FileError(
      `Cannot write ${there.slice(0, 3).join(", ")}${there.length > 3 ? ` and ${there.length - 3} more` : ""}, as ` +
        "they are there already. Choose another folder, or add --force to write over them",
    );
  }
  for (const [name, content] of files) writeWhole(join(folder, name), content);
  return paths;
}

function writeWhole(path: string, content: string | Uint8Array): void {
  const beside = `${path}.${process.pid}.part`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(beside, content);
    renameSync(beside, path);
  } catch (error) {
    if (existsSync(beside)) rmSync(beside);
    throw new FileError(`Cannot write ${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
