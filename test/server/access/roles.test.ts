import { migrate } from "@returns/schemas";
import {
  apiRoutes,
  type Caller,
  createApp,
  declaredRoute,
  history,
  issueSignInTicket,
  may,
  openPglite,
  openShelf,
  pageRoutes,
  permissions,
  practiceSetup,
  roles,
} from "@returns/server";
import { Hono } from "hono";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestOffice, type TestOffice } from "../test-office.ts";

let office: TestOffice;
beforeAll(async () => {
  const sql = await openPglite({
    folder: "memory",
    onPoisoned: (cause) => {
      throw cause;
    },
  });
  const dashboard = new Hono().get("/", (c) => c.text("figures")).get("/style.css", (c) => c.text("style"));
  await migrate(sql, history);
  const setup = practiceSetup();
  const shelf = await openShelf(sql, setup, []);
  const publishing = { shelf, setup, timeZone: "Africa/Khartoum", afterPublishing: () => {} };
  office = await openTestOffice(sql, { dashboard, publishing });
});
afterAll(() => office.parts.sql.close());

test("every door that the server has is declared with what it needs", () => {
  const doors = createApp(office.parts).routes.filter(({ method }) => method !== "ALL");
  expect(doors.length).toBeGreaterThan(12);
  const undeclared = doors.filter(({ method, path }) => declaredRoute(method, path) === undefined);
  expect(undeclared.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
});

test("every door that is declared exists", () => {
  const doors = createApp(office.parts).routes.map(({ method, path }) => `${method} ${path}`);
  const declared = [...Object.values(apiRoutes), ...Object.values(pageRoutes)];
  const missing = declared.filter(
    ({ method, path }) => !doors.includes(`${method} ${path}`) && path !== "/dashboard/*",
  );
  expect(missing).toEqual([]);
});

test("a door that nobody declared stays shut, even when somebody built it", async () => {
  const app = createApp(office.parts);
  app.get("/v1/everything", (c) => c.text("all answers"));
  app.post("/dashboard/undeclared", (c) => c.text("all answers"));
  expect((await app.request("/v1/everything")).status).toBe(404);
  expect((await app.request("/dashboard/undeclared", { method: "POST" })).status).toBe(404);
});

/** Who may pass, written out once more by hand: a change of the table must be made twice, knowingly. */
const expected: Record<(typeof permissions)[number], readonly string[]> = {
  anyone: ["nobody", "upload", "upload of a revoked phone", "access", "access of a revoked phone", ...roles],
  "envelopes:bring": ["upload", "upload of a revoked phone"],
  "project:read": ["access"],
  "forms:draft": ["coordinator", "analyst", "administrator"],
  "forms:publish": ["coordinator", "administrator"],
  "tables:read": ["supervisor", "coordinator", "analyst", "administrator"],
  "signed-in": [...roles],
};

const device = (scope: "upload" | "access", standing: "active" | "revoked"): Caller => ({
  caller: "device",
  deviceId: "d",
  scope,
  standing,
});
const callers: Readonly<Record<string, Caller>> = {
  nobody: { caller: "nobody" },
  upload: device("upload", "active"),
  "upload of a revoked phone": device("upload", "revoked"),
  access: device("access", "active"),
  "access of a revoked phone": device("access", "revoked"),
  ...Object.fromEntries(roles.map((role): [string, Caller] => [role, { caller: "person", personId: role, role }])),
};

test.each(permissions)("%s is granted to those who need it and to nobody else", (permission) => {
  const granted = Object.entries(callers).filter(([, caller]) => may(caller, permission));
  expect(granted.map(([name]) => name)).toEqual(expected[permission]);
});

test("through every door, every caller gets as far as the table says", async () => {
  const phone = await office.enrol();
  const sessions = new Map<string, string>();
  for (const role of roles) {
    const ticket = await issueSignInTicket({ id: role, name: role, role }, office.parts);
    const headers = { "Sec-Fetch-Site": "same-origin", "Content-Type": "application/x-www-form-urlencoded" };
    const response = await office.request("/sign-in", { method: "POST", headers, body: `ticket=${ticket}` });
    sessions.set(role, (response.headers.get("Set-Cookie") ?? "").split(";")[0] ?? "");
  }
  const credentials: Readonly<Record<string, Record<string, string>>> = {
    nobody: {},
    "forged token": { Authorization: "Bearer idp_ac_forged-forged-forged" },
    "forged session": { Cookie: "idp=idp_ws_forged" },
    upload: { Authorization: `Bearer ${phone.tokens.uploadToken}` },
    access: { Authorization: `Bearer ${phone.tokens.accessToken}` },
    ...Object.fromEntries([...sessions].map(([role, cookie]) => [role, { Cookie: cookie }])),
  };
  let doors = 0;
  for (const { method, path, need } of [...Object.values(apiRoutes), ...Object.values(pageRoutes)]) {
    const address = path.replace(":hash", "ab".repeat(32)).replace(":ticket", "none").replace("/*", "/style.css");
    for (const [name, headers] of Object.entries(credentials)) {
      if (path === pageRoutes.signOut.path && sessions.has(name)) continue;
      const { status } = await office.request(address, {
        method,
        headers: { "Sec-Fetch-Site": "same-origin", ...headers },
      });
      const isLetIn = expected[need].includes(name) || need === "anyone";
      const isKnown = phone.tokens && (name === "upload" || name === "access" || sessions.has(name));
      const turnedAway = isKnown ? 403 : 401;
      expect(isLetIn ? "let in" : status, `${name} at ${method} ${path}`).toBe(isLetIn ? "let in" : turnedAway);
      if (isLetIn) expect([401, 403], `${name} at ${method} ${path}`).not.toContain(status);
      doors += 1;
    }
  }
  expect(doors).toBeGreaterThan(140);
});

test("[D142] what another project has looks like what is not there", async () => {
  const phone = await office.enrol();
  const response = await office.request("/v1/projects/another", {
    headers: { Authorization: `Bearer ${phone.tokens.accessToken}` },
  });
  expect([response.status, await response.json()]).toMatchObject([404, { code: "not-found" }]);
});
