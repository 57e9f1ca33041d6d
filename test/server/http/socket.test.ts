import { connect } from "node:net";
import { connectionLimits, createApp, openPglite, type RunningServer, serveApp } from "@returns/server";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openTestOffice, type TestOffice } from "../test-office.ts";

let office: TestOffice;
let server: RunningServer;
let app: ReturnType<typeof createApp>;
beforeAll(async () => {
  const sql = await openPglite({
    folder: "memory",
    onPoisoned: (cause) => {
      throw cause;
    },
  });
  office = await openTestOffice(sql);
  app = createApp(office.parts);
  const patience = {
    ...connectionLimits,
    headersTimeout: 1_000,
    requestTimeout: 1_500,
    connectionsCheckingInterval: 200,
  };
  server = await serveApp(app, { host: "127.0.0.1", port: 0 }, patience);
});
afterAll(() => server.close());

/** Sends bytes as they are and returns the first line of the answer, or how the connection ended. */
const raw = (text: string): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect(server.port, "127.0.0.1");
    let answer = "";
    socket.on("data", (bytes) => {
      answer += String(bytes);
    });
    socket.on("close", () => resolve(answer.split("\r\n")[0] || "closed"));
    socket.on("error", () => resolve("closed"));
    socket.write(text);
  });

test("the server answers over a real connection", async () => {
  const response = await fetch(`http://127.0.0.1:${server.port}/health`);
  expect([response.status, await response.json()]).toEqual([200, { status: "ok" }]);
});

test("[D129] requests that two servers could read differently are refused", async () => {
  const close = "Connection: close\r\n";
  expect(
    await raw(
      `POST /v1/enrol HTTP/1.1\r\nHost: x\r\n${close}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    ),
  ).toContain("400");
  expect(await raw(`POST /v1/enrol HTTP/1.1\r\nHost: x\r\n${close}Content-Length: -1\r\n\r\n`)).toContain("400");
  expect(await raw(`GET /health HTTP/1.1\r\n${close}\r\n`)).toContain("400");
});

test("[D130] twenty thousand bytes of headers are too many", async () => {
  expect(await raw(`GET /health HTTP/1.1\r\nHost: x\r\nCookie: ${"a".repeat(20_000)}\r\n\r\n`)).toContain("431");
});

test("[D131] a body that does not come is not waited for", async () => {
  expect(
    await raw("POST /v1/enrol HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"),
  ).toMatch(/408|closed/);
});

test("[C82] an envelope whose line breaks in the middle is not stored, is no fault, and can be sent again", async () => {
  const phone = await office.enrol();
  const { hash, bytes } = await phone.seal(1);
  const head =
    `PUT /v1/sync/e/${hash} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${phone.tokens.uploadToken}\r\n` +
    `Content-Type: application/vnd.idp.envelope\r\nContent-Length: ${bytes.length}\r\n\r\n`;
  office.logs.length = 0;
  const socket = connect(server.port, "127.0.0.1");
  await new Promise<void>((resolve) => socket.write(head, () => resolve()));
  await new Promise<void>((resolve) => socket.write(bytes.slice(0, 300), () => resolve()));
  socket.destroy();
  await vi.waitFor(() => expect(office.logs).toMatchObject([{ event: "request", problem: "body-cut-off" }]), 10_000);
  expect((await phone.offer([{ hash, bytes }])).want).toEqual([hash]);
  expect((await phone.put({ hash, bytes })).status).toBe(201);
});

test("[D132] TRACE shows nobody what was sent", async () => {
  expect(await raw("TRACE /health HTTP/1.1\r\nHost: x\r\nCookie: idp=secret\r\nConnection: close\r\n\r\n")).toContain(
    "405",
  );
});

test("[D133] dots in the path do not climb", async () => {
  expect(await raw("GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")).toMatch(/404|400/);
});

test("two servers cannot have one port", async () => {
  const again = serveApp(app, { host: "127.0.0.1", port: server.port }, connectionLimits);
  await expect(again).rejects.toMatchObject({ code: "EADDRINUSE" });
});
