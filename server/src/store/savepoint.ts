import type { Sql } from "@returns/schemas";

/** A transaction inside a transaction: its own failure undoes its own work, and the one around it goes on. */
export async function savepoint<T>(sql: Sql, work: (sql: Sql) => Promise<T>): Promise<T> {
  await sql.execute("savepoint inner_work");
  try {
    const result = await work(sql);
    await sql.execute("release savepoint inner_work");
    return result;
  } catch (cause) {
    await sql.execute("rollback to savepoint inner_work; release savepoint inner_work");
    throw cause;
  }
}
