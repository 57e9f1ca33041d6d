import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openPostgres } from "@returns/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openStore } from "../../../server/src/store/open-store.ts";
import { type PostgresCluster, startPostgres } from "../../machine/postgres.ts";

let cluster: PostgresCluster;
beforeAll(async () => {
  cluster = await startPostgres();
});
afterAll(() => cluster.stop());

test("a database that may forget what it acknowledged is refused", async () => {
  const url = cluster.createDatabase();
  const sql = await openPostgres(url);
  const database = new URL(url).pathname.slice(1);
  await sql.execute(`alter database ${database} set synchronous_commit = off`);
  await sql.close();
  await expect(openPostgres(url)).rejects.toThrow(
    "Cannot promise that interviews survive a power cut as synchronous_commit is off in this PostgreSQL. Set synchronous_commit = on",
  );
});

test("a database that cannot keep Arabic is refused, with the way to make one that can", async () => {
  const sql = await openPostgres(cluster.createDatabase());
  await sql.execute("create database latin encoding 'LATIN1' template template0 locale 'C'");
  await sql.close();
  const url = new URL(cluster.createDatabase());
  url.pathname = "/latin";
  await expect(openPostgres(url.href)).rejects.toThrow(
    "Cannot keep Arabic in this database as its encoding is LATIN1. Create one with: createdb --encoding=UTF8",
  );
});

test("a user who may not make tables is told so, and the data folder is free again", async () => {
  const url = new URL(cluster.createDatabase());
  const sql = await openPostgres(url.href);
  await sql.execute("revoke create on schema public from public; create role guest login");
  await sql.close();
  url.username = "guest";
  const dataDir = mkdtempSync(join(tmpdir(), "returns-guest-"));
  const open = () => openStore({ dataDir, databaseUrl: url.href, onPoisoned: () => {} });
  const message =
    /^Cannot make tables in this database as its user may not: .*\. Make that user the owner of the database$/;
  await expect(open()).rejects.toThrow(message);
  await expect(open()).rejects.toThrow(message);
  rmSync(dataDir, { recursive: true, force: true });
});
