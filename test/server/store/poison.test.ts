import { openPglite } from "@returns/server";
import { expect, test } from "vitest";

// What SECURITY calls F2: nested this deep, JSON crashes the embedded engine. Nothing of ours sends it any
const crashes = `${"[".repeat(8_000)}${"]".repeat(8_000)}`;
const refusal = /^Cannot use the database any more as its engine has crashed: .*Restart the server$/;

test("an engine that crashed is never asked again: the program is told once, and every later call is refused", async () => {
  const told: string[] = [];
  const sql = await openPglite({ folder: "memory", onPoisoned: ({ message }) => told.push(message) });
  await sql.execute("create table thing (v jsonb)");
  // The sentence that breaks the engine is answered as if nothing were wrong; the transaction is not acknowledged
  const crashing = sql.transaction((tx) => tx.query("insert into thing values ($1)", [crashes]));
  await expect(crashing).rejects.toThrow();
  await expect(sql.query("select 1")).rejects.toThrow(refusal);
  await expect(sql.transaction(async () => "done")).rejects.toThrow(refusal);
  expect(told).toHaveLength(1);
  await sql.close();
});
