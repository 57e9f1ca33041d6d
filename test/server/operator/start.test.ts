import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { enrolPhone } from "./sending-phone.ts";
import { runOperator, type ServerProcess, startServer } from "./server-process.ts";

let folder = "";
let running: ServerProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "returns-start-"));
});

// Making a database takes seconds: once is enough for those tests that begin with the second start
let prepared = "";
beforeAll(async () => {
  prepared = mkdtempSync(join(tmpdir(), "returns-prepared-"));
  await (await startServer({ DATA_DIR: prepared })).stop();
});
afterAll(() => rmSync(prepared, { recursive: true, force: true }));
const beginWithSecondStart = () => cpSync(prepared, folder, { recursive: true });
afterEach(async () => {
  for (const server of running) await server.kill();
  running = [];
  rmSync(folder, { recursive: true, force: true });
});

const start = async (environment: Record<string, string> = {}) => {
  const server = await startServer({ DATA_DIR: folder, ...environment });
  running.push(server);
  return server;
};

describe("a first start", () => {
  test("prints three links that work, and a code for the phone's camera", async () => {
    const { origin, output } = await start();
    const links = output().match(/http:\S+/g) ?? [];
    expect(links.map((link) => link.replace(/[=/][\w-]{30,}/g, "="))).toEqual([
      `${origin}/enrol#t=&r=`,
      `${origin}/sign-in=`,
      `${origin}/api`,
    ]);
    expect(output()).toMatch(/█ ▄▄▄▄▄ █/);
    expect(output()).toContain("simulated: nothing here was said by a household");
    for (const link of links.slice(1)) expect((await fetch(link)).status).toBe(200);
    expect(await (await fetch(`${origin}/health`)).json()).toEqual({ status: "ok" });
  });

  test("keeps keys and data to the user who started it", async () => {
    beginWithSecondStart();
    await start();
    expect(statSync(join(folder, "receipt-key.json")).mode & 0o077).toBe(0);
    expect(statSync(join(folder, "operator.socket")).mode & 0o077).toBe(0);
  });
});

test("a second start reuses everything: the phone that was enrolled goes on sending, and its receipts stay signed by the same key", async () => {
  const first = await start();
  const phone = await enrolPhone(first.enrolLink);
  const sealed = await phone.seal();
  expect(await phone.send(first.origin, [sealed])).toEqual([sealed.hash]);
  expect(await first.stop()).toBe(0);
  running = [];
  const second = await start();
  const keyOf = ({ enrolLink }: ServerProcess) => enrolLink.split("&r=")[1];
  expect(keyOf(second)).toBe(keyOf(first));
  const next = await phone.seal();
  expect(await phone.send(second.origin, [sealed, next])).toEqual([sealed.hash, next.hash]);
  const { output } = await runOperator({ DATA_DIR: folder }, ["verify-chain"]);
  expect(output).toMatch(/^All 2 envelopes are as they were received/);
});

describe("what the operator must mend is said in one message, without a stack, and the program ends with code 1", () => {
  const messageOf = async (environment: Record<string, string>, args: readonly string[] = []) => {
    const { code, output } = await runOperator({ DATA_DIR: folder, ...environment }, args);
    expect(code).toBe(1);
    expect(output).not.toMatch(/^\s+at /m);
    return output.trim();
  };

  test("a port in use", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    const address = other.address();
    const port = typeof address === "object" ? String(address?.port) : "";
    expect(await messageOf({ PORT: port })).toBe(
      `Cannot listen on 127.0.0.1:${port} as another program does already. Stop it, or choose another port, such as PORT=8081`,
    );
    other.close();
  });

  test("a data folder in use by another process", async () => {
    beginWithSecondStart();
    await start();
    expect(await messageOf({})).toMatch(
      /^Cannot use the data folder \S+ as another process works in it: process \d+ on \S+, since \S+\. Stop that process, or choose another folder with DATA_DIR$/,
    );
  });

  test("a configuration that is wrong in several places", async () => {
    const message = await messageOf({ PORT: "http", HOST: "0.0.0.0", DATABASE_URL: "mysql://root:secret@db/returns" });
    expect(message.split("\n")).toHaveLength(4);
    expect(message).toMatch(/PORT must be .*\n.*DATABASE_URL must look like .*\n.*HOST=0\.0\.0\.0 would offer/);
    expect(message).not.toContain("secret");
  });

  test("a data folder that is a file", async () => {
    const file = join(folder, "file");
    writeFileSync(file, "");
    expect(await messageOf({ DATA_DIR: file })).toBe(
      `Cannot use ${file} as data folder: there is a file of that name. Choose another one with DATA_DIR`,
    );
  });

  test("a PostgreSQL that does not answer", async () => {
    expect(await messageOf({ DATABASE_URL: "postgresql://u:secret@127.0.0.1:1/returns" })).toBe(
      "Cannot use the PostgreSQL database at postgresql://127.0.0.1:1/returns: connect ECONNREFUSED 127.0.0.1:1. " +
        "Check DATABASE_URL and that the database runs",
    );
  });

  test("a database that is damaged, or of which a part is missing, is neither used nor made anew", async () => {
    beginWithSecondStart();
    const control = join(folder, "database/global/pg_control");
    const whole = readFileSync(control);
    writeFileSync(control, Buffer.alloc(whole.length, 7));
    expect(await messageOf({})).toMatch(
      /^Cannot open the database in \S+: .*\. It is damaged, or another version wrote it\./,
    );
    writeFileSync(control, whole);
    const version = join(folder, "database/PG_VERSION");
    rmSync(version);
    expect(await messageOf({})).toMatch(/^Cannot open the database in \S+: files are missing in it\./);
    writeFileSync(version, "18\n");
    await start();
  });

  test("a receipt key that is damaged is not replaced, as the phones know the old one", async () => {
    beginWithSecondStart();
    writeFileSync(join(folder, "receipt-key.json"), "{}");
    expect(await messageOf({})).toMatch(
      /^Cannot read the server's receipt key from \S+: it is damaged\. Put it back from a backup/,
    );
  });

  test("a sampling frame that is incomplete", async () => {
    beginWithSecondStart();
    mkdirSync(join(folder, "frame"));
    writeFileSync(join(folder, "frame/strata.csv"), "stratum_id,label_en\nS1,Camp\n");
    const message = await messageOf({});
    expect(message).toMatch(
      /^Cannot take over the sampling frame in \S+frame:\n {2}project\.csv: the file is missing\n/,
    );
    expect(message).toContain(
      "strata.csv: columns label_ar, label_fr, frame_households, frame_clusters, target are missing",
    );
  });

  test("a command that there is not", async () => {
    expect(await messageOf({}, ["enroll"])).toBe(
      'Cannot understand the command: there is no command "enroll". Look at: returns-server --help',
    );
    expect(await messageOf({}, ["enrol", "many"])).toContain(
      'enrol takes a number of phones from 1 to 999, not "many"',
    );
    expect(await messageOf({}, ["--colour"])).toMatch(/^Cannot understand the command: Unknown option '--colour'/);
  });
});

test("the operator makes links, revokes a phone and checks the chain while the server runs, and when it does not", async () => {
  beginWithSecondStart();
  const server = await start();
  const operator = (...args: string[]) => runOperator({ DATA_DIR: folder }, args);
  const { output: links } = await operator("enrol", "2");
  const [first, second] = links.trim().split("\n");
  expect(first).toMatch(new RegExp(`^${server.origin}/enrol#t=[\\w-]+&r=[\\w-]+$`));
  expect(first).not.toBe(second);
  await enrolPhone(first ?? "");
  const { output: devices } = await operator("devices");
  const [device = ""] = devices.split(" ");
  expect(devices).toMatch(/^d-\w+ {2}enrolled \S+ {2}active {2}test\n$/);
  expect((await operator("revoke", device)).output).toBe(`${device} is revoked\n`);
  expect(await operator("revoke", "d-0")).toEqual({
    code: 1,
    output: "Cannot revoke d-0 as no such device is enrolled. Look at: returns-server devices\n",
  });
  await server.stop();
  running = [];
  expect((await operator("devices")).output).toContain("revoked 20");
  expect((await operator("rebuild")).output).toBe("Made anew from the envelopes: 0 accepted, 0 set aside\n");
  expect((await operator("demo")).output).toContain("as no server runs on this folder");
  expect((await operator("--help")).output).toContain("returns-server enrol [n]");
});
