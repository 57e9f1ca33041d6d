import {
  BatchReply,
  believeReceipts,
  canonicalJson,
  Receipt,
  type SealedEnvelope,
  type Sql,
  sealEnvelope,
  toHex,
} from "@returns/schemas";
import { listAlarms, receivedEnvelopes, revokeDevice, verifyChain } from "@returns/server";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { goodHeader, makeDevice, tools } from "../../schemas/envelope/device.ts";
import { forgeEnvelope } from "../../schemas/envelope/forge.ts";
import { eachDatabase } from "../databases.ts";
import { openTestOffice, type TestOffice, type TestPhone } from "../test-office.ts";

eachDatabase((_kind, create) => {
  let office: TestOffice;
  let phone: TestPhone;
  let sql: Sql;
  beforeAll(async () => {
    sql = await create().open();
  });
  beforeEach(async () => {
    await sql.execute("drop schema public cascade; create schema public");
    office = await openTestOffice(sql);
    phone = await office.enrol();
  });

  const receiptOf = async (response: Response) => Receipt.parse(await response.json());
  const resultsOf = async (response: Response) => BatchReply.parse(await response.json()).results;
  const journal = async () => (await office.parts.sql.query("select seq, status, why from envelope order by seq")).rows;
  const hashOf = async (bytes: Uint8Array<ArrayBuffer>) => toHex(await tools.sha256(bytes));

  test("what the office wants is sent, and a receipt that the pinned key signed comes back", async () => {
    const envelope = await phone.seal(1);
    expect(await phone.offer([envelope])).toMatchObject({
      want: [envelope.hash],
      have: [],
      head: { seq: 0 },
      rollback: false,
    });

    const response = await phone.put(envelope);
    expect(response.status).toBe(201);
    const receipt = await receiptOf(response);
    expect(receipt).toMatchObject({ hash: envelope.hash, seq: 1, status: "stored", at: "2026-11-24T08:00:00.000Z" });
    const { believed } = await believeReceipts([receipt], phone.tokens.receiptKey, tools);
    expect(believed).toEqual([receipt]);

    const { seq, epoch, chain } = receipt;
    expect(await phone.offer([envelope], { seq, epoch, chain })).toMatchObject({
      want: [],
      have: [receipt],
      head: { seq: 1, chain },
      rollback: false,
      news: { projectHash: "practice-1" },
    });
    expect(office.commits()).toBe(1);
  });

  test("the bytes that were received are the bytes that are kept", async () => {
    const envelopes = [await phone.seal(1), await phone.seal(2), await phone.seal(3)];
    await phone.sendBatch(envelopes);
    const received = receivedEnvelopes(office.parts.sql);
    expect((await received.after(1, 10)).map(({ seq, bytes }) => [seq, bytes])).toEqual([
      [2, envelopes[1]?.bytes],
      [3, envelopes[2]?.bytes],
    ]);
    expect((await received.at([3, 1])).map(({ hash }) => hash)).toEqual([envelopes[0]?.hash, envelopes[2]?.hash]);
  });

  test("[C80] the same envelope sent many times, at once and later, is one row with one place", async () => {
    const envelope = await phone.seal(1);
    const responses = await Promise.all(Array.from({ length: 20 }, () => phone.put(envelope)));
    const receipts = await Promise.all(responses.map(receiptOf));
    expect(receipts.filter(({ status }) => status === "stored")).toHaveLength(1);
    expect(new Set(receipts.map(({ seq, chain, at }) => `${seq} ${chain} ${at}`)).size).toBe(1);
    office.pass(1);
    expect(await receiptOf(await phone.put(envelope))).toMatchObject({
      seq: 1,
      status: "duplicate",
      chain: receipts[0]?.chain,
    });
    expect(await journal()).toHaveLength(1);
  });

  test("[C81] bytes that are not those of the name are not stored, and the phone is told to send them again", async () => {
    const { hash } = await phone.seal(1);
    const { bytes } = await phone.seal(2);
    const response = await phone.put({ hash, bytes });
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ code: "hash-mismatch" });
    expect(await journal()).toEqual([]);
  });

  test("[C85] an envelope of a later version is kept for the day when somebody can open it", async () => {
    const bytes = (await phone.seal(1)).bytes.slice();
    bytes[4] = 9;
    const receipt = await receiptOf(await phone.put({ hash: await hashOf(bytes), bytes }));
    expect(receipt).toMatchObject({ status: "quarantined", why: "bad-outer" });
    const noise = Uint8Array.from({ length: 500 }, (_, index) => index);
    const refused = await phone.put({ hash: await hashOf(noise), bytes: noise });
    expect([refused.status, await refused.json()]).toMatchObject([400, { code: "not-framed" }]);
  });

  test("[C87] what somebody else signed in a phone's name is kept apart, and an alarm is raised", async () => {
    const stranger = await makeDevice(phone.id);
    const parts = { core: {}, pii: {}, paradata: {} };
    const forged = await sealEnvelope(
      { header: { ...goodHeader, deviceId: phone.id }, parts },
      { sign: stranger.sign, tools },
    );
    expect(await receiptOf(await phone.put(forged))).toMatchObject({ status: "quarantined", why: "bad-signature" });
    expect(await listAlarms(office.parts.sql)).toMatchObject([{ kind: "bad-signature", deviceId: phone.id }]);
    await phone.put(forged);
    expect(await listAlarms(office.parts.sql)).toHaveLength(1);
  });

  test("[C88] a phone that nobody enrolled leaves nothing here and keeps what it has", async () => {
    const envelope = await phone.seal(1);
    const response = await office.request(`/v1/sync/e/${envelope.hash}`, {
      method: "PUT",
      headers: { Authorization: "Bearer idp_up_unknown-token", "Content-Type": "application/vnd.idp.envelope" },
      body: envelope.bytes,
    });
    expect(response.status).toBe(401);
    expect(await journal()).toEqual([]);
  });

  test("[C89] a revoked phone still gets its interviews out, and they wait for a decision", async () => {
    const before = await phone.seal(1);
    await phone.put(before);
    expect(await revokeDevice(office.parts.sql, phone.id, "2026-11-24T08:00:00.000Z")).toBe("revoked");
    const after = await phone.seal(2);
    expect(await phone.offer([before, after])).toMatchObject({ want: [after.hash], have: [{ status: "stored" }] });
    expect(await receiptOf(await phone.put(after))).toMatchObject({ status: "quarantined", why: "revoked-device" });
    expect(await receivedEnvelopes(office.parts.sql).at([1, 2])).toMatchObject([
      { setAside: undefined },
      { setAside: "revoked-device" },
    ]);
  });

  test("[C90] [C117] two phones with the same revision of one interview: both are kept and marked", async () => {
    const other = await office.enrol();
    const header = { interviewId: goodHeader.interviewId };
    await phone.put(await phone.seal(1, header));
    expect(await receiptOf(await other.put(await other.seal(1, header)))).toMatchObject({
      status: "fork",
      why: "fork",
    });
    expect(await journal()).toHaveLength(2);
  });

  test("[C91] revisions that arrive in the wrong order are stored", async () => {
    const first = await phone.seal(1, { interviewId: goodHeader.interviewId });
    const second = await phone.seal(2, { interviewId: goodHeader.interviewId, revision: 2, parent: first.hash });
    expect(await receiptOf(await phone.put(second))).toMatchObject({ status: "stored" });
    expect(await receiptOf(await phone.put(first))).toMatchObject({ status: "stored" });
  });

  test("[C94] a copied phone is noticed by its numbers, and all its interviews are kept", async () => {
    await phone.put(await phone.seal(1));
    const copy = await phone.seal(1, { interviewId: goodHeader.interviewId });
    expect(await receiptOf(await phone.put(copy))).toMatchObject({ status: "stored", why: "device-fork" });
    expect(await listAlarms(office.parts.sql)).toMatchObject([{ kind: "device-fork", deviceId: phone.id }]);
  });

  test("[C97] naming 4,000 envelopes that never come costs the office little", async () => {
    const bytes = new Uint8Array(10);
    const many = Array.from({ length: 4_000 }, (_, index) => ({ hash: index.toString(16).padStart(64, "0"), bytes }));
    const started = performance.now();
    expect((await phone.offer(many)).want).toHaveLength(4_000);
    expect(performance.now() - started).toBeLessThan(2_000);
    expect(await journal()).toEqual([]);
  });

  test("[C100] a phone that has a receipt from beyond the end of the journal raises one alarm", async () => {
    const last = { epoch: "lost", seq: 7, chain: "ab".repeat(32) };
    expect((await phone.offer([], last)).rollback).toBe(true);
    await phone.offer([], last);
    expect(await listAlarms(office.parts.sql)).toMatchObject([{ kind: "beyond-head", deviceId: phone.id }]);
  });

  test("[C101] one phone that remembers another chain raises no alarm, three do", async () => {
    await phone.put(await phone.seal(1));
    const last = { epoch: "e", seq: 1, chain: "ab".repeat(32) };
    const witnesses = [phone, await office.enrol(), await office.enrol()];
    expect((await phone.offer([], last)).rollback).toBe(true);
    await phone.offer([], { ...last, epoch: "another" });
    await witnesses[1]?.offer([], last);
    expect(await listAlarms(office.parts.sql)).toEqual([]);
    await witnesses[2]?.offer([], last);
    expect(new Set((await listAlarms(office.parts.sql)).map(({ deviceId }) => deviceId)).size).toBe(3);
  });

  test("[C102] one bad envelope in a batch does not hold up the others", async () => {
    const [first, broken, last] = [await phone.seal(1), await phone.seal(2), await phone.seal(3)];
    const items = [first, { ...broken, bytes: broken.bytes.slice(0, -1) }, last];
    const results = await resultsOf(await phone.sendBatch(items));
    expect(results).toMatchObject([
      { status: "received", receipt: { hash: first.hash, seq: 1 } },
      { status: "refused", hash: broken.hash, code: "hash-mismatch" },
      { status: "received", receipt: { hash: last.hash, seq: 2 } },
    ]);
  });

  test("[C110] [C111] deep or poisoned answers are kept as bytes, and no SQL ever reads them", async () => {
    const header = canonicalJson({ ...goodHeader, deviceId: phone.id });
    for (const core of ["[".repeat(200_000) + "]".repeat(200_000), '{"__proto__":{"role":"administrator"}}']) {
      const bytes = await forgeEnvelope({ header, core }, phone.sign);
      expect((await phone.put({ hash: await hashOf(bytes), bytes })).status).toBe(201);
    }
    expect(await journal()).toHaveLength(2);
    expect((await office.request("/health")).status).toBe(200);
    const columns =
      "select column_name from information_schema.columns where table_name = 'envelope' and data_type like 'json%'";
    expect((await office.parts.sql.query(columns)).rows).toEqual([]);
  });

  test("[C115] an interview from the year 2099 is stored, and its clock is marked", async () => {
    const envelope = await phone.seal(1, { startedAt: "2099-01-01T08:00:00Z", finalisedAt: "2099-01-01T09:00:00Z" });
    expect(await receiptOf(await phone.put(envelope))).toMatchObject({ status: "stored", why: "clock-absurd" });
  });

  test("[C125] when the answer was lost on the way, the next offer says that the envelope is here", async () => {
    const envelope = await phone.seal(1);
    await phone.put(envelope);
    expect(await phone.offer([envelope])).toMatchObject({
      want: [],
      have: [{ hash: envelope.hash, status: "stored" }],
    });
  });

  test("many phones at once share the writing, and no two rows follow the same one", async () => {
    const phones = await Promise.all(Array.from({ length: 6 }, () => office.enrol()));
    const batches = await Promise.all(
      phones.map(async (one) => Promise.all(Array.from({ length: 15 }, (_, index) => one.seal(index + 1)))),
    );
    const send = (one: TestPhone, envelopes: readonly SealedEnvelope[]) =>
      Promise.all([
        one.sendBatch(envelopes.slice(0, 8)),
        one.sendBatch(envelopes.slice(8)),
        ...envelopes.slice(0, 3).map(one.put),
      ]);
    await Promise.all(phones.map((one, index) => send(one, batches[index] ?? [])));
    expect((await journal()).map(({ seq }) => seq)).toEqual(Array.from({ length: 90 }, (_, index) => index + 1));
    expect(await verifyChain(office.parts.sql, hashOf)).toMatchObject({ status: "whole", head: { seq: 90 } });
  });

  test("nobody changes or removes what was received, not even with SQL", async () => {
    await phone.put(await phone.seal(1));
    for (const sentence of ["update envelope set why = 'x'", "delete from envelope", "truncate envelope"]) {
      await expect(office.parts.sql.query(sentence)).rejects.toThrow("never changed or removed");
    }
    expect(await journal()).toHaveLength(1);
  });

  test("whoever forces a change past the triggers is found by the chain", async () => {
    await phone.sendBatch([await phone.seal(1), await phone.seal(2), await phone.seal(3)]);
    const tamper = async (sentence: string) => {
      await sql.execute(
        `alter table envelope disable trigger envelope_stays; ${sentence}; alter table envelope enable trigger envelope_stays`,
      );
      return verifyChain(sql, hashOf);
    };
    expect(await tamper("select 1")).toMatchObject({ status: "whole" });
    expect(await tamper("update envelope set why = 'fork' where seq = 2")).toMatchObject({ status: "broken", seq: 2 });
    await tamper("update envelope set why = null where seq = 2");
    expect(await tamper("update envelope set bytes = bytes || '\\x00' where seq = 3")).toMatchObject({
      status: "broken",
      seq: 3,
    });
    expect(await tamper("delete from envelope where seq = 2")).toMatchObject({
      status: "broken",
      seq: 3,
      why: "row 2 is missing",
    });
  });

  test("when the database cannot write, nothing is acknowledged and the next attempt stores it", async () => {
    const envelope = await phone.seal(1);
    await office.parts.sql.execute("alter table envelope add constraint full_disk check (seq < 0)");
    const failed = await phone.put(envelope);
    expect([failed.status, await failed.json()]).toMatchObject([500, { code: "fault" }]);
    await office.parts.sql.execute("alter table envelope drop constraint full_disk");
    expect(await receiptOf(await phone.put(envelope))).toMatchObject({ seq: 1, status: "stored" });
  });
});
