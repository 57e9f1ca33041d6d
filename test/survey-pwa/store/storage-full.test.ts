import { rmSync } from "node:fs";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { freshProfile, launch } from "../../machine/chromium.ts";
import { type Site, servePage } from "../site.ts";

let site: Site;
beforeAll(async () => {
  site = await servePage("store");
});
afterAll(() => site.close());

test("[B77] with the storage full nothing is called saved, nothing saved is lost, and work goes on after space is freed", async () => {
  const profile = freshProfile();
  onTestFinished(() => rmSync(profile, { recursive: true, force: true }));
  const browser = await launch(profile);
  onTestFinished(browser.kill);
  const page = await browser.context.newPage();
  await page.goto(site.origin);
  const session = await browser.context.newCDPSession(page);
  const used = await page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
  // The browser remembers for a while how much is free: set the limit before anything is opened
  await session.send("Storage.overrideQuotaForOrigin", { origin: site.origin, quotaSize: used + 24_000_000 });
  await page.evaluate(() => globalThis.page.open("full", "plain"));
  expect(await page.evaluate(() => globalThis.page.save("early", "kept"))).toBe("saved");
  const outcomes: string[] = [];
  while (outcomes.length < 9 && !outcomes.includes("storage-full")) {
    outcomes.push(await page.evaluate((n) => globalThis.page.saveNoise(`big-${n}`, 2_500_000), outcomes.length));
  }
  expect(outcomes.at(-1)).toBe("storage-full");
  expect(
    await page.evaluate(() => globalThis.page.query("select name from setting where name = 'early'")),
  ).toHaveLength(1);
  await session.send("Storage.overrideQuotaForOrigin", { origin: site.origin });
  expect(await page.evaluate(() => globalThis.page.save("later", "kept"))).toBe("saved");

  await page.reload();
  await page.evaluate(() => globalThis.page.open("full", "plain"));
  const rows = await page.evaluate(() => globalThis.page.query("select name from setting order by name"));
  const records = await page.evaluate(() => globalThis.page.records("full", "plain"));
  // What could not be flushed goes with the next flush, its record too: never one without the other
  const names = [...outcomes.map((_, n) => `big-${n}`), "early", "later"];
  expect(rows.map((row) => row.name)).toEqual(names);
  expect(Object.keys(records).sort()).toEqual(names);
});
