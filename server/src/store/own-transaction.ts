import { AsyncLocalStorage } from "node:async_hooks";
import type { Sql } from "@returns/schemas";

/**
 * Refuses calls that a transaction makes past the handle that it was given: on PGlite they would wait for the
 * transaction, which waits for them, for ever; on PostgreSQL they would silently stand outside it.
 */
export function refuseOwnTransaction(sql: Sql): Sql {
  const inside = new AsyncLocalStorage<"a transaction">();
  const outside = async <T>(work: () => Promise<T>): Promise<T> => {
    if (inside.getStore()) {
      throw new Error("Cannot use the database past its own transaction: use the handle that the transaction gives");
    }
    return work();
  };
  return {
    query: (text, values) => outside(() => sql.query(text, values)),
    execute: (text) => outside(() => sql.execute(text)),
    transaction: (work) => outside(() => sql.transaction((tx) => inside.run("a transaction", () => work(tx)))),
    close: () => sql.close(),
  };
}
