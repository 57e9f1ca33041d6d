import { rmSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { freshProfile, launch, type RunningChromium } from "../../machine/chromium.ts";
import {
  beginHousehold,
  chooseLanguage,
  type Enumerator,
  enrolOn,
  question,
  takePhone,
  type,
  waitUntilSaved,
} from "./enumerator.ts";
import { openScreenOffice, type ScreenOffice } from "./office.ts";

let office: ScreenOffice;
beforeAll(async () => {
  office = await openScreenOffice();
});
afterAll(() => office.close());

const withEnumerator = async (run: (enumerator: Enumerator) => Promise<void>): Promise<void> => {
  const profile = newProfile();
  await run(await enrolOn(await launchFor(profile), office, "en", profile));
};

/** A profile that is thrown away when the test is over. */
const newProfile = (): string => {
  const profile = freshProfile();
  onTestFinished(() => rmSync(profile, { recursive: true, force: true }));
  return profile;
};

/** A browser that ends with the test, whatever becomes of it. */
const launchFor = async (profile: string): Promise<RunningChromium> => {
  const browser = await launch(profile);
  onTestFinished(browser.kill);
  return browser;
};

test("[B75] the battery dies in the middle: everything that was called saved is there, opened at the last answer", async () => {
  const profile = newProfile();
  const first = await enrolOn(await launchFor(profile), office, "en", profile);
  await beginHousehold(first.page);
  await type(first.page, "hh_size", "2");
  await first.page.getByRole("button", { name: "Add 2 lines" }).click();
  await first.page.locator(".member-name input").nth(0).fill("Amna");
  await first.page.locator(".member-name input").nth(1).fill("Yusuf");
  await first.page.getByRole("button", { name: "Open Yusuf" }).click();
  await type(first.page, "member_age", "٤١");
  await waitUntilSaved(first.page);
  await first.browser.kill();

  const browser = await launchFor(profile);
  const { page } = await takePhone(browser);
  await page.goto(office.origin);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.locator("h1", { hasText: "Person 2 of 2: Yusuf" }).waitFor();
  await question(page, "member_age").getByText("Your last answer is here").waitFor();
  expect(await question(page, "member_age").locator("input").inputValue()).toBe("41");
});

test("[B76] a second window says in the chosen language that the app is open elsewhere, and goes on when the first is closed", () =>
  withEnumerator(async ({ page, browser }) => {
    await page.locator(".page-head button").click();
    await chooseLanguage(page, "ar");
    await page.locator("html[lang=ar]").waitFor();
    const second = await browser.context.newPage();
    await second.goto(office.origin);
    await second.getByRole("heading", { name: "مفتوح في نافذة أخرى" }).waitFor();
    await page.close();
    await second.locator("section.card li .button").first().waitFor();
  }));

test("[B77] with the storage full the screen says not saved, at the top and in the head, until there is space again", async () => {
  const profile = newProfile();
  const browser = await launchFor(profile);
  const [window = await browser.context.newPage()] = browser.context.pages();
  const session = await browser.context.newCDPSession(window);
  await session.send("Storage.overrideQuotaForOrigin", { origin: office.origin, quotaSize: 60_000_000 });
  const { page } = await enrolOn(browser, office, "en", profile);
  await beginHousehold(page);
  await fillStorage(page);
  await type(page, "hh_size", "5");
  const alert = page.getByRole("alert").filter({ hasText: "no space left" });
  await alert.waitFor();
  await page.locator(".saved-error").waitFor();
  expect(await question(page, "hh_size").locator("input").inputValue()).toBe("5");

  await page.evaluate(() => indexedDB.deleteDatabase("filler"));
  await alert.getByRole("button", { name: "Try again" }).click();
  await alert.waitFor({ state: "detached" });
  await waitUntilSaved(page);
});

test("[B78] [G207] a browser that does not promise to keep the interviews is named on the first screen, with the way out", () =>
  withEnumerator(async ({ page }) => {
    await page.getByText("The browser may delete interviews").waitFor();
    await page.getByRole("button", { name: "Ask the browser to keep them" }).waitFor();
  }));

test("[B79] a phone whose clock stands at 1970 says so and still interviews", () =>
  withEnumerator(async ({ page }) => {
    await page.clock.setSystemTime(new Date("1970-01-02T08:00:00Z"));
    await page.locator("section.card li .button").first().click();
    await page.getByText("The clock of this phone is wrong").waitFor();
    await question(page, "visit_number").waitFor();
  }));

test("a wrong enrolment link is explained, and nothing is enrolled", async () => {
  const { page } = await takePhone(await launchFor(newProfile()));
  await page.goto(office.origin);
  await page.locator(".segment", { hasText: "English" }).click();
  const link = page.getByLabel("Link from your coordinator");
  const connect = page.getByRole("button", { name: "Connect", exact: true });
  await link.fill("https://example.org/hello");
  await connect.click();
  await page.getByRole("alert").filter({ hasText: "This is not a link for connecting" }).waitFor();
  await link.fill((await office.enrolLink()).replace(/t=[^&]+/, "t=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"));
  await page.getByLabel("Name of this phone").fill("Team 1");
  await connect.click();
  await page.getByRole("alert").filter({ hasText: "The office does not know this link" }).waitFor();
});

/** Writes noise into a database of its own until the browser gives no more, in ever smaller pieces. */
const fillStorage = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const answer = <Value>(request: IDBRequest<Value>): Promise<Value> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const opening = indexedDB.open("filler");
    opening.onupgradeneeded = () => opening.result.createObjectStore("noise", { autoIncrement: true });
    const database = await answer(opening);
    const write = (size: number): Promise<"written" | "full"> =>
      new Promise((resolve) => {
        const transaction = database.transaction("noise", "readwrite", { durability: "strict" });
        const noise = new Uint8Array(size);
        for (let start = 0; start < size; start += 65_536)
          crypto.getRandomValues(noise.subarray(start, start + 65_536));
        transaction.objectStore("noise").add(noise);
        transaction.oncomplete = () => resolve("written");
        transaction.onabort = () => resolve("full");
      });
    for (const size of [4_194_304, 524_288, 65_536, 8_192, 1_024]) {
      let outcome: "written" | "full" = "written";
      while (outcome === "written") outcome = await write(size);
    }
    database.close();
  });
