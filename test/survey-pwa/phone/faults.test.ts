import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { fillStorage } from "../full-storage.ts";
import { openPhoneOffice, type PhoneOffice } from "./office.ts";
import { enrol, isInstalled, isReady, isStarted, look, reopen, type TestPhone, takePhone } from "./window.ts";

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

test("[B77] with the storage full an interview is not sealed, its draft stays, and it is sealed when there is space", async () => {
  // The browser remembers for half a minute how much is free: the limit stands before anything is opened
  const page = await phone.browser.context.newPage();
  const session = await phone.browser.context.newCDPSession(page);
  await session.send("Storage.overrideQuotaForOrigin", { origin: office.origin, quotaSize: 40_000_000 });
  await page.goto(office.origin);
  await isStarted(page);
  await enrol(page, office);
  await phone.browser.context.setOffline(true);
  const { id, before } = await fullFor(page);
  const full = await look(page);
  expect(full).toMatchObject({ saved: "not-saved", unsent: before + 1 });
  expect(full.lines).toHaveLength(before + 1);
  expect(full.lines).toContainEqual(expect.objectContaining({ id, state: "draft" }));

  await session.send("Storage.overrideQuotaForOrigin", { origin: office.origin });
  await page.evaluate(() => globalThis.handle.phone.retrySave());
  expect(await look(page)).toMatchObject({ saved: "saved" });
  expect(await page.evaluate((id) => globalThis.handle.interview(id), id)).toMatchObject({ status: "sealed" });
  await reopen(page);
  await isReady(page);
  const { lines } = await look(page);
  expect(lines).toHaveLength(before + 1);
  expect(lines).toContainEqual(expect.objectContaining({ id, state: "ready" }));
});

/**
 * Fills the storage with the draft of an interview until nothing goes in, and sees that it is not sealed then. The browser tidies
 * its files when it likes, and may just then have found space again: `before` says how many were sealed for that.
 */
async function fullFor(page: Page): Promise<{ readonly id: string; readonly before: number }> {
  for (let before = 0; before < 5; before++) {
    const id = await page.evaluate(() => globalThis.handle.newId());
    expect(await page.evaluate((id) => globalThis.handle.saveUntilFull(id), id)).toBe("storage-full");
    const outcome = await page.evaluate((id) => globalThis.handle.interview(id), id);
    if (outcome.status === "sealed") continue;
    expect(outcome).toEqual({ status: "not-saved", cause: "storage-full" });
    return { id, before };
  }
  throw new Error("The browser has found space for an interview five times, though it was full");
}

test("[B77] a phone whose storage is full already still starts, shows its interviews, and sends what it has", async () => {
  const before = await phone.openWindow();
  await isInstalled(before);
  await enrol(before, office);
  await phone.browser.context.setOffline(true);
  const sealed = await before.evaluate(() => globalThis.handle.interview(globalThis.handle.newId()));
  expect(sealed.status).toBe("sealed");
  await phone.killAndRestart();

  const page = await openWithin(100_000);
  expect(await look(page)).toMatchObject({ device: "enrolled", lines: [{ state: "ready" }] });
  const id = await page.evaluate(() => globalThis.handle.newId());
  expect(await page.evaluate((id) => globalThis.handle.save(id, 5), id)).toEqual({
    status: "not-saved",
    cause: "storage-full",
  });
  await page.waitForFunction(() => globalThis.handle.look().lines.some(({ state }) => state === "sent"));
});

test("[B77] an envelope that does not fit leaves no trace in memory either: the draft can be sealed later", async () => {
  const page = await phone.openWindow();
  await enrol(page, office);
  await phone.browser.context.setOffline(true);
  const id = await page.evaluate(() => globalThis.handle.newId());
  expect(await page.evaluate((id) => globalThis.handle.begin(id), id)).toMatchObject({ status: "saved" });

  const makeSpace = await fillStorage(page);
  const full = { status: "not-saved", cause: "storage-full" };
  expect(await page.evaluate((id) => globalThis.handle.seal(id), id)).toEqual(full);
  expect(await look(page)).toMatchObject({ lines: [{ id, state: "draft" }], unsent: 1 });
  expect(await page.evaluate((id) => globalThis.handle.seal(id), id)).toEqual(full);
  await makeSpace();
  expect(await page.evaluate((id) => globalThis.handle.seal(id), id)).toMatchObject({ status: "sealed" });
  await reopen(page);
  await isReady(page);
  expect(await look(page)).toMatchObject({ lines: [{ id, state: "ready" }] });
});

/** Opens the phone in a browser that has so many bytes left, besides what lies there already. */
async function openWithin(bytes: number): Promise<Page> {
  const page = await phone.browser.context.newPage();
  const session = await phone.browser.context.newCDPSession(page);
  await page.goto(`${office.origin}/health`);
  const used = await page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
  await session.send("Storage.overrideQuotaForOrigin", { origin: office.origin, quotaSize: used + bytes });
  await page.goto(office.origin);
  await isStarted(page);
  await isReady(page);
  return page;
}

test("an answer given while the database's thread has crashed is kept, and the database starts again", async () => {
  const page = await phone.openWindow();
  await isReady(page);
  const id = await page.evaluate(() => globalThis.handle.newId());
  await page.evaluate((id) => globalThis.handle.save(id, 5), id);

  const [thread] = page.workers();
  await thread?.evaluate(() => {
    setTimeout(() => {
      throw new Error("crashed by the test");
    });
  });
  await page.waitForTimeout(200);
  expect(await page.evaluate((id) => globalThis.handle.save(id, 6), id)).toMatchObject({ status: "saved" });
  expect((await look(page)).store.status).toBe("starting");
  await isReady(page);
  await page.evaluate(() => globalThis.handle.phone.closeDraft());
  expect(await page.evaluate((id) => globalThis.handle.open(id), id)).toEqual({ hh_size: 6 });
});

test("a database that crashes again and again is called failed, and answers are kept beside it all the same", async () => {
  const page = await phone.openWindow();
  await isReady(page);
  const id = await page.evaluate(() => globalThis.handle.newId());
  for (let crash = 1; crash <= 4; crash++) {
    await page
      .workers()
      .at(-1)
      ?.evaluate(() => {
        setTimeout(() => {
          throw new Error("crashed by the test");
        });
      });
    await page.waitForTimeout(200);
    await page.evaluate(([id, crash]) => globalThis.handle.save(id, crash), [id, crash] as const);
    if (crash < 4) await isReady(page);
  }
  expect((await look(page)).store).toMatchObject({ status: "failed" });
  expect(await page.evaluate((id) => globalThis.handle.save(id, 5), id)).toMatchObject({ status: "saved" });
  await reopen(page);
  expect((await look(page)).lastOpen).toEqual({ hh_size: 5 });
  await isReady(page);
  await page.evaluate(() => globalThis.handle.phone.closeDraft());
  expect(await page.evaluate((id) => globalThis.handle.open(id), id)).toEqual({ hh_size: 5 });
});

test("a database that a newer version of the app wrote is left as it is, and the phone says what to do", async () => {
  const page = await phone.openWindow();
  await isReady(page);
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open("returns");
        opening.onsuccess = () => {
          const transaction = opening.result.transaction("owner", "readwrite");
          transaction.objectStore("owner").put(2, "format");
          transaction.oncomplete = () => resolve();
        };
      }),
  );
  await reopen(page);
  expect((await look(page)).store).toEqual({
    status: "failed",
    detail: "FormatError: Cannot open the database: it is in format 2, this version reads format 1. Update the app",
  });
});
