import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshProfile, launch, type RunningChromium } from "../../machine/chromium.ts";
import { type Site, servePage } from "../site.ts";

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

const newPage = async (): Promise<Page> => {
  const page = await browser.context.newPage();
  await page.goto(site.origin);
  return page;
};

const isKept = (page: Page) => page.waitForFunction(() => globalThis.page.secondCopy() === "kept");

/** Waits until the second copy holds more than it did. */
const hasGrown = (page: Page, from: number) =>
  page.waitForFunction(async (from) => (await globalThis.page.boat("boat")).bytes > from, from);

for (const pages of ["plain", "sealed"] as const) {
  test(`rows and photos on ${pages} pages come back when the browser has lost its database, and the copy is as readable as they are`, async () => {
    const page = await newPage();
    const photo = "face-of-Amna";
    const hash = createHash("sha256").update(photo).digest("hex");
    await page.evaluate((pages) => globalThis.page.open("saved", pages, "boat"), pages);
    expect(await page.evaluate(() => globalThis.page.save("early", "before the copy began"))).toBe("saved");
    await isKept(page);
    const { bytes } = await page.evaluate(() => globalThis.page.boat("boat"));
    expect(await page.evaluate(() => globalThis.page.save("secret", "returns-to-Nyala"))).toBe("saved");
    expect(await page.evaluate(([hash, photo]) => globalThis.page.savePhoto(hash, photo), [hash, photo] as const)).toBe(
      "saved",
    );
    await hasGrown(page, bytes + 500);
    const { text } = await page.evaluate(() => globalThis.page.boat("boat"));
    expect(/Nyala/.test(text)).toBe(pages === "plain");
    expect(/Amna/.test(text)).toBe(pages === "plain");

    await page.reload();
    await page.evaluate(() => globalThis.page.lose("saved"));
    await page.evaluate((pages) => globalThis.page.open("saved", pages, "boat"), pages);
    expect(await page.evaluate(() => globalThis.page.query("select name, value from setting order by 2"))).toEqual([
      { name: "early", value: "before the copy began" },
      { name: hash, value: photo },
      { name: "secret", value: "returns-to-Nyala" },
    ]);
    expect(await page.evaluate((pages) => globalThis.page.photos("saved", pages), pages)).toEqual({ [hash]: photo });
    expect(await page.evaluate((pages) => globalThis.page.records("saved", pages), pages)).toMatchObject({
      damage: JSON.stringify({ status: "restored", interviews: 0, isComplete: true }),
    });
    await page.reload();
    await page.evaluate(() => globalThis.page.lose("saved"));
    await page.close();
  });
}

test("where the browser gives no place for a second copy, everything is saved as before", async () => {
  const page = await newPage();
  await page.evaluate(() => globalThis.page.block("blocked"));
  await page.evaluate(() => globalThis.page.open("alone", "plain", "blocked"));
  await page.waitForFunction(() => globalThis.page.secondCopy() === "none");
  expect(await page.evaluate(() => globalThis.page.save("name", "وداد"))).toBe("saved");
  await page.reload();
  await page.evaluate(() => globalThis.page.open("alone", "plain", "blocked"));
  expect(await page.evaluate(() => globalThis.page.query("select value from setting"))).toEqual([{ value: "وداد" }]);
  await page.close();
});
