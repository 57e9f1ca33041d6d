import { rmSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { freshProfile, launch } from "../../machine/chromium.ts";
import { servePage } from "../site.ts";
import { openPhoneOffice, type PhoneOffice } from "./office.ts";
import { enrol, isInstalled, isReady, isStarted, look, type TestPhone, takePhone } from "./window.ts";

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

/** Everything that the browser keeps for the time without network. */
const keptAddresses = (page: Page) =>
  page.evaluate(async () => {
    const caches = await globalThis.caches.keys();
    const requests = await Promise.all(caches.map(async (name) => (await globalThis.caches.open(name)).keys()));
    return requests.flat().map(({ method, url }) => `${method} ${new URL(url).pathname}`);
  });

test("after the first visit the app starts and stores answers without a server", async () => {
  const page = await phone.openWindow();
  await isInstalled(page);
  await office.goAway();
  try {
    await phone.killAndRestart();
    for (const address of ["/", "/enrol#t=abc"]) {
      const again = await phone.browser.context.newPage();
      await again.goto(office.origin + address);
      await isStarted(again);
      await isReady(again);
      const id = await again.evaluate(() => globalThis.handle.newId());
      expect(await again.evaluate((id) => globalThis.handle.save(id, 3), id)).toMatchObject({ status: "saved" });
      await again.close();
    }
  } finally {
    await office.comeBack();
  }
});

test("what is said to the office is never kept for later, and its pages always come from the network", async () => {
  const page = await phone.openWindow();
  await isInstalled(page);
  await enrol(page, office);
  await page.evaluate(() => globalThis.handle.interview(globalThis.handle.newId()));
  await page.evaluate(() => globalThis.handle.until("sent"));
  await page.evaluate(() => fetch("/health"));
  const kept = await keptAddresses(page);
  expect(kept.length).toBeGreaterThan(5);
  expect(
    kept.filter((address) => !/^GET \/(assets\/.+|index\.html|icons\/.+|app\.webmanifest)$/.test(address)),
  ).toEqual([]);

  await office.goAway();
  try {
    await expect(page.goto(`${office.origin}/api`)).rejects.toThrow("ERR_CONNECTION_REFUSED");
  } finally {
    await office.comeBack();
  }
});

test("[G205] a new version of the app waits until no interview is open", async () => {
  const page = await phone.openWindow();
  await isInstalled(page);
  await isReady(page);
  const id = await page.evaluate(() => globalThis.handle.newId());
  await page.evaluate((id) => globalThis.handle.save(id, 5), id);
  offerNewVersion(office, "/* newer */");
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  await page.waitForFunction(() => globalThis.handle.look().updateReady);

  let reloads = 0;
  page.on("load", () => {
    reloads += 1;
  });
  await page.evaluate(() => globalThis.handle.phone.applyUpdate());
  await page.waitForTimeout(700);
  expect(reloads).toBe(0);
  await page.evaluate(() => globalThis.handle.phone.closeDraft());
  await Promise.all([page.waitForEvent("load"), page.evaluate(() => globalThis.handle.phone.applyUpdate())]);
  await isStarted(page);
  expect(await look(page)).toMatchObject({ updateReady: false, lines: [{ id }] });
});

test("[G206] a new version of which one file does not come leaves the old one at work", async () => {
  const page = await phone.openWindow();
  await isInstalled(page);
  const before = await keptAddresses(page);
  offerNewVersion(office, "", (script) => script.replace(/\/assets\/[^`"']+\.wasm/, "/assets/missing-12345678.wasm"));
  const state = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    if (registration === undefined) throw new Error("There is no service worker");
    const found = new Promise<ServiceWorker | null>((resolve) => {
      registration.addEventListener("updatefound", () => resolve(registration.installing));
    });
    await registration.update();
    const newer = await found;
    while (newer?.state === "installing") await new Promise((resolve) => setTimeout(resolve, 50));
    return { newer: newer?.state, waiting: registration.waiting, active: registration.active?.state };
  });
  expect(state).toEqual({ newer: "redundant", waiting: null, active: "activated" });
  expect((await keptAddresses(page)).sort()).toEqual(before.sort());
  await phone.browser.context.setOffline(true);
  await page.reload();
  await isStarted(page);
  expect(await look(page)).toMatchObject({ updateReady: false });
});

test("the app runs under the office's content security policy without one complaint", async () => {
  const page = await phone.browser.context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (/Content Security Policy|Trusted/i.test(message.text())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  const response = await page.goto(office.origin);
  expect(response?.headers()["content-security-policy"]).toContain("require-trusted-types-for 'script'");
  await isStarted(page);
  await enrol(page, office);
  await page.evaluate(() => globalThis.handle.interview(globalThis.handle.newId()));
  await page.evaluate(() => globalThis.handle.until("sent"));
  expect(complaints).toEqual([]);
});

test("[B78] what the browser says of keeping our storage is shown as it is", async () => {
  const page = await phone.openWindow();
  const asked = await page.evaluate(() => globalThis.handle.phone.askPersistence());
  const kept = await page.evaluate(() => navigator.storage.persisted());
  expect(asked).toBe(kept ? "granted" : "denied");
  const estimate = await page.evaluate(() => globalThis.handle.phone.storageEstimate());
  expect(estimate?.usedBytes).toBeGreaterThan(0);
  expect(estimate?.quotaBytes).toBeGreaterThan(estimate?.usedBytes ?? 0);
});

test("[G201] a browser that lacks what the phone needs is told so by name, and nothing is stored half", async () => {
  // Where an app did not come by https, browsers lend it neither locks nor cryptography
  const profile = freshProfile();
  const site = await servePage("phone");
  const browser = await launch(profile, ["--host-resolver-rules=MAP plain.example 127.0.0.1"]);
  try {
    const page = await browser.context.newPage();
    await page.goto(site.origin.replace("127.0.0.1", "plain.example"));
    await isStarted(page);
    const { store } = await look(page);
    expect(store).toMatchObject({ status: "failed", detail: expect.stringContaining("WebCrypto, Web Locks") });
    expect(await page.evaluate(() => globalThis.handle.save("x", 1))).toMatchObject({ status: "not-saved" });
  } finally {
    await browser.kill();
    await site.close();
    rmSync(profile, { recursive: true });
  }
});

/** Puts another service worker in the place of the one that is served. */
function offerNewVersion({ assets }: PhoneOffice, addition: string, change = (script: string) => script): void {
  const path = "/service-worker.js";
  const asset = assets.get(path);
  if (asset === undefined) throw new Error("The app has no service worker");
  const script = change(new TextDecoder().decode(asset.bytes)) + addition;
  // The office packs each text file once: as another type this one is not packed, and comes as it is here
  const type = "application/javascript";
  assets.set(path, { ...asset, type, bytes: new TextEncoder().encode(script), etag: `"${script.length}-${addition}"` });
}
