import { rmSync } from "node:fs";
import type { Page } from "playwright-core";
import { freshProfile, launch, type RunningChromium } from "../../machine/chromium.ts";
import type { PhoneOffice } from "./office.ts";

/** One phone for one test: a browser with its own profile, in which windows of the app are opened. */
export interface TestPhone {
  browser: RunningChromium;
  openWindow(): Promise<Page>;
  /** Kills the browser as an empty battery would, and starts it again. */
  killAndRestart(): Promise<void>;
  throwAway(): Promise<void>;
}

export async function takePhone(office: PhoneOffice): Promise<TestPhone> {
  const profile = freshProfile();
  const phone: TestPhone = {
    browser: await launch(profile),
    openWindow: async () => {
      const page = await phone.browser.context.newPage();
      await page.goto(office.origin);
      await isStarted(page);
      return page;
    },
    killAndRestart: async () => {
      await phone.browser.kill();
      phone.browser = await launch(profile);
    },
    throwAway: async () => {
      await phone.browser.kill();
      rmSync(profile, { recursive: true, force: true });
    },
  };
  return phone;
}

export const isStarted = async (page: Page): Promise<void> => {
  await page.waitForFunction(() => "handle" in globalThis);
};

export const isReady = (page: Page): Promise<void> => page.evaluate(() => globalThis.handle.until("ready"));

/** The whole app lies on the phone. */
export const isInstalled = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });

/** What the screens would show. */
export const look = (page: Page) => page.evaluate(() => globalThis.handle.look());

export const reopen = async (page: Page): Promise<void> => {
  await page.reload();
  await isStarted(page);
};

export async function enrol(page: Page, office: PhoneOffice) {
  const link = await office.enrolLink();
  return page.evaluate((link) => globalThis.handle.enrol(link), link);
}
