import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { freshProfile, launch, type RunningChromium } from "../machine/chromium.ts";
import { startServer } from "../server/operator/server-process.ts";
import { householdAnswers, people } from "./household-of-seven.ts";
import { answerPage, type Given, shownAnswer } from "./phone-in-hand.ts";

test("a household of seven is interviewed in Arabic without network, survives a dead battery, is sent, and is counted in T35", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "returns-e2e-"));
  const environment = { DATA_DIR: dataDir, PORT: String(await freePort()) };
  const profile = freshProfile();
  const noticed: Noticed = { complaints: [], strangers: [] };
  const given: Given = new Map();

  // The phone is enrolled while there is a network
  let server = await startServer(environment);
  const { origin } = server;
  let browser = await launch(profile);
  let page = await takePhone(browser, origin, noticed);
  await page.goto(server.enrolLink);
  await page.locator(".segment", { hasText: "العربية" }).click();
  await page.locator("form input").last().fill("الفريق ٣، الهاتف ٢");
  await page.getByRole("button", { name: "اربط", exact: true }).click();
  const visits = page.locator("section.card li .button", { hasText: "ابدأ" });
  await visits.first().waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready);

  // The network goes: the office is not there any more, and the phone knows that it is offline
  expect(await server.stop()).toBe(0);
  await browser.context.setOffline(true);
  await page.reload();
  await visits.first().click();

  const forward = () => page.locator(".page-bar .button-main").click();
  const heading = (text: string) => page.locator("h1").filter({ hasText: text });
  await answerPage(page, householdAnswers, given);
  await forward();
  await answerPage(page, householdAnswers, given);
  await forward();

  // The household: seven names first, then one person after the other
  await page.locator("[id='question:hh_size']").waitFor();
  await page.locator("[id='question:hh_size'] input").fill(householdAnswers.hh_size ?? "");
  await page.locator(".roster .row .button-main").click();
  const names = () => page.locator(".member-name input");
  for (const [position, { name }] of people.entries()) await names().nth(position).fill(name);
  await page.locator(".member-open").first().click();
  for (const { name, answers } of people.slice(0, 4)) {
    await heading(name).waitFor();
    await answerPage(page, answers, given);
    await forward();
  }
  await saved(page);

  // The battery dies
  await browser.kill();
  browser = await launch(profile);
  page = await takePhone(browser, origin, noticed);
  await browser.context.setOffline(true);
  await page.goto(origin);
  await page.getByRole("button", { name: "تابع" }).first().click();
  await heading(people[4]?.name ?? "").waitFor();
  await page.locator(".page-bar .button").first().click();
  for (const { name } of people.slice(0, 4).toReversed()) {
    await heading(name).waitFor();
    for (const id of await questionIds(page)) {
      if (given.has(id)) expect([id, await shownAnswer(page.locator(`[id="${id}"]`))]).toEqual([id, given.get(id)]);
    }
    await page.locator(".page-bar .button").first().click();
  }
  await names().first().waitFor();
  expect(
    await names().evaluateAll((all) => all.map((one) => (one instanceof HTMLInputElement ? one.value : ""))),
  ).toEqual(people.map(({ name }) => name));

  // The interview goes on to its end
  await page.locator(".member-open").nth(4).click();
  for (const { name, answers } of people.slice(4)) {
    await heading(name).waitFor();
    await answerPage(page, answers, given);
    await forward();
  }
  const seal = page.getByRole("button", { name: "أغلق ظرف المقابلة" });
  while ((await seal.count()) === 0) {
    const before = await heading("").textContent();
    await answerPage(page, householdAnswers, given);
    const question = page.getByRole("button", { name: /اذهب إلى السؤال/ });
    if ((await question.count()) > 0) {
      expect(await page.locator("main").textContent()).toContain("الدخل صفر مع أن أحد الأفراد يعمل بأجر");
      await question.click();
      await page.getByRole("button", { name: "الإجابة صحيحة" }).click();
      continue;
    }
    if ((await page.locator(".page-bar .button-main").count()) === 0) {
      throw new Error(`The interview cannot be finished:\n${await page.locator("main").innerHTML()}`);
    }
    await forward();
    await page
      .locator("h1")
      .filter({ hasNotText: before ?? "" })
      .waitFor();
  }
  await seal.click();
  await page.getByRole("button", { name: "أرسل الآن" }).waitFor();

  // The network is back
  server = await startServer(environment);
  await browser.context.setOffline(false);
  await page.getByRole("button", { name: "أرسل الآن" }).click();
  await page
    .getByText(/^الإيصال /)
    .first()
    .waitFor();

  // The coordinator sees it
  const office = await browser.context.newPage();
  listen(office, origin, noticed);
  await office.goto(/http\S+\/sign-in\/\S+/.exec(server.output())?.[0] ?? "");
  await office.locator("form button").click();
  await office.locator("#T35").waitFor();
  const table = office.locator("section.card", { has: office.locator("#T35") });
  expect(await table.locator("figcaption").textContent()).toContain("n = 1 ");

  expect(noticed).toEqual({ complaints: [], strangers: [] });
  await browser.close();
  await server.stop();
  rmSync(profile, { recursive: true, force: true });
  rmSync(dataDir, { recursive: true, force: true });
});

/** What must not be: complaints of the browser, and requests to anybody but our own server. */
interface Noticed {
  readonly complaints: string[];
  readonly strangers: string[];
}

async function takePhone(browser: RunningChromium, origin: string, noticed: Noticed): Promise<Page> {
  await browser.context.grantPermissions(["geolocation"], { origin });
  await browser.context.setGeolocation({ latitude: 13.6, longitude: 25.3, accuracy: 8 });
  const page = browser.context.pages()[0] ?? (await browser.context.newPage());
  await page.setViewportSize({ width: 360, height: 740 });
  await page.emulateMedia({ reducedMotion: "reduce" });
  listen(page, origin, noticed);
  return page;
}

function listen(page: Page, origin: string, { complaints, strangers }: Noticed): void {
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !/^(data|blob|about|chrome):/.test(url)) strangers.push(url);
  });
}

const questionIds = (page: Page): Promise<string[]> =>
  page.locator(".question[id^='question:']").evaluateAll((found) => found.map((one) => one.id));

const saved = (page: Page): Promise<void> => page.locator(".saved .icon path[d^='M5 12.5']").waitFor();

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === "string") throw new Error("Cannot find a free port");
  return address.port;
}
