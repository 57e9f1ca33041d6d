import { PGlite, type PGliteOptions } from "@electric-sql/pglite";
import { MemfsFrontendFS } from "@electric-sql/pglite/memfs-frontend";
import { type Migration, migrate, type SqlRow, type SqlValue } from "@returns/schemas";
import { type Disk, isVacant, type RecordChange } from "./disk.ts";
import { isStorageFull, UnexpectedCountError } from "./faults.ts";
import { inTurn } from "./in-turn.ts";
import type { StoredChange } from "./lifeboat/change.ts";
import type { ReadRows } from "./lifeboat/load.ts";
import type { MediaChange } from "./media-disk.ts";
import { pageStore, type ReadMemory } from "./page-store.ts";
import { type Engine, pgliteSql, run } from "./pglite-sql.ts";

/** One sentence with its parameters. `affects` is how many rows it must touch; otherwise the whole transaction is undone. */
export interface Statement {
  readonly text: string;
  readonly values?: readonly SqlValue[];
  readonly affects?: number;
  /** What the second copy holds of it must not stay there, or is too little without what stands beside: it is written anew soon. */
  readonly outdates?: "second-copy";
}

export type Rows = readonly SqlRow[];

export interface PageDatabase {
  /** For reading only: it waits for no disk, so that it works when the storage is full too. */
  read(text: string, values: readonly SqlValue[]): Promise<Rows>;
  /**
   * All statements in one transaction, and the records and media with them, in one flush: all of it is on disk, or nothing.
   * When the flush fails the database in memory has them all the same, and they go with the next flush: whoever told
   * somebody "not saved" and cannot repeat the same sentences must undo them.
   */
  write(
    statements: readonly Statement[],
    records: readonly RecordChange[],
    media: readonly MediaChange[],
  ): Promise<readonly Rows[]>;
  /**
   * Clears away old versions of drafts, and the log up to here: nobody else does so in an embedded database, and the
   * phone's disk would fill with what was typed over.
   */
  tidy(): Promise<void>;
  /**
   * Reads what is on the disk at one moment, with no write in between; does not where the database in memory is ahead of the
   * disk. What the work does before it resolves comes before everything that `stored` is told later.
   */
  between(work: (read: ReadRows) => Promise<void>): Promise<void>;
}

export interface PageDatabaseParts {
  /** Gives the prebuilt data folder; it is asked for at the very first start only. */
  readonly dataFolder: () => Promise<File>;
  readonly history: readonly Migration[];
  readonly engine: Pick<PGliteOptions, "initdbWasmModule">;
  /** Fills the tables of a new folder before anything of it is on disk, and gives the records that belong to them. */
  readonly restore: (pg: PGlite) => Promise<readonly RecordChange[]>;
  /** Told what has come on the disk, in the order in which it ran. */
  readonly stored: (changes: readonly StoredChange[]) => void;
}

/** Opens PostgreSQL on the pages of this disk and brings it to the end of its history. */
export async function openPageDatabase(disk: Disk, epoch: number, parts: PageDatabaseParts): Promise<PageDatabase> {
  const pages = pageStore(disk, epoch);
  const files = new MemfsFrontendFS(pages);
  // PGlite would flush after every sentence, reading ones too, but acknowledge a transaction before its files are
  // stored (electric-sql/pglite#1065). Here nothing is flushed but what somebody waits for, and that always is.
  const storeFiles = files.syncToFs.bind(files);
  files.syncToFs = async () => {};
  let ahead: StoredChange[] = [];
  const flush = async () => {
    await storeFiles();
    await pages.writeStaged();
    const changes = ahead;
    ahead = [];
    parts.stored(changes);
  };

  const isNew = await isVacant(disk);
  const pg = new PGlite({
    ...parts.engine,
    fs: files,
    ...(isNew ? { loadDataDir: await parts.dataFolder() } : {}),
  });
  pages.attach(memoryOf(pg));
  await pg.waitReady;
  await migrate(pgliteSql(pg), parts.history);
  if (isNew) pages.stage(await parts.restore(pg), []);
  // With the storage full the phone must still start: to read, and to send what it has
  await flush().catch((cause) => {
    if (!isStorageFull(cause)) throw cause;
  });

  const turn = inTurn();
  return {
    read: (text, values) => turn(async () => (await run(pg, text, values)).rows),
    write: (statements, records, media) =>
      turn(async () => {
        const results = await pg.transaction((inside) => runStatements(inside, statements));
        ahead.push({ statements, records, media });
        pages.stage(records, media);
        await flush();
        return results;
      }),
    tidy: () =>
      turn(async () => {
        for (const sentence of ["vacuum draft", "vacuum interview", "vacuum setting", "checkpoint"]) {
          await pg.exec(sentence);
        }
        await flush();
      }),
    between: (work) =>
      turn(async () => {
        if (ahead.length === 0) await work(async (text) => (await run(pg, text, [])).rows);
      }),
  };
}

/** Runs statements in order. @throws UnexpectedCountError when one touches another number of rows than it must */
export async function runStatements(engine: Engine, statements: readonly Statement[]): Promise<readonly Rows[]> {
  const results: Rows[] = [];
  for (const { text, values, affects } of statements) {
    const { rows, affected } = await run(engine, text, values ?? []);
    if (affects !== undefined && affected !== affects) {
      throw new UnexpectedCountError(
        `Cannot keep the transaction: "${text.slice(0, 60)}" touched ${affected} rows instead of ${affects}`,
      );
    }
    results.push(rows);
  }
  return results;
}

const memoryOf = (pg: PGlite): ReadMemory => {
  return (path, at, length) => {
    const { FS } = pg.Module;
    const bytes = new Uint8Array(length);
    const file = FS.open(PGlite.paths.PGDATA + path, "r");
    FS.read(file, bytes, 0, length, at);
    FS.close(file);
    return bytes;
  };
};
