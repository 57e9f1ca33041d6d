import type { PGlite } from "@electric-sql/pglite";
import type { RecordChange } from "../disk.ts";
import { runStatements } from "../page-database.ts";
import { run } from "../pglite-sql.ts";
import { record } from "../snapshot.ts";
import { readChange } from "./change.ts";

/**
 * Fills an empty database from the texts of a lifeboat, in their order. Of what cannot be brought back as a whole, each
 * sentence that can be is, and home will say that something is missing.
 *
 * @returns the records that belong to it
 */
export async function restoreFrom(pg: Pick<PGlite, "transaction" | "query" | "exec">, texts: readonly string[]) {
  const records = new Map<string, string | undefined>();
  let isComplete = true;
  const run1 = (statements: Parameters<typeof runStatements>[1]) =>
    pg.transaction((inside) => runStatements(inside, statements));
  for (const text of texts) {
    const change = parsed(text);
    try {
      if (change === undefined) throw new Error("Cannot read a change of the second copy");
      await run1(change.statements);
    } catch {
      isComplete = false;
      for (const statement of change?.statements ?? []) await run1([statement]).catch(() => {});
    }
    for (const [name, content] of change?.records ?? []) records.set(name, content);
  }
  // An envelope may have been sealed and sent that this copy knows nothing of: its number is not given twice
  await run(pg, "update device_chain set seq = seq + $1", [numbersLeftOut]);
  const { rows } = await run(pg, "select count(*)::int as n from interview where state in ('draft', 'ready')", []);
  const damage = record.damage({ status: "restored", interviews: Number(rows[0]?.n), isComplete });
  return [...records, damage] satisfies readonly RecordChange[];
}

/** More than any phone seals between two writings of its second copy. */
const numbersLeftOut = 100;

function parsed(text: string) {
  try {
    return readChange(text);
  } catch {
    return undefined;
  }
}
