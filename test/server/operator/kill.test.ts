import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate, type SealedEnvelope, type Sql, seededRandom } from "@returns/schemas";
import { history, openPglite, openPostgres } from "@returns/server";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startPostgres } from "../../machine/postgres.ts";
import { enrolPhone } from "./sending-phone.ts";
import { type Environment, killWhileStarting, startServer } from "./server-process.ts";

let dataDir = "";
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "returns-kill-"));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const batches = 30;
const perBatch = 8;
const kills = 6;

/** Sends 30 batches while the server is killed in the middle of every fifth, and answers what it acknowledged. */
async function sendThroughKills(environment: Environment, seed: number) {
  const random = seededRandom(seed);
  const starts: number[] = [];
  let server = await startServer(environment);
  const phone = await enrolPhone(server.enrolLink);
  const acknowledged = new Set<string>();
  const sealed: SealedEnvelope[] = [];
  let unsent: SealedEnvelope[] = [];
  for (let batch = 1; batch <= batches; batch += 1) {
    const fresh = await Promise.all(Array.from({ length: perBatch }, () => phone.seal()));
    sealed.push(...fresh);
    unsent = [...unsent, ...fresh];
    const answer = phone.send(server.origin, unsent).catch((): readonly string[] => []);
    if (batch % Math.floor(batches / kills) === 0) {
      await new Promise((resolve) => setTimeout(resolve, random() * 25));
      await server.kill();
    }
    for (const hash of await answer) acknowledged.add(hash);
    unsent = unsent.filter(({ hash }) => !acknowledged.has(hash));
    if (batch % Math.floor(batches / kills) === 0) {
      server = await startServer(environment);
      starts.push(server.startMs);
    }
  }
  // What was never acknowledged is sent again, as phones do; what was is not
  for (const hash of unsent.length > 0 ? await phone.send(server.origin, unsent) : []) acknowledged.add(hash);
  expect(await server.stop()).toBe(0);
  expect(acknowledged.size).toBe(sealed.length);
  return { acknowledged: [...acknowledged].sort(), starts };
}

async function expectEverythingOnce(sql: Sql, acknowledged: readonly string[]) {
  expect(await migrate(sql, history)).toEqual([]);
  const { rows: received } = await sql.query<{ hash: string }>("select hash from envelope order by hash");
  expect(received.map(({ hash }) => hash)).toEqual(acknowledged);
  const { rows: projected } = await sql.query<{ hash: string }>("select hash from submission order by hash");
  expect(projected.map(({ hash }) => hash)).toEqual(acknowledged);
  await sql.close();
}

test("embedded database: of 30 batches with the server killed in six of them, no acknowledged interview is lost or doubled", async () => {
  const { acknowledged, starts } = await sendThroughKills({ DATA_DIR: dataDir }, 1);
  expect(Math.max(...starts)).toBeLessThan(10_000);
  const folder = join(dataDir, "database");
  await expectEverythingOnce(await openPglite({ folder, onPoisoned: () => {} }), acknowledged);
}, 240_000);

test("PostgreSQL: of 30 batches with the server killed in six of them, no acknowledged interview is lost or doubled", async () => {
  const cluster = await startPostgres();
  try {
    const url = cluster.createDatabase();
    const { acknowledged, starts } = await sendThroughKills({ DATA_DIR: dataDir, DATABASE_URL: url }, 2);
    expect(Math.max(...starts)).toBeLessThan(10_000);
    await expectEverythingOnce(await openPostgres(url), acknowledged);
  } finally {
    await cluster.stop();
  }
}, 240_000);

test("a server that is killed at its first start starts well the second time", async () => {
  const random = seededRandom(3);
  for (let round = 0; round < 5; round += 1) await killWhileStarting({ DATA_DIR: dataDir }, 1_000 + random() * 4_000);
  const server = await startServer({ DATA_DIR: dataDir });
  expect(await server.stop()).toBe(0);
}, 120_000);
