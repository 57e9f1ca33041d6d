import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { HistoryError, migrate, type Sql } from "@returns/schemas";
import { OperatorError } from "../operator-error.ts";
import { lockFolder } from "./folder-lock.ts";
import { history } from "./history.ts";
import { openPglite } from "./pglite.ts";
import { openPostgres } from "./postgres.ts";
import { syncAll } from "./synced-folder.ts";

export interface StoreOptions {
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  /** The embedded engine has crashed: the process must end now. The next start makes the projections anew. */
  readonly onPoisoned: (cause: Error) => void;
}

/** The database of this server, at the end of its history. */
export interface Store {
  readonly sql: Sql;
  /** Whether the engine crashed last time, so that what was derived from the envelopes is not to be trusted. */
  readonly mustRebuild: boolean;
  /** Takes note that the projections were made anew. */
  rebuilt(): void;
  /** Writes out what is in memory and frees the folder. */
  close(): Promise<void>;
}

/**
 * Opens PostgreSQL where an URL is given, else the embedded database in the data folder. In both cases the folder is
 * locked against other processes: keys and the operator's socket are in it.
 *
 * @throws OperatorError when the folder cannot be used or the database cannot be opened
 */
export async function openStore({ dataDir, databaseUrl, onPoisoned }: StoreOptions): Promise<Store> {
  prepareFolder(dataDir);
  const unlock = await lockFolder(dataDir);
  const marker = join(dataDir, "engine-crashed");
  try {
    const sql =
      databaseUrl === undefined
        ? await openEmbedded(dataDir, (cause) => {
            writeFileSync(marker, `${cause.message}\n`);
            unlock();
            onPoisoned(cause);
          })
        : await openPostgres(databaseUrl);
    await migrateOrClose(sql);
    return {
      sql,
      mustRebuild: existsSync(marker),
      rebuilt: () => rmSync(marker, { force: true }),
      close: async () => {
        await sql.close();
        unlock();
      },
    };
  } catch (cause) {
    unlock();
    throw cause;
  }
}

function prepareFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const probe = join(folder, `.writable-${process.pid}`);
    writeFileSync(probe, "");
    rmSync(probe);
  } catch (cause) {
    const why = existsSync(folder) && !statSync(folder).isDirectory() ? "there is a file of that name" : reason(cause);
    throw new OperatorError(`Cannot use ${folder} as data folder: ${why}. Choose another one with DATA_DIR`, { cause });
  }
}

/**
 * A new database is made beside its place and moved there when it stands, so that a start that was cut off leaves
 * nothing that could not be opened.
 */
async function openEmbedded(dataDir: string, onPoisoned: (cause: Error) => void): Promise<Sql> {
  const folder = join(dataDir, "database");
  try {
    if (!existsSync(folder)) {
      const draft = join(dataDir, "database.new");
      rmSync(draft, { recursive: true, force: true });
      await (await openPglite({ folder: draft, onPoisoned })).close();
      await syncAll(draft);
      renameSync(draft, folder);
      syncFolder(dataDir);
    }
    // Where this file is missing, the engine would make a new, empty database over what is left of the old one
    if (!existsSync(join(folder, "PG_VERSION"))) throw new Error("files are missing in it");
    return await openPglite({ folder, onPoisoned });
  } catch (cause) {
    throw new OperatorError(
      `Cannot open the database in ${folder}: ${reason(cause)}. It is damaged, or another version wrote it. ` +
        "Put it back from a backup, or start with a new folder (DATA_DIR) and the same receipt key: the phones send " +
        "again what they still hold",
      { cause },
    );
  }
}

async function migrateOrClose(sql: Sql): Promise<void> {
  try {
    await migrate(sql, history);
  } catch (cause) {
    await sql.close();
    if (cause instanceof HistoryError) throw new OperatorError(cause.message, { cause });
    if (cause instanceof Error && "code" in cause && cause.code === notAllowed) {
      throw new OperatorError(
        `Cannot make tables in this database as its user may not: ${cause.message}. Make that user the owner of the database`,
        { cause },
      );
    }
    throw cause;
  }
}

/** SQLSTATE of a missing privilege. */
const notAllowed = "42501";

function syncFolder(path: string): void {
  const descriptor = openSync(path, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

const reason = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
