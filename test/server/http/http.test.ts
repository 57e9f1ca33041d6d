import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { ProblemReply, writeBatch } from "@returns/schemas";
import { openPglite, readPhoneAssets } from "@returns/server";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { jsonPost, openTestOffice, type TestOffice, type TestPhone } from "../test-office.ts";

const folder = mkdtempSync(join(tmpdir(), "returns-phone-"));
mkdirSync(join(folder, "assets"));
const script = "console.log(1);".repeat(100);
writeFileSync(join(folder, "index.html"), "<!doctype html><title>phone</title>");
writeFileSync(join(folder, "service-worker.js"), "self;");
writeFileSync(join(folder, "secret.pem"), "never served");
writeFileSync(join(folder, "assets", "main-BfX3k_9Q.js"), script);

let office: TestOffice;
let phone: TestPhone;
beforeAll(async () => {
  const sql = await openPglite({
    folder: "memory",
    onPoisoned: (cause) => {
      throw cause;
    },
  });
  office = await openTestOffice(sql, { phone: readPhoneAssets(folder) });
  phone = await office.enrol();
});
afterAll(async () => {
  await office.parts.sql.close();
  rmSync(folder, { recursive: true });
});

const bearer = () => ({ Authorization: `Bearer ${phone.tokens.uploadToken}` });
const problemOf = async (response: Response) => {
  expect(response.headers.get("Content-Type")).toBe("application/problem+json");
  const problem = ProblemReply.parse(await response.json());
  expect(problem.status).toBe(response.status);
  return `${problem.status} ${problem.code}`;
};
const offer = (body: string, headers: Record<string, string> = {}) =>
  office.request("/v1/sync/offer", jsonPost(body, { ...bearer(), ...headers }));
const emptyOffer = () => ({ v: 1, deviceId: phone.id, now: "2026-11-24T08:00:00Z", digest: "", last: null, items: [] });

test("[D126] a body that is not JSON is the caller's mistake, not a fault of the server", async () => {
  for (const body of ["{", "[1,]", "undefined", '{"a":1}x'])
    expect(await problemOf(await offer(body))).toBe("400 not-json");
  expect(await problemOf(await offer(""))).toBe("400 empty-body");
  expect(await problemOf(await offer("[".repeat(100_000)))).toBe("400 not-json");
  expect(await problemOf(await offer('{"__proto__":{"role":"administrator"}}'))).toBe("400 not-json");
});

test("[D127] a body of another type is not read", async () => {
  expect(await problemOf(await offer("{}", { "Content-Type": "text/plain" }))).toBe("415 unsupported-type");
  expect(await problemOf(await offer("{}", { "Content-Type": "application/json-seq" }))).toBe("415 unsupported-type");
  expect(await problemOf(await offer("{}", { "Content-Type": "application/json; charset=utf-8" }))).toBe(
    "400 wrong-shape",
  );
});

test("[D128] a compressed body is not unpacked", async () => {
  expect(await problemOf(await offer("{}", { "Content-Encoding": "gzip" }))).toBe("415 unsupported-encoding");
});

test("[C83] [C84] an empty envelope is refused, and one of more than a megabyte as well", async () => {
  const hash = "ab".repeat(32);
  expect(await problemOf(await phone.put({ hash, bytes: new Uint8Array() }))).toBe("400 empty-body");
  expect(await problemOf(await phone.put({ hash, bytes: new Uint8Array(1_048_577) }))).toBe("413 too-large");
  expect(await problemOf(await phone.put({ hash, bytes: new Uint8Array(1_048_576) }))).toBe("422 hash-mismatch");
});

test("a body without a length is counted while it is read", async () => {
  let sent = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      sent += 65_536;
      controller.enqueue(new Uint8Array(65_536));
    },
  });
  const headers = { ...bearer(), "Content-Type": "application/vnd.idp.envelope" };
  const init = { method: "PUT", headers, body: endless, duplex: "half" };
  expect(await problemOf(await office.request(`/v1/sync/e/${"ab".repeat(32)}`, init))).toBe("413 too-large");
  expect(sent).toBeLessThan(1_500_000);
});

test("[C96] an offer of 4,001 envelopes is asked to be split", async () => {
  const items = Array.from({ length: 4_001 }, (_, index) => [index.toString(16).padStart(64, "0"), 9, "final"]);
  const response = await offer(JSON.stringify({ ...emptyOffer(), digest: "ab".repeat(32), items }));
  expect(await problemOf(response)).toBe("413 too-many-items");
});

test("[C99] a hash that is none is refused with its place", async () => {
  const items = [
    ["ab".repeat(32), 9, "final"],
    ["AB".repeat(32), 9, "final"],
  ];
  const response = await offer(JSON.stringify({ ...emptyOffer(), digest: "ab".repeat(32), items }));
  expect(await response.json()).toMatchObject({ code: "wrong-shape", errors: [{ pointer: "/items/1/0" }] });
});

test("an offer of another device, or one whose digest is wrong, is refused", async () => {
  expect(await problemOf(await offer(JSON.stringify({ ...emptyOffer(), digest: "ab".repeat(32) })))).toBe(
    "400 digest-mismatch",
  );
  const other = { ...emptyOffer(), deviceId: "d-other", digest: "ab".repeat(32) };
  expect(await problemOf(await offer(JSON.stringify(other)))).toBe("403 device-mismatch");
});

test("[C103] a batch of 51 is too many, and a broken one names the place", async () => {
  const one = { hash: "ab".repeat(32), bytes: new Uint8Array(1) };
  expect(await problemOf(await phone.sendBatch(Array.from({ length: 51 }, () => one)))).toBe("413 too-many-items");
  const headers = { ...bearer(), "Content-Type": "application/vnd.idp.envelopes" };
  const cut = { method: "POST", headers, body: writeBatch([one]).slice(0, -1) };
  expect(await problemOf(await office.request("/v1/sync/batch", cut))).toBe("400 broken-batch");
});

test("[D132] a method that nobody knows, or that has no use here, is refused and told what has", async () => {
  const deleted = await office.request("/v1/sync/offer", { method: "DELETE" });
  expect(await problemOf(deleted)).toBe("405 method-not-allowed");
  expect(deleted.headers.get("Allow")).toBe("POST");
  expect(await problemOf(await office.request("/health", { method: "POST" }))).toBe("405 method-not-allowed");
  expect(await problemOf(await office.request("/v1/sync/offer"))).toBe("405 method-not-allowed");
  expect(await problemOf(await office.request("/", { method: "OPTIONS" }))).toBe("405 method-not-allowed");
  expect(await problemOf(await office.request("/nowhere", { method: "POST" }))).toBe("404 not-found");
});

test("[D133] addresses that two readers could read differently lead nowhere", async () => {
  const odd = [
    "/%E0%A4%A",
    "/%2e%2e%2fetc",
    "/assets/..%2fsecret.pem",
    "//health",
    "/health//",
    "/a%5Cb",
    "/x%00y",
    "/sign-in/a%2fb",
    "/sign-in/a%5Cb",
    "/sign-in/a%00b",
    "/sign-in/%2e%2e%2e",
  ];
  for (const path of odd)
    expect(await problemOf(await office.request(`http://localhost${path}`)), path).toBe("404 not-found");
});

test("[D134] [D135] a parameter that stands twice is refused, and so is an endless address", async () => {
  expect(await problemOf(await office.request("/health?a=1&a=2"))).toBe("400 duplicate-query");
  expect(await problemOf(await office.request(`/health?a=${"x".repeat(3_000)}`))).toBe("414 query-too-long");
  expect((await office.request("/health?a=1&b=2")).status).toBe(200);
});

test("[D139] behind no proxy, a forged X-Forwarded-For gives nobody a fresh allowance", async () => {
  const statuses = new Set<number>();
  for (let call = 0; call < 200; call++) {
    const headers = { "X-Forwarded-For": `10.0.0.${call}` };
    statuses.add((await office.request("/version", { headers })).status);
  }
  expect([...statuses]).toEqual([200, 429]);
  office.pass(0.1);
});

test("[D140] whatever the Host header says, no address that we write contains it", async () => {
  for (const path of ["/api", "/openapi.json", "/sign-in/x", "/dashboard", "/"]) {
    const response = await office.request(`http://evil.example${path}`, { headers: { Host: "evil.example" } });
    expect(JSON.stringify([...response.headers]) + (await response.text())).not.toContain("evil");
  }
});

test("every answer carries the headers that protect whoever opens it", async () => {
  for (const path of ["/", "/assets/main-BfX3k_9Q.js", "/health", "/nowhere", "/v1/project", "/%E0%A4%A"]) {
    const { headers } = await office.request(`http://localhost${path}`);
    expect(headers.get("Content-Security-Policy"), path).toBe(
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; img-src 'self' blob: data:; " +
        "media-src blob:; style-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; " +
        "require-trusted-types-for 'script'; trusted-types app-loader",
    );
    expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
    expect(headers.get("Referrer-Policy")).toBe("no-referrer");
    expect(headers.get("Cross-Origin-Opener-Policy")).toBe("same-origin");
    expect(headers.get("Cross-Origin-Resource-Policy")).toBe("same-origin");
    expect(headers.get("Permissions-Policy")).toContain("geolocation=(self)");
    expect(headers.get("X-Request-Id")).toMatch(/^[0-9a-f]{16}$/);
    expect(headers.get("Strict-Transport-Security")).toBeNull();
  }
});

test("pages of the office may hold forms and no code", async () => {
  const { headers } = await office.request("/sign-in/x");
  const policy = headers.get("Content-Security-Policy") ?? "";
  expect(policy).toContain("form-action 'self'");
  expect(policy).not.toContain("script-src");
  expect(headers.get("Permissions-Policy")).toContain("geolocation=()");
});

test("behind HTTPS browsers are told to come back by HTTPS only, for two years", async () => {
  const secure = await openTestOffice(office.parts.sql, { transport: "https" });
  const { headers } = await secure.request("/health");
  expect(headers.get("Strict-Transport-Security")).toBe("max-age=63072000; includeSubDomains");
});

test("the phone's app comes at / and /enrol, is asked for again each time, and its named parts stay for ever", async () => {
  for (const path of ["/", "/enrol"]) {
    const page = await office.request(path);
    expect(await page.text()).toContain("phone");
    expect([page.headers.get("Content-Type"), page.headers.get("Cache-Control")]).toEqual([
      "text/html; charset=utf-8",
      "no-cache",
    ]);
  }
  expect((await office.request("/service-worker.js")).headers.get("Cache-Control")).toBe("no-cache");
  const asset = await office.request("/assets/main-BfX3k_9Q.js");
  expect(asset.headers.get("Cache-Control")).toBe("public, max-age=31536000, immutable");
  expect(asset.headers.get("Content-Type")).toBe("text/javascript; charset=utf-8");
  const etag = asset.headers.get("ETag") ?? "";
  expect((await office.request("/assets/main-BfX3k_9Q.js", { headers: { "If-None-Match": etag } })).status).toBe(304);
});

test("a phone on a slow line gets the app packed, and the same app", async () => {
  const packed = await office.request("/assets/main-BfX3k_9Q.js", { headers: { "Accept-Encoding": "gzip, br" } });
  expect(packed.headers.get("Content-Encoding")).toBe("gzip");
  const bytes = new Uint8Array(await packed.arrayBuffer());
  expect(bytes.length).toBeLessThan(script.length / 5);
  expect(String(gunzipSync(bytes))).toBe(script);
});

test("only what belongs to the app is served, whatever lies beside it", async () => {
  expect(await problemOf(await office.request("/secret.pem"))).toBe("404 not-found");
  expect(await problemOf(await office.request("/assets/"))).toBe("404 not-found");
});

test("a server without a built app says how to build it", async () => {
  const bare = await openTestOffice(office.parts.sql);
  const response = await bare.request("/");
  expect([response.status, await response.text()]).toEqual([503, expect.stringContaining("npm run build")]);
});

test("the log names what happened and nothing of what was said", async () => {
  office.logs.length = 0;
  const envelope = await phone.seal(77);
  await phone.put(envelope);
  await office.request("/sign-in/a-ticket-in-the-path?and=query", { headers: { "User-Agent": "Firefox" } });
  await offer('{"name":"Amna"}');
  expect(office.logs.map((line) => line.event === "request" && [line.method, line.route, line.status])).toEqual([
    ["PUT", "/v1/sync/e/:hash", 201],
    ["GET", "/sign-in/:ticket", 200],
    ["POST", "/v1/sync/offer", 400],
  ]);
  const text = JSON.stringify(office.logs);
  for (const secret of [envelope.hash, phone.tokens.uploadToken, "a-ticket", "query", "Firefox", "Amna"])
    expect(text).not.toContain(secret);
});

test("a fault is written down without the words of the error, which may hold an answer", async () => {
  const failing = await openTestOffice(office.parts.sql, {
    project: {
      id: "practice",
      hash: async () => {
        throw new Error("duplicate key value: Amna Hassan, 0912345678");
      },
      bundle: async () => Promise.reject(new Error("unused")),
    },
  });
  const one = await failing.enrol();
  const response = await failing.request("/v1/project", {
    headers: { Authorization: `Bearer ${one.tokens.accessToken}` },
  });
  const answer = await response.text();
  expect(response.status).toBe(500);
  expect(answer + JSON.stringify(failing.logs)).not.toContain("Amna");
  const fault = failing.logs.find((line) => line.event === "fault");
  expect(fault).toMatchObject({
    name: "Error",
    where: expect.arrayContaining([expect.stringContaining("http.test.ts")]),
  });
  expect(answer).toContain(fault?.id ?? "no id");
});

test("without its database the server says that it is not well", async () => {
  const sick = await openTestOffice(office.parts.sql, {
    sql: { ...office.parts.sql, query: async () => Promise.reject(new Error("gone")) },
  });
  expect(await problemOf(await sick.request("/health"))).toBe("503 unavailable");
  expect(await (await office.request("/health")).json()).toEqual({ status: "ok" });
  expect(await (await office.request("/version")).json()).toEqual({ version: "0.1.0", protocol: 1 });
});

test("no bytes whatever bring the server down or make it answer with a fault", async () => {
  const types = fc.constantFrom(
    "application/json",
    "application/vnd.idp.envelope",
    "application/vnd.idp.envelopes",
    "text/html",
  );
  const doors = fc.constantFrom(
    { method: "POST", path: "/v1/enrol" },
    { method: "POST", path: "/v1/sync/offer" },
    { method: "POST", path: "/v1/sync/batch" },
    { method: "PUT", path: `/v1/sync/e/${"ab".repeat(32)}` },
  );
  const shapes = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    fc.json({ maxDepth: 4 }).map((json) => new TextEncoder().encode(json)),
    fc
      .uint8Array({ minLength: 60, maxLength: 400 })
      .map((bytes) => Uint8Array.of(...new TextEncoder().encode("IDPE"), 1, 0, ...bytes)),
  );
  await fc.assert(
    fc.asyncProperty(doors, types, shapes, async ({ method, path }, type, bytes) => {
      office.pass(1);
      const headers = { ...bearer(), "Content-Type": type };
      const { status } = await office.request(path, { method, headers, body: bytes.slice() });
      expect(status).toBeGreaterThanOrEqual(200);
      expect(status).toBeLessThan(500);
    }),
    { numRuns: 400 },
  );
});
