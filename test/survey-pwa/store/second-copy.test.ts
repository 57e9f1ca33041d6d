import { createHash } from "node:crypto";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { fillStorage } from "../full-storage.ts";
import { storeBrowser } from "./store-browser.ts";

const newPage = storeBrowser();

const isKept = (page: Page) => page.waitForFunction(() => globalThis.page.secondCopy() === "kept");

const boat = (page: Page) => page.evaluate(() => globalThis.page.boat("boat"));

const save = async (page: Page, name: string, value: string): Promise<void> => {
  expect(await page.evaluate(([name, value]) => globalThis.page.save(name, value), [name, value] as const)).toBe(
    "saved",
  );
};

test("rows and photos on sealed pages come back when the browser has lost its database, and nobody can read them in the copy", async () => {
  const page = await newPage();
  const photo = "face-of-Amna";
  const hash = createHash("sha256").update(photo).digest("hex");
  await page.evaluate(() => globalThis.page.open("saved", "sealed", "boat"));
  await save(page, "early", "before the copy began");
  await isKept(page);
  const { bytes } = await boat(page);
  await save(page, "secret", "returns-to-Nyala");
  await page.evaluate(([hash, photo]) => globalThis.page.savePhoto(hash, photo), [hash, photo] as const);
  await page.waitForFunction(async (from) => (await globalThis.page.boat("boat")).bytes > from + 500, bytes);
  expect((await boat(page)).text).not.toMatch(/Nyala|Amna|began/);

  await page.reload();
  await page.evaluate(() => globalThis.page.lose("saved"));
  await page.evaluate(() => globalThis.page.open("saved", "sealed", "boat"));
  expect(await page.evaluate(() => globalThis.page.query("select name, value from setting order by 2"))).toEqual([
    { name: "early", value: "before the copy began" },
    { name: hash, value: photo },
    { name: "secret", value: "returns-to-Nyala" },
  ]);
  expect(await page.evaluate(() => globalThis.page.photos("saved", "sealed"))).toEqual({ [hash]: photo });
  expect(await page.evaluate(() => globalThis.page.records("saved", "sealed"))).toMatchObject({
    damage: JSON.stringify({ status: "restored", interviews: 0, isComplete: true }),
  });
  await page.close();
});

test("what was deleted leaves the copy too, and with the storage full the copy makes room", async () => {
  const page = await newPage();
  await page.evaluate(() => globalThis.page.open("room", "plain", "boat"));
  await isKept(page);
  await save(page, "kept", "stays-in-Kassala");
  await save(page, "gone", "returns-to-Nyala");
  await page.waitForFunction(async () => /Nyala/.test((await globalThis.page.boat("boat")).text));
  await page.evaluate(() => globalThis.page.forget("gone"));
  await page.waitForFunction(async () => {
    const { text } = await globalThis.page.boat("boat");
    return /Kassala/.test(text) && !/Nyala/.test(text);
  });

  const makeSpace = await fillStorage(page);
  expect(await page.evaluate(() => globalThis.page.save("late", "1"))).toBe("storage-full");
  await page.waitForFunction(async () => (await globalThis.page.boat("boat")).bytes === 0);
  expect(await page.evaluate(() => globalThis.page.secondCopy())).toBe("none");
  await makeSpace();
  await save(page, "later", "2");
  await page.close();
});

test("where the browser gives no place for a second copy, everything is saved as before", async () => {
  const page = await newPage();
  await page.evaluate(() => globalThis.page.block("blocked"));
  await page.evaluate(() => globalThis.page.open("alone", "plain", "blocked"));
  await save(page, "early", "1");
  await page.waitForFunction(() => globalThis.page.secondCopy() === "none");
  await save(page, "later", "2");
  expect(await page.evaluate(() => globalThis.page.query("select value from setting order by name"))).toEqual([
    { value: "1" },
    { value: "2" },
  ]);
  await page.close();
});
