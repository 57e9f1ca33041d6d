import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { seededRandom } from "@returns/schemas";
import { openPglite } from "@returns/server";
import { afterEach, expect, test } from "vitest";

/** What a disk would lose: for each file, how to undo the writes that were not synced yet, oldest first. */
type Unsynced = Map<number, { readonly at: number; readonly before: Buffer; readonly size: number }[]>;

const { writeSync, ftruncateSync, truncateSync, fsyncSync } = fs;
afterEach(() => {
  Object.assign(fs, { writeSync, ftruncateSync, truncateSync, fsyncSync });
  syncBuiltinESMExports();
});

/** Notes every write below the engine until it is synced. */
function watchDisk(): Unsynced {
  const unsynced: Unsynced = new Map();
  const note = (file: number, at: number, length: number) => {
    const { ino, size } = fs.fstatSync(file);
    const before = Buffer.alloc(Math.max(0, Math.min(size - at, length)));
    if (before.length > 0) {
      const path = `/proc/self/fd/${file}`;
      const reader = fs.openSync(path, "r");
      fs.readSync(reader, before, 0, before.length, at);
      fs.closeSync(reader);
    }
    const entries = unsynced.get(ino) ?? [];
    entries.push({ at, before, size });
    unsynced.set(ino, entries);
  };
  const noteCut = (file: number, length: number) => {
    const { size } = fs.fstatSync(file);
    note(file, Math.min(length, size), Math.max(0, size - length));
  };
  Object.assign(fs, {
    writeSync: (file: number, buffer: Uint8Array, offset: number, length: number, at: number) => {
      note(file, at, length);
      return writeSync(file, buffer, offset, length, at);
    },
    ftruncateSync: (file: number, length: number) => {
      noteCut(file, length);
      ftruncateSync(file, length);
    },
    truncateSync: (path: string, length: number) => {
      const file = fs.openSync(path, "r+");
      noteCut(file, length);
      ftruncateSync(file, length);
      fs.closeSync(file);
    },
    fsyncSync: (file: number) => {
      unsynced.delete(fs.fstatSync(file).ino);
      fsyncSync(file);
    },
  });
  syncBuiltinESMExports();
  return unsynced;
}

/** A copy of the folder as the disk has it after the power went: of what was not synced, each file keeps all or nothing. */
function cutPower(folder: string, unsynced: Unsynced, keeps: () => boolean): string {
  const survived = `${folder}-after`;
  fs.cpSync(folder, survived, { recursive: true });
  for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const undo = unsynced.get(fs.statSync(path).ino);
    if (!entry.isFile() || undo === undefined || keeps()) continue;
    const file = fs.openSync(join(survived, relative(folder, path)), "r+");
    for (const { at, before, size } of undo.toReversed()) {
      if (before.length > 0) writeSync(file, before, 0, before.length, at);
      ftruncateSync(file, size);
    }
    fs.closeSync(file);
  }
  return survived;
}

const onPoisoned = () => {};

// The notes read files through /proc
test.skipIf(!fs.existsSync("/proc/self/fd"))(
  "what was acknowledged is there after the power went",
  async () => {
    const root = fs.mkdtempSync(join(tmpdir(), "returns-power-"));
    const random = seededRandom(20_261_124);
    let folder = join(root, "0");
    let before = await openPglite({ folder, onPoisoned });
    await before.execute("create table thing (n integer primary key, filling text); create table other (n integer)");
    await before.close();
    let acknowledged = 0;
    for (let round = 1; round <= 6; round += 1) {
      const unsynced = watchDisk();
      before = await openPglite({ folder, onPoisoned });
      const { rows } = await before.query<{ n: number }>("select count(*) as n from thing");
      expect(rows[0]?.n).toBe(acknowledged);
      for (let write = 0; write < 40; write += 1) {
        await before.transaction(async (sql) => {
          await sql.query("insert into thing values ($1, $2)", [
            acknowledged + 1,
            "x".repeat(Math.floor(random() * 9_000)),
          ]);
          await sql.query("insert into other values ($1)", [acknowledged + 1]);
        });
        acknowledged += 1;
        if (random() < 0.05) await before.execute("checkpoint");
        if (random() < 0.02) await before.execute("vacuum thing");
      }
      // The engine is left where it is, as a process that has no power
      folder = cutPower(folder, unsynced, () => round % 2 === 0 && random() < 0.5);
      Object.assign(fs, { writeSync, ftruncateSync, truncateSync, fsyncSync });
      syncBuiltinESMExports();
    }
    const after = await openPglite({ folder, onPoisoned });
    const { rows } = await after.query("select count(*) as n, max(n) as last from thing join other using (n)");
    expect(rows).toEqual([{ n: acknowledged, last: acknowledged }]);
    await after.close();
    fs.rmSync(root, { recursive: true, force: true });
  },
  120_000,
);
