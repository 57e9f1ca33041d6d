import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type Config,
  createApp,
  type OpenOffice,
  openOffice,
  practiceSetup,
  progressBar,
  readConfig,
  readSetup,
  runDemo,
  storeSetup,
} from "@returns/server";
import { afterAll, beforeAll, expect, test } from "vitest";

let config: Config;
beforeAll(() => {
  config = readConfig({ DATA_DIR: mkdtempSync(join(tmpdir(), "returns-office-")) });
});
afterAll(() => rmSync(config.dataDir, { recursive: true, force: true }));

const crashes = `${"[".repeat(8_000)}${"]".repeat(8_000)}`;
const silent = () => {};

/** A project of two clusters, so that a simulation is over soon. */
const smallProject = () => {
  const practice = practiceSetup();
  const clusters = practice.clusters.slice(0, 2);
  return { ...practice, clusters, strata: practice.strata.slice(0, 1) };
};

const requestTo = (office: OpenOffice) => {
  const app = createApp({
    ...office,
    project: office.shelf.project,
    phone: new Map(),
    transport: "loopback",
    version: "test",
    log: silent,
    afterCommit: silent,
  });
  return (path: string, init: RequestInit) => app.request(path, init);
};

test("a simulated survey is made once, however often it is asked for, and never in a real project", async () => {
  const first = await openOffice(config, silent);
  await storeSetup(first.sql, smallProject());
  await first.store.close();

  const office = await openOffice(config, silent);
  const progress: string[] = [];
  const said = await runDemo(office, requestTo(office), (done, total) => progress.push(`${done}/${total}`));
  expect(said).toMatch(/^A survey of 20 households was simulated \(\d+ refused\); all of it is marked as simulated$/);
  expect(progress.at(-1)).toBe("20/20");
  expect(await runDemo(office, requestTo(office), silent)).toBe(
    "20 simulated interviews are there already; nothing was added",
  );
  const real = { ...office, setup: { ...office.setup, simulated: false } };
  await expect(runDemo(real, requestTo(office), silent)).rejects.toThrow(
    /^Cannot simulate a survey in the project practice as it is a real one/,
  );
  await office.store.close();
});

test("after a crash of the engine the next start makes all tables of answers anew, once", async () => {
  const told: Error[] = [];
  const before = await openOffice(config, (cause) => told.push(cause));
  const { rows } = await before.sql.query<{ n: number }>("select count(*) as n from submission");
  await before.sql.execute("update submission set status = 'superseded'; create table thing (v jsonb)");
  await before.sql.transaction((sql) => sql.query("insert into thing values ($1)", [crashes])).catch(silent);
  expect(told).toHaveLength(1);
  await before.store.close();
  const marker = join(config.dataDir, "engine-crashed");
  expect(existsSync(marker)).toBe(true);

  const after = await openOffice(config, silent);
  const { rows: again } = await after.sql.query("select count(*) as n from submission where status = 'current'");
  expect(again).toEqual(rows);
  expect(existsSync(marker)).toBe(false);
  expect((await readSetup(after.sql))?.clusters).toHaveLength(2);
  await after.store.close();
});

test("progress is one line that grows on a terminal, and a line for every tenth in a file", () => {
  const show = (isTTY: boolean) => {
    let shown = "";
    const bar = progressBar({ isTTY, write: (text) => (shown += text) }, "interviews");
    for (let done = 0; done <= 600; done += 5) bar(done, 600);
    return shown;
  };
  expect(show(true)).toMatch(/^\r\[\.{30}\] 0 of 600 interviews\r.*\r\[#{30}\] 600 of 600 interviews\n$/s);
  expect(show(false).split("\n")).toHaveLength(12);
});
