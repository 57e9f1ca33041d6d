import { forms } from "@returns/schemas/forms";
import { openPglite } from "@returns/server";
import { afterAll, beforeEach, expect, test } from "vitest";
import {
  first,
  kept,
  openPublishingOffice,
  type Person,
  type PublishingOffice,
  second,
  survey,
  titlesOf,
} from "./publishing-office.ts";

const engine = await openPglite({
  folder: "memory",
  onPoisoned: (cause) => {
    throw cause;
  },
});
afterAll(() => engine.close());

let office: PublishingOffice;
let coordinator: Person;
beforeEach(async () => {
  await engine.execute("drop schema public cascade; create schema public");
  office = await openPublishingOffice(engine, [forms.listing], { sites: [{ site_id: "S1" }] });
  coordinator = await office.signIn("coordinator");
});

test("all problems of a form come at once with sheet and row, and nothing of it is kept", async () => {
  const reply = await coordinator.upload(survey("1", "intger,a,A,\ninteger,b,B,${c} > 1\nselect_one gone,d,D,\n"));
  expect(reply.status).toBe(422);
  const page = (await reply.text()).replaceAll("&quot;", '"');
  for (const message of ['There is no type "intger"', 'There is no question "c"', 'There is no choice list "gone"']) {
    expect(page).toContain(message);
  }
  expect(page).toMatch(/<bdi>survey<\/bdi><span>row 3<\/span><code>relevant<\/code>/);
  expect(await (await coordinator.open("/dashboard/forms?lang=en")).text()).not.toContain("Not published yet");
});

test("[A23] [A24] a version that is not higher, or makes a question mean something else, is not published", async () => {
  await coordinator.press(`${await kept(coordinator, first)}/publish`);
  const next = await kept(coordinator, second);
  const changes = await (await coordinator.open(`${next}?lang=en`)).text();
  expect(changes).toContain("What enumerators meet that version 1 does not have");
  expect(changes).toMatch(
    /New question<\/span><bdi>“How many children\?”.*Question gone<\/span><bdi>“Anything else\?”/s,
  );
  const low = await kept(coordinator, survey("1", "integer,people,How many people are there?,\n"));
  const refused = await coordinator.press(`${low}/publish?lang=en`);
  expect(refused.status).toBe(409);
  expect(await refused.text()).toContain("Version 1 is not higher than 1, which is published");
  const other = await kept(coordinator, survey("2", "text,people,Which people?,\n"));
  const page = await (await coordinator.open(`${other}?lang=en`)).text();
  expect(page.replaceAll("&quot;", '"')).toContain('"people" was integer and is now text. Give it a new name');
  expect(page).not.toContain(`${other}/publish`);
  expect(await titlesOf(office)).toEqual(["listing 1.0", "visit 1"]);
});

test("[E168] files of lists travel with the form, and a list that the project has already is refused by name", async () => {
  const rows = "select_one_from_file camps.csv,camp,Which camp?,\n";
  const listed = await kept(coordinator, { ...survey("1", rows), "../../camps.csv": "name,label\nc1,North\n" });
  await coordinator.press(`${listed}/publish`);
  expect((await office.bundle()).lists).toEqual({
    sites: [{ site_id: "S1" }],
    camps: [{ name: "c1", label: "North" }],
  });
  const taken = await kept(coordinator, {
    ...survey("2", "select_one_from_file sites.csv,site,Which site?,\n"),
    "sites.csv": "name,label\ns1,North\n",
  });
  const refused = await coordinator.press(`${taken}/publish?lang=en`);
  expect(refused.status).toBe(409);
  expect(await refused.text()).toContain("The project has a list");
});

test("[D137] another site cannot publish with the coordinator's cookie", async () => {
  const path = await kept(coordinator, first);
  for (const headers of [{ "Sec-Fetch-Site": "cross-site" }, { "Sec-Fetch-Site": "same-site" }, {}]) {
    const type = { "Content-Type": "application/x-www-form-urlencoded", ...headers };
    expect((await coordinator.press(`${path}/publish`, type)).status).toBe(403);
  }
  expect(await titlesOf(office)).toEqual(["listing 1.0"]);
});

test("an analyst uploads and tries, and cannot publish; a supervisor only looks", async () => {
  const analyst = await office.signIn("analyst");
  const path = await kept(analyst, first);
  expect(await (await analyst.open(`${path}?lang=en`)).text()).not.toContain(`${path}/publish`);
  expect((await analyst.press(`${path}/publish`)).status).toBe(403);
  const bundle = await analyst.open(`/try/bundle.json?form=${path.split("/").at(-1)}`);
  expect(await bundle.json()).toMatchObject({ id: "trial", simulated: true, title: { en: "Site visit" } });
  const supervisor = await office.signIn("supervisor");
  expect((await supervisor.upload(first)).status).toBe(403);
  expect(await (await supervisor.open("/dashboard/forms?lang=en")).text()).not.toContain('type="file"');
});

test("without a session nothing of a form is to be had, and a browser is told to sign in", async () => {
  const path = await kept(coordinator, first);
  const hash = path.split("/").at(-1);
  expect((await office.request(`/try/bundle.json?form=${hash}`)).status).toBe(401);
  const page = await office.request(path, { headers: { Accept: "text/html" } });
  expect([page.status, await page.text()]).toEqual([401, expect.stringContaining("You are not signed in")]);
});

test("[E156] [E169] [D126] files that cannot be read are told as what they are, and nothing is kept", async () => {
  const bomb = new Uint8Array(60);
  bomb.set([0x50, 0x4b, 0x05, 0x06], 38);
  new DataView(bomb.buffer).setUint16(48, 65_000, true);
  const told = async (files: Readonly<Record<string, string | Uint8Array>>) => (await coordinator.upload(files)).text();
  expect(await told({ "bomb.xlsx": bomb })).toContain("The file has 65000 parts: 1000 are the most");
  expect(await told({ "form.xlsx": "no zip" })).toContain("The file is a text, whatever its name says");
  expect(await told({ "notes.docx": "x" })).toContain("no workbook (.xlsx, .xls) and no list (.csv)");
  expect(await told({ "form.json": "{" })).toContain("The file is no JSON");
  expect(await told({ "form.json": '{"form":{}}' })).toContain("Cannot read the form at");
  expect(await told({})).toContain("No file was chosen");
  expect(await told({ "form.xlsx": new Uint8Array(17 * 1_024 * 1_024) })).toContain("16 MB together are the most");
  const cut = await coordinator.press("/dashboard/forms?lang=en", {
    "Sec-Fetch-Site": "same-origin",
    "Content-Type": "multipart/form-data; boundary=x",
  });
  expect([cut.status, await cut.text()]).toEqual([422, expect.stringContaining("did not arrive whole")]);
});

test("a form that comes with the program can be taken as XLSForm, and its codebook in the reader's language", async () => {
  const workbook = await coordinator.open(`/dashboard/forms/${forms.listing.hash}/xlsform`);
  expect(workbook.headers.get("Content-Disposition")).toBe('attachment; filename="listing.xlsx"');
  const again = await coordinator.upload({ "listing.xlsx": new Uint8Array(await workbook.arrayBuffer()) });
  expect(again.headers.get("Location")).toBe(`/dashboard/forms/${forms.listing.hash}?lang=en`);
  const codebook = await coordinator.open(`/dashboard/forms/${forms.listing.hash}/codebook?lang=ar`);
  expect(await codebook.text()).toContain('<html lang="ar" dir="rtl">');
});

test("what is thrown away is gone, and a form that nobody knows is not found", async () => {
  const path = await kept(coordinator, first);
  expect((await coordinator.press(`${path}/throw-away`)).status).toBe(303);
  expect((await coordinator.open(path)).status).toBe(404);
  expect((await coordinator.press(`${path}/publish`)).status).toBe(404);
});

test("the pages carry no code, and read from right to left in Arabic", async () => {
  const path = await kept(coordinator, first);
  for (const at of ["/dashboard/forms", path]) {
    const page = await coordinator.open(`${at}?lang=ar`);
    expect(page.headers.get("Content-Security-Policy")).toContain("default-src 'none'");
    const html = await page.text();
    expect(html).toMatch(/^<!doctype html><html lang="ar" dir="rtl">/);
    expect(html).not.toMatch(/<script|<style|style="|\bon[a-z]+="/);
  }
});
