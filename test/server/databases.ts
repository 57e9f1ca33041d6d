import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Sql } from "@returns/schemas";
import { openPglite, openPostgres } from "@returns/server";
import { afterAll, beforeAll, describe } from "vitest";
import { type PostgresCluster, startPostgres } from "../machine/postgres.ts";

/** One empty database: opened, closed and opened again as often as a test likes. */
export interface TestDatabase {
  open(): Promise<Sql>;
}

/**
 * Runs a suite on every kind of database that the server can stand on: PGlite in memory (which forgets when it is
 * closed; one at a time), PGlite in a folder, and a real PostgreSQL.
 *
 * @param suite called once a kind; `create` makes a new, empty database
 */
export function eachDatabase(suite: (kind: DatabaseKind, create: () => TestDatabase) => void): void {
  describe.each(kinds)("on %s", (kind) => {
    const machine = machines[kind]();
    beforeAll(machine.start);
    const opened: Sql[] = [];
    afterAll(async () => {
      for (const sql of opened) await sql.close().catch(() => {});
      await machine.stop();
    });
    suite(kind, () => {
      const open = machine.create();
      return {
        open: async () => {
          const sql = await open();
          opened.push(sql);
          return sql;
        },
      };
    });
  });
}

export type DatabaseKind = "PGlite in memory" | "PGlite in a folder" | "PostgreSQL";

interface Machine {
  start(): Promise<void>;
  create(): () => Promise<Sql>;
  stop(): Promise<void>;
}

const onPoisoned = (cause: Error) => {
  throw cause;
};

const machines: Record<DatabaseKind, () => Machine> = {
  // Starting an engine takes seconds, so the tests of a suite share one and each finds it empty.
  "PGlite in memory": () => {
    let engine: Sql | undefined;
    return {
      start: async () => {
        engine = await openPglite({ folder: "memory", onPoisoned });
      },
      create: () => async () => {
        if (!engine) throw new Error(tooEarly);
        await engine.execute("drop schema public cascade; create schema public");
        return { ...engine, close: async () => {} };
      },
      stop: async () => engine?.close(),
    };
  },
  "PGlite in a folder": () => {
    const root = mkdtempSync(join(tmpdir(), "returns-pglite-"));
    const empty = join(root, "empty");
    let folders = 0;
    return {
      start: async () => (await openPglite({ folder: empty, onPoisoned })).close(),
      create: () => {
        folders += 1;
        const folder = join(root, String(folders));
        cpSync(empty, folder, { recursive: true });
        return () => openPglite({ folder, onPoisoned });
      },
      stop: async () => rmSync(root, { recursive: true, force: true }),
    };
  },
  PostgreSQL: () => {
    let cluster: PostgresCluster | undefined;
    return {
      start: async () => {
        cluster = await startPostgres();
      },
      create: () => {
        if (!cluster) throw new Error(tooEarly);
        const url = cluster.createDatabase();
        return () => openPostgres(url);
      },
      stop: async () => cluster?.stop(),
    };
  },
};

const tooEarly = "Cannot create a database before the suite has begun: call create inside a test";

const kinds: readonly DatabaseKind[] = ["PGlite in memory", "PGlite in a folder", "PostgreSQL"];
