import { keyFingerprint, type Sql } from "@returns/schemas";
import { issueEnrolTicket, listDevices, makeReceiptKey, openPglite } from "@returns/server";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { makeSigningKey } from "../../../survey-pwa/src/keys/device-key.ts";
import { askToEnrol } from "../../../survey-pwa/src/keys/enrol.ts";
import { askOffice } from "../../../survey-pwa/src/sync/ask-office.ts";
import { openTestOffice, type TestOffice } from "../../server/test-office.ts";

let sql: Sql;
let office: TestOffice;
beforeAll(async () => {
  sql = await openPglite({
    folder: "memory",
    onPoisoned: (cause) => {
      throw cause;
    },
  });
});
afterAll(() => sql.close());
beforeEach(async () => {
  await sql.execute("drop schema public cascade; create schema public");
  office = await openTestOffice(sql);
});

const linkOf = async () => ({
  status: "readable" as const,
  origin: "http://localhost",
  ticket: await issueEnrolTicket(office.parts),
  fingerprint: keyFingerprint(office.receiptKey.publicKey),
});
const ask = askOffice(async (path, request) => office.request(String(path), request));
const never = () => Promise.reject(new Error("There is a key already"));

test("a phone is enrolled once, with a key that was on its disk before anybody saw it", async () => {
  const order: string[] = [];
  const asked = await askToEnrol(
    await linkOf(),
    "Phone 1",
    undefined,
    askOffice((path, request) => {
      order.push("asked");
      return office.request(String(path), request);
    }),
    async () => {
      order.push("stored");
    },
  );
  expect(asked).toMatchObject({ status: "granted", enrolment: { label: "Phone 1", projectId: "practice" } });
  expect(order).toEqual(["stored", "asked"]);
  expect(await listDevices(sql)).toHaveLength(1);
});

test("a phone whose answer was lost asks again with the same key and is the same device", async () => {
  const key = await makeSigningKey();
  const link = await linkOf();
  const broken = askOffice(async (path, request) => {
    await office.request(String(path), request);
    throw new TypeError("The connection broke");
  });
  expect(await askToEnrol(link, "Phone 1", key, broken, never)).toEqual({
    status: "not-enrolled",
    cause: "unreachable",
  });
  expect(await askToEnrol(link, "Phone 1", key, ask, never)).toMatchObject({ status: "granted" });
  expect(await listDevices(sql)).toHaveLength(1);
});

test("[C122] the code that another phone used is refused", async () => {
  const link = await linkOf();
  await askToEnrol(link, "Phone 1", await makeSigningKey(), ask, never);
  const second = await askToEnrol(link, "Phone 2", await makeSigningKey(), ask, never);
  expect(second).toEqual({ status: "not-enrolled", cause: "used" });
});

test("[C123] an old code, and one that never was, are told apart", async () => {
  const link = await linkOf();
  office.pass(25);
  const key = await makeSigningKey();
  expect(await askToEnrol(link, "Phone 1", key, ask, never)).toEqual({ status: "not-enrolled", cause: "expired" });
  const invented = { ...link, ticket: "never-was-there" };
  expect(await askToEnrol(invented, "Phone 1", key, ask, never)).toEqual({
    status: "not-enrolled",
    cause: "unknown-ticket",
  });
});

test("a server with another receipt key than the printed one does not get the phone", async () => {
  const other = await makeReceiptKey();
  const link = { ...(await linkOf()), fingerprint: other.fingerprint };
  expect(await askToEnrol(link, "Phone 1", await makeSigningKey(), ask, never)).toEqual({
    status: "not-enrolled",
    cause: "wrong-key",
  });
});

test("a storage that cannot keep the key stops the enrolment before the code is used", async () => {
  const link = await linkOf();
  const full = () => Promise.reject(new DOMException("full", "QuotaExceededError"));
  await expect(askToEnrol(link, "Phone 1", undefined, ask, full)).rejects.toThrow("full");
  expect(await askToEnrol(link, "Phone 1", await makeSigningKey(), ask, never)).toMatchObject({ status: "granted" });
});
