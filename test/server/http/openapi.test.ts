import { apiRoutes, openPglite } from "@returns/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { openTestOffice, type TestOffice, type TestPhone } from "../test-office.ts";

let office: TestOffice;
let phone: TestPhone;
beforeAll(async () => {
  const sql = await openPglite({
    folder: "memory",
    onPoisoned: (cause) => {
      throw cause;
    },
  });
  office = await openTestOffice(sql);
  phone = await office.enrol();
});
afterAll(() => office.parts.sql.close());

const Document = z.object({
  openapi: z.string(),
  paths: z.record(
    z.string(),
    z.record(z.string(), z.object({ summary: z.string(), responses: z.record(z.string(), z.unknown()) })),
  ),
  components: z.object({ schemas: z.record(z.string(), z.record(z.string(), z.unknown())) }),
});
const documentOf = async () => Document.parse(await (await office.request("/openapi.json")).json());

test("the document names every door for programs, and every message that it refers to", async () => {
  const document = await documentOf();
  expect(document.openapi).toBe("3.1.0");
  const doors = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  );
  expect(doors.sort()).toEqual(
    Object.values(apiRoutes)
      .map(({ method, path }) => `${method.toLowerCase()} ${path.replace(":hash", "{hash}")}`)
      .sort(),
  );
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(
    ([, name]) => name,
  );
  expect(references).toContain("Receipt");
  for (const name of references) expect(Object.keys(document.components.schemas)).toContain(name);
});

test("the messages in the document judge as the server does", async () => {
  const { schemas } = (await documentOf()).components;
  const read = (name: string) => z.fromJSONSchema({ ...schemas[name], $defs: {} });
  const { uploadToken: _, ...incomplete } = phone.tokens;
  const EnrolReply = read("EnrolReply");
  expect(EnrolReply.safeParse(phone.tokens).success).toBe(true);
  expect(EnrolReply.safeParse(incomplete).success).toBe(false);
  expect(EnrolReply.safeParse({ ...phone.tokens, role: "administrator" }).success).toBe(false);
});

test("people read the same in a page without code", async () => {
  const html = await (await office.request("/api")).text();
  for (const { method, path } of Object.values(apiRoutes)) expect(html).toContain(`${method} ${path}`);
  expect(html).toContain('id="ticket-expired"');
  expect(html).toMatch(/^<!doctype html>/);
  expect(html).not.toMatch(/<script|style=|onclick/);
  expect((await office.request("/api/style.css")).headers.get("Content-Type")).toBe("text/css; charset=utf-8");
});
