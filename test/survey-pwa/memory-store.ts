import { PGlite } from "@electric-sql/pglite";
import { migrate } from "@returns/schemas";
import { phoneHistory } from "../../survey-pwa/src/store/history.ts";
import { runStatements } from "../../survey-pwa/src/store/page-database.ts";
import { pgliteSql, run } from "../../survey-pwa/src/store/pglite-sql.ts";
import type { PhoneStore } from "../../survey-pwa/src/store/worker-store.ts";

/** The phone's database in memory: its real tables and sentences, without pages and without a browser. */
export async function memoryStore(): Promise<PhoneStore & { close(): Promise<void> }> {
  const engine = await PGlite.create();
  await migrate(pgliteSql(engine), phoneHistory);
  return {
    query: async (text, values) => (await run(engine, text, values)).rows,
    write: (statements) => engine.transaction((inside) => runStatements(inside, statements)),
    close: () => engine.close(),
  };
}

/** Empties it for the next test: starting an engine takes a second. */
export const emptied = async (store: PhoneStore): Promise<PhoneStore> => {
  await store.write(
    [
      { text: "truncate setting, project, interview, draft, envelope, attachment" },
      { text: "update device_chain set seq = 0, head = null" },
    ],
    [],
  );
  return store;
};
