import { PGlite, type Transaction } from "@electric-sql/pglite";
import type { Sql } from "@returns/schemas";
import { refuseOwnTransaction } from "./own-transaction.ts";
import { savepoint } from "./savepoint.ts";
import { syncedFolder } from "./synced-folder.ts";
import { readValue, typeId } from "./values.ts";

export interface PgliteOptions {
  /** Where the database lives; "memory" for one that nobody needs tomorrow. */
  readonly folder: string | "memory";
  /** Called once when the engine has crashed: nothing it answers afterwards may be trusted, so the process must end. */
  readonly onPoisoned: (cause: Error) => void;
}

/**
 * Opens the embedded database. In a folder, a transaction is acknowledged when it is on disk.
 *
 * @throws the engine's error when the folder holds something that it cannot read
 */
export async function openPglite(options: PgliteOptions): Promise<Sql> {
  const durable = options.folder !== "memory";
  const engine = await PGlite.create({
    ...(durable ? { fs: await syncedFolder(options.folder) } : {}),
    startParams: durable ? syncedStart : PGlite.defaultStartParams,
    parsers: {
      [typeId.int8]: readValue.int8,
      [typeId.date]: readValue.date,
      [typeId.timestamptz]: readValue.instant,
    },
  });
  await engine.exec("set time zone 'UTC'");
  const guard = poisonGuard(options.onPoisoned);
  const tidy = durable ? checkpointer(engine) : async () => {};
  const run = <T>(work: () => Promise<T>) =>
    guard.run(async () => {
      const result = await work();
      await tidy();
      return result;
    });
  const plain = sentences(engine, guard);
  return refuseOwnTransaction({
    query: (text, values) => run(() => plain.query(text, values)),
    execute: (text) => run(() => plain.execute(text)),
    transaction: (work) => run(() => engine.transaction((tx) => work(sentences(tx, guard)))),
    close: async () => {
      if (guard.poisoned() || engine.closed) return;
      if (durable) await engine.exec("checkpoint");
      await engine.close();
    },
  });
}

function sentences(engine: PGlite | Transaction, guard: PoisonGuard): Sql {
  const sql: Sql = {
    query: (text, values) =>
      guard.run(async () => {
        const { rows, affectedRows } = await engine.query<never>(text, values ? [...values] : []);
        return { rows, affected: affectedRows ?? 0 };
      }),
    execute: (text) =>
      guard.run(async () => {
        await engine.exec(text);
      }),
    transaction: (work) => savepoint(sql, work),
    close: async () => {},
  };
  return sql;
}

const syncedStart = [...PGlite.defaultStartParams.filter((word) => word !== "-F"), "-c", "wal_sync_method=fsync"];

/** The embedded engine never writes a checkpoint by itself: its log would grow for ever, and so would the next start. */
function checkpointer(engine: PGlite): () => Promise<void> {
  let calls = 0;
  return async () => {
    calls += 1;
    if (calls % callsBetweenLooks !== 0) return;
    const { rows } = await engine.query<{ bytes: number }>(
      "select pg_wal_lsn_diff(pg_current_wal_lsn(), redo_lsn)::float8 as bytes from pg_control_checkpoint()",
    );
    if ((rows[0]?.bytes ?? 0) > logBytesBeforeCheckpoint) await engine.exec("checkpoint");
  };
}

const callsBetweenLooks = 64;
const logBytesBeforeCheckpoint = 32 * 1024 * 1024;

interface PoisonGuard {
  poisoned(): boolean;
  run<T>(work: () => Promise<T>): Promise<T>;
}

/**
 * A crash inside the engine leaves it answering wrongly: from then on every call is refused, those of a transaction that
 * overlooked the crash among them.
 */
function poisonGuard(onPoisoned: (cause: Error) => void): PoisonGuard {
  let poison: Error | undefined;
  return {
    poisoned: () => poison !== undefined,
    run: async (work) => {
      if (poison) throw refusal(poison);
      try {
        return await work();
      } catch (cause) {
        if (poison) throw refusal(poison);
        if (cause instanceof Error && isCrash(cause)) {
          poison = cause;
          onPoisoned(cause);
        }
        throw cause;
      }
    },
  };
}

const refusal = (poison: Error) =>
  new Error(`Cannot use the database any more as its engine has crashed: ${poison.message}. Restart the server`, {
    cause: poison,
  });

/** WebAssembly has ended, or PostgreSQL found itself in a state that it does not know (SQLSTATE class XX). */
const isCrash = (cause: Error): boolean =>
  cause.name === "RuntimeError" ||
  cause.name === "ExitStatus" ||
  ("code" in cause && typeof cause.code === "string" && cause.code.startsWith("XX"));
