import type { PGlite } from "@electric-sql/pglite";
import type { Sql, SqlRow, SqlValue } from "@returns/schemas";

/** What a database and an open transaction have in common. */
export type Engine = Pick<PGlite, "query" | "exec">;

/** PGlite behind our port, for migrations. Nothing is promised about the disk: the caller flushes. */
export function pgliteSql(engine: PGlite): Sql {
  return {
    ...sentences(engine),
    transaction: (work) => engine.transaction((inside) => work(sentences(inside))),
    close: () => engine.close(),
  };
}

function sentences(engine: Engine): Sql {
  const sql: Sql = {
    query: (text, values = []) => run(engine, text, values),
    execute: async (text) => {
      await engine.exec(text);
    },
    transaction: (work) => work(sql),
    close: async () => {},
  };
  return sql;
}

export async function run<Row extends SqlRow>(engine: Engine, text: string, values: readonly SqlValue[]) {
  const { rows, affectedRows } = await engine.query<Row>(text, [...values]);
  return { rows, affected: affectedRows ?? 0 };
}
