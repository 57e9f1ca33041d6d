import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { forms } from "@returns/schemas/forms";
import {
  connectionLimits,
  createApp,
  openPglite,
  type RunningServer,
  readPhoneAssets,
  serveApp,
} from "@returns/server";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { builtApps } from "../../machine/built.ts";
import { freshProfile, launch, type RunningChromium } from "../../machine/chromium.ts";
import { cutOff, violations } from "../../survey-pwa/screens/axe.ts";
import { openPublishingOffice, survey } from "./publishing-office.ts";

let server: RunningServer;
let browser: RunningChromium;
let page: Page;
const profile = freshProfile();
const folder = mkdtempSync(join(tmpdir(), "returns-forms-"));
const sql = await openPglite({
  folder: "memory",
  onPoisoned: (cause) => {
    throw cause;
  },
});

beforeAll(async () => {
  const phone = readPhoneAssets((await builtApps()).phone);
  const office = await openPublishingOffice(sql, [forms.household, forms.listing], {}, { phone });
  await office.enrol();
  server = await serveApp(createApp(office.parts), { host: "127.0.0.1", port: 0 }, connectionLimits);
  browser = await launch(profile);
  const [name = "", value = ""] = (await office.signIn("coordinator")).cookie.split("=");
  await browser.context.addCookies([{ name, value, domain: "127.0.0.1", path: "/" }]);
  page = await browser.context.newPage();
});
afterAll(async () => {
  await browser.close();
  await server.close();
  await sql.close();
  for (const path of [profile, folder]) rmSync(path, { recursive: true, force: true });
});

/** Writes the files of a form, and chooses them in the page. */
async function choose(files: Readonly<Record<string, string>>): Promise<void> {
  const paths = Object.entries(files).map(([name, text]) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  });
  await page.goto(`http://127.0.0.1:${server.port}/dashboard/forms?lang=en`);
  await page.locator("#files").setInputFiles(paths);
  await page.getByRole("button", { name: "Check the form" }).click();
}

/** What is wrong with the page as it stands, on a phone and on a desk; in Arabic too where it can be loaded again. */
async function faults(languages: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const language of languages) {
    if (languages.length > 1) {
      const address = new URL(page.url());
      address.searchParams.set("lang", language);
      await page.goto(address.href);
    }
    for (const [width, height] of [
      [360, 740],
      [1280, 800],
    ] as const) {
      await page.setViewportSize({ width, height });
      found.push(...(await violations(page)), ...(await cutOff(page)));
    }
  }
  return found;
}

test("problems of an uploaded form can be read by everybody, on any screen", async () => {
  await choose(survey("1", "intger,a,A,\ninteger,b,B,${a_very_long_name_that_nobody_has_written_anywhere} > 1\n"));
  await page.getByText("This form cannot be used yet").waitFor();
  await page.getByText('There is no type "intger"').waitFor();
  expect(await faults(["en"])).toEqual([]);
});

test("a form is uploaded, tried in the phone's app and published, by the pages alone", async () => {
  await choose(survey("1", "integer,people,How many people?,\ntext,remark,Anything else?,\n"));
  await page.getByText("Not published yet").waitFor();
  expect(await faults(["ar", "en"])).toEqual([]);
  const [trial] = await Promise.all([
    browser.context.waitForEvent("page"),
    page.getByRole("link", { name: "Try it" }).click(),
  ]);
  await trial.getByText(/nothing is sent/).waitFor();
  await trial.locator("button.button-wide").click();
  await trial.getByText("How many people?").waitFor();
  await trial.goto(`http://127.0.0.1:${server.port}/try?form=nothing`);
  await trial.getByText("There is no form to try here").waitFor();
  await trial.close();
  await page.getByRole("button", { name: "Publish" }).click();
  await page.getByText("Phones begin new interviews with it").waitFor();
  expect(await faults(["ar", "en"])).toEqual([]);
});

test("the list of forms can be read by everybody, on any screen and in Arabic", async () => {
  await page.goto(`http://127.0.0.1:${server.port}/dashboard/forms?lang=en`);
  await page.getByRole("heading", { name: "Site visit" }).waitFor();
  expect(await faults(["ar", "en"])).toEqual([]);
});
