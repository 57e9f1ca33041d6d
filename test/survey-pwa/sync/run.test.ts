import type { Sql } from "@returns/schemas";
import { openPglite } from "@returns/server";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { readHeld } from "../../../survey-pwa/src/store/outbox.ts";
import { readSettings } from "../../../survey-pwa/src/store/settings.ts";
import type { PhoneStore } from "../../../survey-pwa/src/store/worker-store.ts";
import { openTestOffice, type TestOffice } from "../../server/test-office.ts";
import { emptied, memoryStore } from "../memory-store.ts";
import { journalOf, type PocketPhone, pocketPhone } from "./pocket-phone.ts";

let opened: Awaited<ReturnType<typeof memoryStore>>;
let store: PhoneStore;
let sql: Sql;
let office: TestOffice;
let phone: PocketPhone;
beforeAll(async () => {
  const onPoisoned = (cause: Error) => {
    throw cause;
  };
  [opened, sql] = await Promise.all([memoryStore(), openPglite({ folder: "memory", onPoisoned })]);
});
afterAll(() => Promise.all([opened.close(), sql.close()]));
beforeEach(async () => {
  store = await emptied(opened);
  await sql.execute("drop schema public cascade; create schema public");
  office = await openTestOffice(sql);
  phone = await pocketPhone(office, store);
});

test("every interview is sent once, and each has a receipt that the pinned key signed", async () => {
  for (let number = 1; number <= 60; number++) await phone.seal(number);
  expect(await phone.sync()).toEqual({ status: "done" });
  expect(await phone.outbox()).toEqual({ sent: 60, waiting: 0 });
  expect(await journalOf(sql)).toBe(60);
  expect(await phone.sync()).toEqual({ status: "done" });
  expect(await journalOf(sql)).toBe(60);
});

test("[C125] an answer that was lost on the way is given again, and nothing is stored twice", async () => {
  await phone.seal(1);
  phone.network = async (path, goOn) => {
    const answer = await goOn();
    if (path === "/v1/sync/batch") throw new TypeError("The connection broke");
    return answer;
  };
  expect(await phone.sync()).toMatchObject({ status: "left", cause: "unreachable" });
  expect(await phone.outbox()).toEqual({ sent: 0, waiting: 1 });
  phone.network = (_, goOn) => goOn();
  expect(await phone.sync()).toEqual({ status: "done" });
  expect(await phone.outbox()).toEqual({ sent: 1, waiting: 0 });
  expect(await journalOf(sql)).toBe(1);
});

test("[C120] a receipt that another key signed is not believed: the interview stays waiting", async () => {
  await phone.seal(1);
  phone.network = async (path, goOn) => {
    const answer = await goOn();
    if (path !== "/v1/sync/batch") return answer;
    const reply = await answer.text();
    return new Response(reply.replace(/"sig":"....../, '"sig":"AAAAAA'), { status: 207 });
  };
  expect(await phone.sync()).toMatchObject({ status: "left", cause: "not-believed" });
  expect(await phone.outbox()).toEqual({ sent: 0, waiting: 1 });
});

test("[C119] a true receipt for an envelope that never lay here changes nothing", async () => {
  const foreign = await phone.seal(1);
  await phone.sync();
  const [held] = await readHeld(store);
  expect(held?.receipt?.hash).toBe(foreign);

  const other = await pocketPhone(office, await emptied(store));
  const own = await other.seal(2);
  other.network = async (path, goOn) => {
    const answer = await goOn();
    if (path !== "/v1/sync/offer") return answer;
    const reply: object = await answer.json();
    return Response.json({ ...reply, have: [held?.receipt] });
  };
  expect(await other.sync()).toEqual({ status: "done" });
  expect(await readHeld(store)).toMatchObject([{ hash: own, receipt: { hash: own } }]);
  expect((await readSettings(store)).witness).toMatchObject({ seq: 2 });
});

test("one envelope that the office cannot take holds up no other", async () => {
  const bad = await phone.seal(1);
  for (let number = 2; number <= 4; number++) await phone.seal(number);
  phone.network = (path, goOn, request) => {
    const body = request.body instanceof Uint8Array ? request.body : new Uint8Array();
    const isBad = path.endsWith(bad) || (path === "/v1/sync/batch" && holds(body, bad));
    return isBad ? Promise.resolve(new Response("", { status: 500 })) : goOn();
  };
  expect(await phone.sync()).toMatchObject({ status: "left", cause: "busy" });
  for (let tries = 0; tries < 3; tries++) {
    office.pass(1);
    await phone.sync();
  }
  expect(await phone.outbox()).toEqual({ sent: 3, waiting: 1 });
  expect(await readHeld(store)).toMatchObject([{ hash: bad, receipt: null }, {}, {}, {}]);
});

test("an office that lost its data gets everything again", async () => {
  for (let number = 1; number <= 3; number++) await phone.seal(number);
  await phone.sync();
  await sql.execute("alter table envelope disable trigger user; delete from envelope");
  expect(await phone.sync()).toEqual({ status: "done" });
  expect(await journalOf(sql)).toBe(3);
  expect(await phone.outbox()).toEqual({ sent: 3, waiting: 0 });
});

test("a sealed copy leaves the phone only after a verified backup and 14 days", async () => {
  await phone.seal(1);
  await phone.sync();
  office.pass(20 * 24);
  await phone.sync();
  expect(await phone.outbox()).toEqual({ sent: 1, waiting: 0 });
  await sql.execute("update journal set durable_seq = 1");
  await phone.sync();
  expect(await readHeld(store)).toEqual([]);
});

test("the project comes with the first sync, and again only when the office has another one", async () => {
  let fetched = 0;
  phone.network = (path, goOn) => {
    if (path === "/v1/project") fetched += 1;
    return goOn();
  };
  await phone.sync();
  await phone.sync();
  expect(fetched).toBe(1);
  expect(phone.project?.hash).toBe("practice-1");
});

test("[A29] a project with forms that the office has not signed is not installed; the one that is here stays", async () => {
  await phone.seal(1);
  phone.network = async (path, goOn) => {
    const answer = await goOn();
    if (path !== "/v1/project") return answer;
    const project: object = await answer.json();
    return Response.json({ ...project, forms: [{ title: "What is your tribe?" }] });
  };
  expect(await phone.sync()).toMatchObject({ status: "left", cause: "foreign-project" });
  expect(phone.project).toBeUndefined();
  expect(await phone.outbox()).toEqual({ sent: 1, waiting: 0 });
  phone.network = (_, goOn) => goOn();
  expect(await phone.sync()).toEqual({ status: "done" });
  expect(phone.project?.hash).toBe("practice-1");
});

test("without network nothing is lost and nothing counts as a failure of an interview", async () => {
  await phone.seal(1);
  phone.network = () => Promise.reject(new TypeError("Failed to fetch"));
  expect(await phone.sync()).toEqual({ status: "left", cause: "unreachable", retryAt: undefined });
  expect(await readHeld(store)).toMatchObject([{ failures: 0, receipt: null }]);
});

test("the login page of a hotspot is never taken for the office", async () => {
  await phone.seal(1);
  phone.network = async () => new Response("<html>Welcome, please pay</html>", { status: 200 });
  expect(await phone.sync()).toMatchObject({ status: "left", cause: "not-believed" });
  expect(await phone.outbox()).toEqual({ sent: 0, waiting: 1 });
});

test("[C88] a phone that the office does not know any more keeps everything, and says so", async () => {
  await phone.seal(1);
  await sql.execute("delete from device_token");
  expect(await phone.sync()).toMatchObject({ status: "left", cause: "refused" });
  expect(await phone.outbox()).toEqual({ sent: 0, waiting: 1 });
});

test("the phone shows the office its newest receipt: it is a witness of the office's journal", async () => {
  const hash = await phone.seal(1);
  await phone.sync();
  const { witness } = await readSettings(store);
  expect(witness).toMatchObject({ seq: 1 });
  let shown: unknown;
  phone.network = (path, goOn, request) => {
    if (path === "/v1/sync/offer") shown = JSON.parse(String(request.body));
    return goOn();
  };
  await phone.sync();
  expect(shown).toMatchObject({ last: witness, items: [[hash, expect.any(Number), "final"]] });
});

/** Whether the hash stands in a batch. */
const holds = (body: Uint8Array, hash: string) => Buffer.from(body).toString("hex").includes(hash);
