import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshProfile, launch, type RunningChromium } from "../../machine/chromium.ts";
import { repositoryRoot } from "../../machine/shared.ts";
import { choose, next, takePhone, type } from "./enumerator.ts";

const survey = `type,name,label::English (en),label::العربية (ar),relevant
select_one_from_file sites.csv,site,Which site?,أي موقع؟,
integer,people,How many people?,كم شخصًا؟,
text,why,Why so many?,لماذا هذا العدد؟,\${people} > 9
`;

let command: ChildProcess;
let address: string;
let browser: RunningChromium;
let page: Page;
let complaints: readonly string[];
const asked: string[] = [];
const folder = mkdtempSync(join(tmpdir(), "returns-trial-"));
const profile = freshProfile();

beforeAll(async () => {
  writeFileSync(join(folder, "survey.csv"), survey);
  writeFileSync(
    join(folder, "sites.csv"),
    "name,label,label_ar\ns1,North camp,المخيم الشمالي\ns2,South camp,الجنوبي\n",
  );
  const script = join(repositoryRoot, "analysis/bin/returns.mjs");
  command = spawn(process.execPath, [script, "form", "preview", folder], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await once(command.stdout?.setEncoding("utf8") ?? command, "data");
  address = String(line).trim();
  browser = await launch(profile, ["--lang=ar"]);
  ({ page, complaints } = await takePhone(browser));
  page.on("request", (request) => asked.push(`${request.method()} ${new URL(request.url()).origin}`));
});
afterAll(async () => {
  await browser.close();
  rmSync(profile, { recursive: true, force: true });
  rmSync(folder, { recursive: true });
});

test("a form is tried from its files without enrolment, marked as a trial, with the list beside it", async () => {
  await page.goto(address);
  await page.getByText(/تجربة: لا يُرسل شيء|Trial: nothing is sent/).waitFor();
  await page.locator("button.button-wide").click();
  await page.getByText("North camp").or(page.getByText("المخيم الشمالي")).waitFor();
  await choose(page, "site", 1);
  await type(page, "people", "12");
  await type(page, "why", "Two families");
  expect(new URL(page.url()).pathname).toBe("/try");
});

test("a trial survives a reload and is finished like an interview; its answers never leave the browser", async () => {
  await page.locator(".saved .icon path[d^='M5 12.5']").waitFor();
  await page.reload();
  expect(await page.locator("[id='question:why'] input, [id='question:why'] textarea").inputValue()).toBe(
    "Two families",
  );
  await next(page);
  await next(page);
  await page.getByText(/^يمكن إنهاء الاستمارة|^The form can be finished/).waitFor();
  expect(new Set(asked)).toEqual(new Set([`GET ${new URL(address).origin}`]));
  expect(complaints).toEqual([]);
});

test("the command ends the app with itself", async () => {
  const ended = once(command, "exit");
  command.kill("SIGTERM");
  expect(await ended).toEqual([0, null]);
  await expect(fetch(address)).rejects.toThrow();
});
