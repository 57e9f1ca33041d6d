import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { openPhoneOffice, type PhoneOffice } from "./office.ts";
import { isReady, isStarted, look, type TestPhone, takePhone } from "./window.ts";

let office: PhoneOffice;
let phone: TestPhone;
beforeAll(async () => {
  office = await openPhoneOffice();
});
afterAll(() => office.close());
beforeEach(async () => {
  phone = await takePhone(office);
});
afterEach(() => phone.throwAway());

const photosOnDisk = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open("returns");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const counting = opening.result.transaction("media").objectStore("media").count();
          counting.onsuccess = () => {
            opening.result.close();
            resolve(counting.result);
          };
        };
      }),
  );

test("[B75] a browser killed while photos are taken leaves no answer whose photo is not there, and no photo without an answer", async () => {
  const rounds = Number(process.env.KILL_ROUNDS ?? 1);
  let id = "";
  let saved = 0;
  for (let round = 0; round <= rounds; round++) {
    const page = await phone.openWindow();
    if (round === 0) id = await page.evaluate(() => globalThis.handle.newId());
    else {
      // Before the database is up, and after it
      expect(await page.evaluate(() => globalThis.handle.photoThere())).toBe("there");
      const painted = Number((await look(page)).lastOpen?.hh_size);
      expect(painted).toBeGreaterThanOrEqual(saved);
      saved = painted;
      await isReady(page);
      await page.evaluate(() => globalThis.handle.phone.closeDraft());
      expect(await page.evaluate((id) => globalThis.handle.open(id), id)).toMatchObject({ hh_size: saved });
      expect(await page.evaluate(() => globalThis.handle.photoThere())).toBe("there");
      expect(await photosOnDisk(page)).toBe(1);
    }
    // Every other round ends before the database is up
    if (round % 2 === 0) await isReady(page);
    const goal = saved + 3 + ((round + 1) % 2) * 20;
    const enough = new Promise<void>((resolve) => {
      page.on("console", (message) => {
        saved = Math.max(saved, Number(/^saved (\d+)$/.exec(message.text())?.[1] ?? 0));
        if (saved >= goal) resolve();
      });
    });
    const from = saved + 1;
    page.evaluate(([id, from]) => globalThis.handle.takePhotosForEver(id, from), [id, from] as const).catch(() => {});
    await enough;
    await phone.killAndRestart();
  }
}, 240_000);

test("[B77] a photo that does not fit is said to be not saved; without it the next answer is saved, and nothing of it stays", async () => {
  const page = await phone.browser.context.newPage();
  const session = await phone.browser.context.newCDPSession(page);
  await session.send("Storage.overrideQuotaForOrigin", { origin: office.origin, quotaSize: 40_000_000 });
  await page.goto(office.origin);
  await isStarted(page);
  await isReady(page);
  const id = await page.evaluate(() => globalThis.handle.newId());
  expect(await page.evaluate((id) => globalThis.handle.savePhoto(id, 1, 300_000), id)).toMatchObject({
    status: "saved",
  });
  const full = { status: "not-saved", cause: "storage-full" };
  expect(await page.evaluate((id) => globalThis.handle.savePhoto(id, 2, 60_000_000), id)).toEqual(full);
  await page.evaluate(() => globalThis.handle.phone.retrySave());
  expect(await look(page)).toMatchObject({ saved: "not-saved" });
  // The enumerator takes a smaller one instead
  expect(await page.evaluate((id) => globalThis.handle.savePhoto(id, 3, 300_000), id)).toMatchObject({
    status: "saved",
  });
  expect(await page.evaluate(() => globalThis.handle.photoThere())).toBe("there");
  expect(await photosOnDisk(page)).toBe(1);
  expect(await page.evaluate((id) => globalThis.handle.phone.discard(id), id)).toMatchObject({ status: "saved" });
  expect(await photosOnDisk(page)).toBe(0);
});
