import { createHmac, randomBytes } from "node:crypto";
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { type LedgerEntry, ledgerLine, readLedger } from "../src/disclosure/index.ts";
import { FileError } from "./files.ts";
import { sha256 } from "./table-files.ts";

/** The ledger of releases, in a file that only grows, and the key that its hashes of households are made with. */
export interface Ledger {
  readonly entries: readonly LedgerEntry[];
  readonly keyed: (id: string) => string;
  add(entry: LedgerEntry): void;
}

/**
 * Opens a ledger; one that is not there yet begins with a fresh key. Neither file may leave the office: with the key and a
 * list of ids it could be told whose answers a release rests on.
 *
 * @throws FileError when the ledger is there without its key, LedgerError when a line was changed
 */
export function openLedger(path: string): Ledger {
  const keyPath = `${path.replace(/\.jsonl$/, "")}.key`;
  const text = existsSync(path) ? readFileSync(path, "utf8") : "";
  if (text !== "" && !existsSync(keyPath)) {
    throw new FileError(
      `Cannot use ${path} without its key ${keyPath}: households of new data could not be told from those of earlier ` +
        "releases. Put the key back from a copy",
    );
  }
  const entries = readLedger(text, sha256);
  const key = existsSync(keyPath) ? readFileSync(keyPath, "utf8").trim() : randomBytes(32).toString("hex");
  return {
    entries,
    keyed: (id) => createHmac("sha256", key).update(id).digest("base64url").slice(0, 22),
    add: (entry) => {
      mkdirSync(dirname(path), { recursive: true });
      if (!existsSync(keyPath)) writeFileSync(keyPath, `${key}\n`, { mode: 0o600 });
      appendFileSync(path, ledgerLine(text, entry, sha256), { mode: 0o600 });
    },
  };
}
