import {
  attachmentOf,
  canonicalJson,
  chunksIn,
  contentTypes,
  isFromOffice,
  PieceReply,
  Receipt,
  type Sql,
  toHex,
} from "@returns/schemas";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { verifyPieces } from "../../../server/src/store/verify-pieces.ts";
import { goodHeader, tools } from "../../schemas/envelope/device.ts";
import { forgeEnvelope } from "../../schemas/envelope/forge.ts";
import { eachDatabase } from "../databases.ts";
import { jsonPost, openTestOffice, type TestOffice, type TestPhone } from "../test-office.ts";

const hashOf = async (bytes: Uint8Array<ArrayBuffer>) => toHex(await tools.sha256(bytes));

eachDatabase((kind, create) => {
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

  const photo = Uint8Array.from({ length: 600_000 }, (_, index) => Math.imul(index, 2_654_435_761) >>> 24);
  const bearer = () => ({ Authorization: `Bearer ${phone.tokens.uploadToken}` });
  const put = (hash: string, body: Uint8Array<ArrayBuffer>) =>
    office.request(`/v1/sync/c/${hash}`, {
      method: "PUT",
      headers: { ...bearer(), "Content-Type": contentTypes.piece },
      body,
    });
  const head = (hash: string) => office.request(`/v1/sync/c/${hash}`, { method: "HEAD", headers: bearer() });
  const ask = async (pieces: readonly string[]) => {
    const response = await office.request("/v1/sync/c", jsonPost({ v: 1, pieces }, bearer()));
    return PieceReply.parse(await response.json());
  };

  test("pieces are stored by their name, once, and the office says with its signature what it has and lacks", async () => {
    const { chunks } = await attachmentOf(photo, tools);
    const [first = "", second = "", third = ""] = chunks;
    expect(await ask(chunks)).toMatchObject({ want: chunks, have: [], durable: [] });
    expect((await head(first)).status).toBe(404);
    for (const [index, piece] of chunksIn(photo).entries()) {
      if (index === 1) continue;
      expect((await put(chunks[index] ?? "", piece)).status).toBe(201);
    }
    // Again, and at once
    const again = await Promise.all([put(first, photo.slice(0, 262_144)), put(first, photo.slice(0, 262_144))]);
    expect(again.map(({ status }) => status)).toEqual([200, 200]);
    expect(await again[0]?.json()).toEqual({ v: 1, hash: first, status: "duplicate" });
    const reply = await ask([...chunks, first]);
    expect(reply).toMatchObject({ want: [second], have: [first, third].sort(), durable: [] });
    expect(await isFromOffice(reply, phone.tokens.receiptKey, tools)).toBe(true);
    const there = await head(first);
    expect([there.status, await there.text()]).toEqual([204, ""]);
    const kept = await sql.query<{ bytes: Uint8Array }>("select bytes from piece where hash = $1", [third]);
    expect(Buffer.from(kept.rows[0]?.bytes ?? []).equals(photo.slice(524_288))).toBe(true);
  });

  test("[C104] a piece that is not what its name says is refused, and nothing is stored", async () => {
    const { chunks } = await attachmentOf(photo, tools);
    const response = await put(chunks[0] ?? "", photo.slice(0, 262_143));
    expect([response.status, await response.json()]).toMatchObject([422, { code: "hash-mismatch" }]);
    const large = photo.slice(0, 262_145);
    expect((await put(await hashOf(large), large)).status).toBe(413);
    expect((await put(chunks[0] ?? "", new Uint8Array())).status).toBe(400);
    expect((await sql.query("select hash from piece")).rows).toEqual([]);
  });

  test("nobody gets the bytes of a piece back, nor learns of one without a phone's token", async () => {
    const piece = photo.slice(0, 1_000);
    const hash = await hashOf(piece);
    await put(hash, piece);
    const got = await office.request(`/v1/sync/c/${hash}`, { headers: bearer() });
    expect([got.status, await got.text()]).toEqual([204, ""]);
    const reader = { Authorization: `Bearer ${phone.tokens.accessToken}` };
    expect((await office.request(`/v1/sync/c/${hash}`, { headers: reader })).status).toBe(403);
    expect((await office.request(`/v1/sync/c/${hash}`)).status).toBe(401);
  });

  test("[C105] an envelope that announces thousands of pieces is kept aside, and one that announces a million is not read", async () => {
    const announcing = async (count: number) => {
      const chunks = Array.from({ length: count }, (_, index) => index.toString(16).padStart(64, "0"));
      const attachments = [{ hash: "a".repeat(64), bytes: 1_000, chunks }];
      const header = canonicalJson({ ...goodHeader, deviceId: phone.id, attachments });
      const bytes = await forgeEnvelope({ header }, phone.sign);
      return phone.put({ hash: await hashOf(bytes), bytes });
    };
    const aside = Receipt.parse(await (await announcing(15_000)).json());
    expect(aside).toMatchObject({ status: "quarantined", why: "schema-mismatch" });
    // Only its size is looked at, by no database
    if (kind === "PGlite in memory") expect((await announcing(1_000_000)).status).toBe(413);
    expect(Receipt.parse(await (await announcing(400)).json())).toMatchObject({ status: "stored" });
  });

  test("whoever verifies the office learns of a piece that was changed", async () => {
    for (const piece of chunksIn(photo)) await put(await hashOf(piece), piece);
    expect(await verifyPieces(sql, hashOf)).toEqual({ status: "whole", pieces: 3 });
    const { chunks } = await attachmentOf(photo, tools);
    await sql.query("update piece set bytes = $2 where hash = $1", [chunks[1] ?? "", photo.slice(0, 10)]);
    expect(await verifyPieces(sql, hashOf)).toEqual({ status: "broken", piece: chunks[1] });
  });

  test("a piece is safe when a verified backup has a row of the journal that came after it", async () => {
    const [early, late] = [photo.slice(0, 100), photo.slice(100, 300)];
    const names = [await hashOf(early), await hashOf(late)];
    await phone.put(await phone.seal(1));
    await put(names[0] ?? "", early);
    await sql.query("update journal set durable_seq = 1");
    expect(await ask(names)).toMatchObject({ durable: [] });
    await phone.put(await phone.seal(2));
    await put(names[1] ?? "", late);
    await sql.query("update journal set durable_seq = 2");
    expect(await ask(names)).toMatchObject({ have: [...names].sort(), durable: [names[0]] });
  });
});
