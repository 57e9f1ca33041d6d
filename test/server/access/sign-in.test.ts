import { issueSignInTicket, openPglite, signInLink } from "@returns/server";
import { Hono } from "hono";
import { afterAll, beforeEach, expect, test } from "vitest";
import { openTestOffice, type TestOffice } from "../test-office.ts";

const engine = await openPglite({
  folder: "memory",
  onPoisoned: (cause) => {
    throw cause;
  },
});
afterAll(() => engine.close());

let office: TestOffice;
beforeEach(async () => {
  await engine.execute("drop schema public cascade; create schema public");
  office = await openTestOffice(engine, { dashboard: new Hono().get("/", (c) => c.html("<h1>figures</h1>")) });
});

const person = { id: "coordinator", name: "Coordinator", role: "coordinator" } as const;
const own = { "Sec-Fetch-Site": "same-origin", "Content-Type": "application/x-www-form-urlencoded" };
const press = (ticket: string, headers: Record<string, string> = own) =>
  office.request("/sign-in", { method: "POST", headers, body: `ticket=${ticket}` });
const cookieOf = (response: Response) => (response.headers.get("Set-Cookie") ?? "").split(";")[0] ?? "";
const open = (path: string, cookie: string) =>
  office.request(path, { headers: { Cookie: cookie, Accept: "text/html" } });

test("a coordinator opens the link, presses the button and sees the page, without JavaScript", async () => {
  const ticket = await issueSignInTicket(person, office.parts);
  const page = await office.request(new URL(signInLink("http://127.0.0.1", ticket)).pathname);
  const html = await page.text();
  expect(html).toContain(`value="${ticket}"`);
  expect(html).toMatch(/^<!doctype html><html lang="en" dir="ltr">/);
  expect(html).not.toContain("<script");

  const signedIn = await press(ticket);
  expect([signedIn.status, signedIn.headers.get("Location")]).toEqual([303, "/dashboard"]);
  expect(signedIn.headers.get("Set-Cookie")).toMatch(
    /^idp=idp_ws_.+; Max-Age=28800; Path=\/; HttpOnly; SameSite=Strict$/,
  );
  const dashboard = await open("/dashboard", cookieOf(signedIn));
  expect([dashboard.status, await dashboard.text()]).toEqual([200, "<h1>figures</h1>"]);
});

test("opening the link any number of times does not use it up; the button does", async () => {
  const ticket = await issueSignInTicket(person, office.parts);
  for (let visit = 0; visit < 3; visit++) expect((await office.request(`/sign-in/${ticket}`)).status).toBe(200);
  expect((await press(ticket)).status).toBe(303);
  const again = await press(ticket);
  expect(again.status).toBe(410);
  expect(await again.text()).toContain("cannot be used any more");
});

test("a link older than a day, or one that nobody made, opens nothing and says no more than that", async () => {
  const ticket = await issueSignInTicket(person, office.parts);
  office.pass(24);
  const [old, unknown] = [await press(ticket), await press("nobody-made-this")];
  expect([old.status, unknown.status]).toEqual([410, 410]);
  expect(await old.text()).toBe(await unknown.text());
});

test("a session ends after half an hour of rest, and after eight hours in any case", async () => {
  const rest = cookieOf(await press(await issueSignInTicket(person, office.parts)));
  office.pass(0.49);
  expect((await open("/dashboard", rest)).status).toBe(200);
  office.pass(0.49);
  expect((await open("/dashboard", rest)).status).toBe(200);
  office.pass(0.51);
  expect((await open("/dashboard", rest)).status).toBe(401);

  const busy = cookieOf(await press(await issueSignInTicket(person, office.parts)));
  for (let hours = 0.4; hours < 8; hours += 0.4) {
    office.pass(0.4);
    expect((await open("/dashboard", busy)).status).toBe(200);
  }
  office.pass(0.4);
  expect((await open("/dashboard", busy)).status).toBe(401);
});

test("whoever is not signed in reads why in the own language, and no figures", async () => {
  const german = await office.request("/dashboard", {
    headers: { Accept: "text/html", "Accept-Language": "de, ar;q=0.8" },
  });
  expect(german.status).toBe(401);
  const html = await german.text();
  expect(html).toContain('<html lang="ar" dir="rtl">');
  expect(html).not.toContain("figures");
  expect(await (await office.request("/dashboard", { headers: { Accept: "text/html" } })).text()).toContain(
    "You are not signed in",
  );
});

test("signing out ends the session, not only the cookie", async () => {
  const cookie = cookieOf(await press(await issueSignInTicket(person, office.parts)));
  const out = await office.request("/sign-out", { method: "POST", headers: { Cookie: cookie, ...own } });
  expect(out.status).toBe(200);
  expect((await open("/dashboard", cookie)).status).toBe(401);
});

test("[D136] behind HTTPS a cookie that another host could have set is not looked at", async () => {
  await engine.execute("drop schema public cascade; create schema public");
  office = await openTestOffice(engine, {
    transport: "https",
    dashboard: new Hono().get("/", (c) => c.text("figures")),
  });
  const signedIn = await press(await issueSignInTicket(person, office.parts));
  expect(signedIn.headers.get("Set-Cookie")).toMatch(/^__Host-idp=.+; Secure/);
  const cookie = cookieOf(signedIn);
  expect((await open("/dashboard", cookie)).status).toBe(200);
  expect((await open("/dashboard", cookie.replace("__Host-", ""))).status).toBe(401);
  expect((await open("/dashboard", `${"bomb=x; ".repeat(400)}idp=x`)).status).toBe(401);
});

test("[D137] [D138] another site can neither sign somebody in nor out", async () => {
  const ticket = await issueSignInTicket(person, office.parts);
  const foreign = [
    { "Sec-Fetch-Site": "cross-site" },
    { "Sec-Fetch-Site": "same-site" },
    { "Sec-Fetch-Site": "same-origin", Origin: "null" },
    {},
  ];
  for (const headers of foreign) {
    const response = await press(ticket, { "Content-Type": "application/x-www-form-urlencoded", ...headers });
    expect([response.status, await response.json()]).toMatchObject([403, { code: "cross-site" }]);
  }
  const cookie = cookieOf(await press(ticket));
  for (const headers of foreign) {
    const response = await office.request("/sign-out", { method: "POST", headers: { Cookie: cookie, ...headers } });
    expect(response.status).toBe(403);
  }
  expect((await open("/dashboard", cookie)).status).toBe(200);
});

test("[D141] whoever guesses links has to wait after thirty", async () => {
  for (let guess = 0; guess < 30; guess++) expect((await press(`guess-${guess}`)).status).toBe(410);
  const response = await press("guess-30");
  expect([response.status, response.headers.get("Retry-After")]).toEqual([429, "30"]);
});

test("neither link nor session stands in the database", async () => {
  const ticket = await issueSignInTicket(person, office.parts);
  const session = cookieOf(await press(ticket)).slice("idp=".length);
  const { rows } = await engine.query(
    "select row_to_json(ticket)::text as text from ticket union all select row_to_json(session)::text from session",
  );
  expect(rows).toHaveLength(2);
  for (const secret of [ticket, session]) expect(JSON.stringify(rows)).not.toContain(secret);
});
