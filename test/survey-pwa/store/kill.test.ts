import { existsSync, rmSync } from "node:fs";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshProfile, launch } from "../../machine/chromium.ts";
import { type Site, servePage } from "../site.ts";
import { tearLog } from "./torn-log.ts";

let site: Site;
beforeAll(async () => {
  site = await servePage("store");
});
afterAll(() => site.close());

const rounds = Number(process.env.KILL_ROUNDS ?? 3);

for (const pages of ["plain", "sealed"] as const) {
  for (const how of ["plain", "transaction"] as const) {
    test(`[B75] no acknowledged ${how} write on ${pages} pages is lost when the browser is killed ${rounds} times`, async () => {
      const profile = freshProfile();
      let rows = 0;
      for (let round = 0; round < rounds; round++) {
        const browser = await launch(profile);
        const page = await openStore(browser.context, pages);
        const newest = newestAcknowledged(page, rows + 25 + round * 7);
        page
          .evaluate(([how, from]) => globalThis.page.writeForever(how, from, 3000), [how, rows] as const)
          .catch(() => {});
        await newest.reached;
        await browser.kill();

        const again = await launch(profile);
        const survivor = await openStore(again.context, pages);
        rows = await survivor.evaluate(() => globalThis.page.count());
        const records = await survivor.evaluate((pages) => globalThis.page.records("phone", pages), pages);
        await again.kill();
        // Where rows are lost, the record tells whether the disk went back or the database could not follow its log
        expect(rows, `the newest record is of row ${records.newest}`).toBeGreaterThan(newest.index());
        // The record travels in the flush of its row, so it is never older or newer than the rows
        expect(Number(records.newest)).toBe(rows - 1);
      }
      rmSync(profile, { recursive: true });
    }, 240_000);
  }
}

test("[B75] a write that the kill cut short does not cost the whole storage at the start after the next", async () => {
  const profile = freshProfile();
  const save = async (from: number, to: number) => {
    const browser = await launch(profile);
    const page = await openStore(browser.context, "plain");
    for (let i = from; i < to; i++) {
      expect(await page.evaluate((name) => globalThis.page.save(name, "kept"), `row-${i}`)).toBe("saved");
    }
    const rows = await page.evaluate(() => globalThis.page.count());
    await browser.kill();
    return rows;
  };
  expect(await save(0, 5)).toBe(5);
  const torn = tearLog(profile);
  expect(await save(5, 8)).toBe(8);
  // Whoever finds the torn record once more empties the storage
  expect(existsSync(torn)).toBe(false);
  expect(await save(8, 9)).toBe(9);
  rmSync(profile, { recursive: true });
});

async function openStore(context: BrowserContext, pages: "plain" | "sealed"): Promise<Page> {
  const page = await context.newPage();
  await page.goto(site.origin);
  await page.evaluate((pages) => globalThis.page.open("phone", pages), pages);
  return page;
}

/** Listens to what the page was told is on disk. */
function newestAcknowledged(page: Page, enough: number) {
  let newest = -1;
  const reached = new Promise<void>((resolve) => {
    page.on("console", (message) => {
      const index = /^acknowledged (\d+)$/.exec(message.text())?.[1];
      newest = Math.max(newest, Number(index ?? -1));
      if (newest >= enough) resolve();
    });
  });
  return { reached, index: () => newest };
}
