import type { Sql, SqlRow } from "@returns/schemas";
import pg from "pg";
import { OperatorError } from "../operator-error.ts";
import { refuseOwnTransaction } from "./own-transaction.ts";
import { savepoint } from "./savepoint.ts";
import { readValue, typeId } from "./values.ts";

/**
 * Opens a PostgreSQL database and checks that it keeps what it acknowledges.
 *
 * @param url `postgresql://user:password@host:port/database`
 * @throws OperatorError when it cannot be reached, is too old, or may forget
 */
export async function openPostgres(url: string): Promise<Sql> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 10_000,
    application_name: "returns-server",
    options: "-c timezone=UTC",
    types: { getTypeParser },
  });
  // A connection that breaks while idle is replaced; one that breaks in use fails its own call.
  pool.on("error", () => {});
  try {
    await checkPromises(pool);
  } catch (cause) {
    await pool.end();
    if (cause instanceof OperatorError) throw cause;
    throw new OperatorError(
      `Cannot use the PostgreSQL database at ${withoutPassword(url)}: ${reason(cause)}. Check DATABASE_URL and that the database runs`,
      { cause },
    );
  }
  return refuseOwnTransaction({
    ...sentences(pool),
    transaction: (work) => inTransaction(pool, work),
    close: () => pool.end(),
  });
}

function sentences(connection: pg.Pool | pg.PoolClient): Sql {
  const sql: Sql = {
    query: async <Row extends SqlRow>(text: string, values?: Parameters<Sql["query"]>[1]) => {
      const result = await connection.query<Row>(text, values ? [...values] : []);
      return { rows: result.rows, affected: changes.has(result.command) ? (result.rowCount ?? 0) : 0 };
    },
    execute: async (text) => {
      await connection.query(text);
    },
    transaction: (work) => savepoint(sql, work),
    close: async () => {},
  };
  return sql;
}

const changes: ReadonlySet<string> = new Set(["INSERT", "UPDATE", "DELETE", "MERGE"]);

async function inTransaction<T>(pool: pg.Pool, work: (sql: Sql) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query("begin");
    const result = await work(sentences(client));
    const { command } = await client.query("commit");
    // PostgreSQL answers ROLLBACK, without an error, to the commit of a transaction in which a sentence failed.
    if (command !== "COMMIT") throw new Error("Cannot commit as a sentence of the transaction failed before");
    return result;
  } catch (cause) {
    await client.query("rollback").catch((fault: Error) => {
      broken = fault;
    });
    throw cause;
  } finally {
    client.release(broken);
  }
}

async function checkPromises(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ version: number; fsync: string; commit: string; encoding: string }>(
    `select current_setting('server_version_num')::int as version, current_setting('fsync') as fsync,
            current_setting('synchronous_commit') as commit, current_setting('server_encoding') as encoding`,
  );
  const found = rows[0];
  if (!found) throw new Error("it did not answer");
  if (found.version < 140_000) {
    throw new OperatorError(
      `Cannot use PostgreSQL ${Math.floor(found.version / 10_000)}: version 14 or newer is needed`,
    );
  }
  if (found.encoding !== "UTF8") {
    throw new OperatorError(
      `Cannot keep Arabic in this database as its encoding is ${found.encoding}. Create one with: createdb --encoding=UTF8`,
    );
  }
  for (const [setting, value] of [
    ["fsync", found.fsync],
    ["synchronous_commit", found.commit],
  ]) {
    if (value === "off") {
      throw new OperatorError(
        `Cannot promise that interviews survive a power cut as ${setting} is off in this PostgreSQL. Set ${setting} = on`,
      );
    }
  }
}

function withoutPassword(url: string): string {
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
}

function reason(cause: unknown): string {
  if (cause instanceof AggregateError) return cause.errors.map(reason).join(", ");
  return cause instanceof Error ? cause.message : String(cause);
}

const textParsers: ReadonlyMap<number, (text: string) => unknown> = new Map<number, (text: string) => unknown>([
  [typeId.int8, readValue.int8],
  [typeId.date, readValue.date],
  [typeId.timestamptz, readValue.instant],
]);

function getTypeParser(...[id, format]: Parameters<typeof pg.types.getTypeParser>) {
  return (format === "binary" ? undefined : textParsers.get(id)) ?? pg.types.getTypeParser(id, format);
}
