import type { Sql } from "@returns/schemas";
import { openPglite } from "@returns/server";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { readAttachments } from "../../../survey-pwa/src/store/attachments.ts";
import { readLines } from "../../../survey-pwa/src/store/interviews.ts";
import type { PhoneStore } from "../../../survey-pwa/src/store/worker-store.ts";
import { openTestOffice, type TestOffice } from "../../server/test-office.ts";
import { emptied, memoryStore } from "../memory-store.ts";
import { type PocketPhone, pocketPhone } from "./pocket-phone.ts";

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

/** Noise that is another photo for another seed. */
const photo = (seed: number, size = 600_000) =>
  Uint8Array.from({ length: size }, (_, index) => Math.imul(index + seed, 2_654_435_761) >>> 24);
const standing = async () => (await readAttachments(store, "all")).map(({ sent, durable }) => ({ sent, durable }));
const piecesThere = async () => Number((await sql.query("select count(*)::int as n from piece")).rows[0]?.n);
const left = async () => (await readLines(store)).map((line) => (line.state === "draft" ? "draft" : line.mediaLeft));
const unplugged = async (): Promise<Response> => {
  throw new TypeError("The connection broke");
};

test("photos follow their interviews piece by piece, and count as sent when the office says so", async () => {
  await phone.seal(1, [photo(1), photo(2, 1_000)]);
  await phone.seal(2);
  const paths: string[] = [];
  phone.network = (path, goOn) => {
    paths.push(path.replace(/[0-9a-f]{64}/, "…"));
    return goOn();
  };
  expect(await phone.sync()).toEqual({ status: "done" });
  expect(paths.indexOf("/v1/sync/batch")).toBeLessThan(paths.indexOf("/v1/sync/c/…"));
  expect(await piecesThere()).toBe(4);
  expect(await standing()).toEqual([
    { sent: true, durable: false },
    { sent: true, durable: false },
  ]);
  expect(await left()).toEqual([undefined, undefined]);
  paths.length = 0;
  expect(await phone.sync()).toEqual({ status: "done" });
  expect(paths).not.toContain("/v1/sync/c/…");
});

test("a line that breaks loses one piece: what arrived is not sent again", async () => {
  await phone.seal(1, [photo(1)]);
  let pieces = 0;
  phone.network = (path, goOn) => {
    if (path.startsWith("/v1/sync/c/")) pieces += 1;
    return pieces === 3 ? unplugged() : goOn();
  };
  expect(await phone.sync()).toMatchObject({ status: "left", cause: "unreachable" });
  expect(await piecesThere()).toBe(2);
  expect(await left()).toEqual([1]);
  pieces = 10;
  expect(await phone.sync()).toEqual({ status: "done" });
  expect(pieces).toBe(11);
  expect(await left()).toEqual([undefined]);
});

test("an office that lost its pieces gets them again, and is told of nothing that the phone lacks", async () => {
  await phone.seal(1, [photo(1), photo(2)]);
  await phone.sync();
  await sql.execute("truncate piece");
  phone.loseMedia(1);
  expect(await phone.sync()).toEqual({ status: "done" });
  expect(await piecesThere()).toBe(3);
  expect((await standing()).map(({ sent }) => sent).sort()).toEqual([false, true]);
});

test("an office without a door for photos takes the interviews, and the photos stay on the phone", async () => {
  await phone.seal(1, [photo(1)]);
  const problem = JSON.stringify({ code: "not-found" });
  phone.network = async (path, goOn) =>
    path.startsWith("/v1/sync/c") ? new Response(problem, { status: 404 }) : goOn();
  expect(await phone.sync()).toEqual({ status: "done" });
  expect(await phone.outbox()).toEqual({ sent: 1, waiting: 0 });
  expect(await left()).toEqual([1]);
});

test("an answer about photos that the office did not sign is not believed: nothing counts as sent", async () => {
  await phone.seal(1, [photo(1)]);
  phone.network = async (path, goOn) => {
    const answer = await goOn();
    if (path !== "/v1/sync/c") return answer;
    const said = Object(await answer.json());
    return Response.json({ ...said, want: [], have: [...said.want, ...said.have] });
  };
  expect(await phone.sync()).toMatchObject({ status: "left", cause: "not-believed" });
  expect(await left()).toEqual([1]);
});

test("[C104] a piece that was damaged on the way is sent again later, and holds up no other", async () => {
  await phone.seal(1, [photo(1)]);
  let isFirst = true;
  phone.network = (path, goOn, request) => {
    if (!isFirst || !path.startsWith("/v1/sync/c/")) return goOn();
    isFirst = false;
    return office.request(path, { ...request, body: new Uint8Array([1, 2, 3]) });
  };
  expect(await phone.sync()).toMatchObject({ status: "left", cause: "busy" });
  expect(await piecesThere()).toBe(2);
  expect(await phone.sync()).toEqual({ status: "done" });
  expect(await left()).toEqual([undefined]);
});

test("a photo may leave the phone only when its interview did and a verified backup has both", async () => {
  const hash = await phone.seal(1, [photo(1)]);
  await phone.sync();
  const named = () => phone.named();
  expect(await named()).toHaveLength(1);
  // The office has the interview in its backup for long, but the photo came after it
  await sql.query("update journal set durable_seq = 1");
  office.pass(24 * 15);
  await phone.sync();
  expect((await store.query("select bytes from envelope where hash = $1", [hash]))[0]?.bytes).toBeNull();
  expect(await named()).toHaveLength(1);
  await phone.seal(2);
  await phone.sync();
  await sql.query("update journal set durable_seq = 2");
  await phone.sync();
  expect(await named()).toEqual([]);
});
