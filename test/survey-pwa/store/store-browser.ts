import { rmSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { freshProfile, launch, type RunningChromium } from "../../machine/chromium.ts";
import { type Site, servePage } from "../site.ts";

/** One browser for all tests of a file. @returns the way to open another window with the store's page */
export function storeBrowser(): () => Promise<Page> {
  const profile = freshProfile();
  let site: Site;
  let browser: RunningChromium;
  beforeAll(async () => {
    [site, browser] = await Promise.all([servePage("store"), launch(profile)]);
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
    rmSync(profile, { recursive: true });
  });
  return async () => {
    const page = await browser.context.newPage();
    await page.goto(site.origin);
    return page;
  };
}
