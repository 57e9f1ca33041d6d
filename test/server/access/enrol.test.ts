import { EnrolReply, keyFingerprint, type Sql } from "@returns/schemas";
import { enrolLink, issueEnrolTicket, listDevices, revokeDevice } from "@returns/server";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { makeDevice } from "../../schemas/envelope/device.ts";
import { eachDatabase } from "../databases.ts";
import { enrolment, openTestOffice, type TestOffice } from "../test-office.ts";

const { key } = await makeDevice("d");

eachDatabase((_kind, create) => {
  let office: TestOffice;
  let sql: Sql;
  beforeAll(async () => {
    sql = await create().open();
  });
  beforeEach(async () => {
    await sql.execute("drop schema public cascade; create schema public");
    office = await openTestOffice(sql);
  });
  const enrol = async (ticket: string, signingKey = key) => {
    const response = await office.request("/v1/enrol", enrolment(ticket, signingKey));
    return { status: response.status, reply: await response.json() };
  };
  const project = (token: string, headers: Record<string, string> = {}) =>
    office.request("/v1/project", { headers: { Authorization: `Bearer ${token}`, ...headers } });

  test("a phone enrols with its ticket, pins the office's key and reads the project", async () => {
    const ticket = await issueEnrolTicket(office.parts);
    const link = enrolLink("https://returns.example.org", ticket, office.receiptKey.fingerprint);
    const { status, reply } = await enrol(new URLSearchParams(new URL(link).hash.slice(1)).get("t") ?? "");
    expect(status).toBe(201);
    const tokens = EnrolReply.parse(reply);
    expect(link.endsWith(`&r=${keyFingerprint(tokens.receiptKey)}`)).toBe(true);
    expect(tokens).toMatchObject({ projectId: "practice", deviceId: expect.stringMatching(/^d-[0-9a-f]{16}$/) });

    const bundle = await project(tokens.accessToken);
    expect(await bundle.json()).toMatchObject({ id: "practice", hash: "practice-1" });
    const etag = bundle.headers.get("ETag") ?? "";
    expect((await project(tokens.accessToken, { "If-None-Match": etag })).status).toBe(304);
  });

  test("[C122] a ticket that was used enrols no second phone", async () => {
    const ticket = await issueEnrolTicket(office.parts);
    await enrol(ticket);
    const other = await makeDevice("other");
    expect(await enrol(ticket, other.key)).toMatchObject({ status: 409, reply: { code: "ticket-used" } });
    expect(await listDevices(office.parts.sql)).toHaveLength(1);
  });

  test("of two phones that show the same ticket at the same moment one is enrolled", async () => {
    const ticket = await issueEnrolTicket(office.parts);
    const phones = await Promise.all(Array.from({ length: 5 }, () => makeDevice("d")));
    const answers = await Promise.all(phones.map((phone) => enrol(ticket, phone.key)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409]);
  });

  test("a phone whose answer was lost on the way asks again and is the same device, with new tokens", async () => {
    const ticket = await issueEnrolTicket(office.parts);
    const first = EnrolReply.parse((await enrol(ticket)).reply);
    const second = EnrolReply.parse((await enrol(ticket)).reply);
    expect(second.deviceId).toBe(first.deviceId);
    expect((await project(first.accessToken)).status).toBe(401);
    expect((await project(second.accessToken)).status).toBe(200);
    await revokeDevice(office.parts.sql, first.deviceId, "2026-11-24T08:00:00.000Z");
    expect((await enrol(ticket)).status).toBe(409);
  });

  test("[C123] a ticket older than a day has expired, and one that nobody issued is not known", async () => {
    const ticket = await issueEnrolTicket(office.parts);
    office.pass(24);
    expect(await enrol(ticket)).toMatchObject({ status: 410, reply: { code: "ticket-expired" } });
    expect(await enrol("a-ticket-of-my-own")).toMatchObject({ status: 401, reply: { code: "ticket-unknown" } });
  });

  test("a key that is no point of the curve is refused, and the ticket stays good", async () => {
    const ticket = await issueEnrolTicket(office.parts);
    expect(await enrol(ticket, { ...key, y: key.x })).toMatchObject({ status: 400, reply: { code: "bad-key" } });
    expect((await enrol(ticket)).status).toBe(201);
  });

  test("no secret stands in the database: neither ticket nor token", async () => {
    const ticket = await issueEnrolTicket(office.parts);
    const { uploadToken, accessToken } = EnrolReply.parse((await enrol(ticket)).reply);
    const { rows } = await office.parts.sql.query(
      "select row_to_json(ticket)::text as text from ticket union all select row_to_json(device_token)::text from device_token " +
        "union all select row_to_json(device)::text from device",
    );
    expect(rows).toHaveLength(4);
    for (const secret of [ticket, uploadToken, accessToken]) expect(JSON.stringify(rows)).not.toContain(secret);
  });

  test("the upload token reads nothing, the access token brings nothing, a revoked phone reads nothing", async () => {
    const phone = await office.enrol();
    const { uploadToken, accessToken } = phone.tokens;
    expect((await project(uploadToken)).status).toBe(403);
    const { hash, bytes } = await phone.seal(1);
    const brought = await office.request(`/v1/sync/e/${hash}`, {
      method: "PUT",
      headers: { Authorization: `Bearer ${accessToken}`, "Content-Type": "application/vnd.idp.envelope" },
      body: bytes,
    });
    expect(brought.status).toBe(403);
    await revokeDevice(office.parts.sql, phone.id, "2026-11-24T08:00:00.000Z");
    expect((await project(accessToken)).status).toBe(403);
  });

  test("a phone that was away for months still brings its interviews, and must be enrolled again to read lists", async () => {
    const phone = await office.enrol();
    office.pass(31 * 24);
    expect((await project(phone.tokens.accessToken)).status).toBe(401);
    office.pass(300 * 24);
    expect((await phone.put(await phone.seal(1))).status).toBe(201);
    office.pass(399 * 24);
    expect((await phone.put(await phone.seal(2))).status).toBe(201);
    office.pass(401 * 24);
    expect((await phone.put(await phone.seal(3))).status).toBe(401);
  });

  test("a phone that asks every week never has to be enrolled again", async () => {
    const phone = await office.enrol();
    for (let week = 0; week < 12; week++) {
      office.pass(7 * 24);
      expect((await project(phone.tokens.accessToken)).status).toBe(200);
    }
  });

  test("[D141] whoever guesses tickets has to wait after ten, and an office that enrols fifty phones has not", async () => {
    for (let phone = 0; phone < 50; phone++)
      expect((await enrol(await issueEnrolTicket(office.parts))).status).toBe(201);
    for (let guess = 0; guess < 10; guess++) expect((await enrol(`guess-number-${guess}`)).status).toBe(401);
    const response = await office.request("/v1/enrol", enrolment("guess-number-10", key));
    expect(response.status).toBe(429);
    expect(Number(response.headers.get("Retry-After"))).toBeGreaterThan(300);
    office.pass(1);
    expect((await enrol("guess-number-11")).status).toBe(401);
  });

  test("[D143] a message that asks for more than the form has is refused as a whole", async () => {
    const ticket = await issueEnrolTicket(office.parts);
    const request = { v: 1, ticket, signingKey: key, label: "x", role: "administrator" };
    const response = await office.request("/v1/enrol", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(request),
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: "wrong-shape", errors: [{ detail: "unknown keys: role" }] });
  });

  test("[D144] SQL in a label is a label", async () => {
    const ticket = await issueEnrolTicket(office.parts);
    const label = "'); drop table device; --";
    const init = enrolment(ticket, key);
    await office.request("/v1/enrol", { ...init, body: JSON.stringify({ v: 1, ticket, signingKey: key, label }) });
    expect(await listDevices(office.parts.sql)).toMatchObject([{ label }]);
  });
});
