import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { freshProfile, launch, type RunningChromium } from "../../machine/chromium.ts";
import { damageLog } from "../store/torn-log.ts";
import { openPhoneOffice, type PhoneOffice } from "./office.ts";
import { enrol, isReady, isStarted, look } from "./window.ts";

let office: PhoneOffice;
beforeAll(async () => {
  office = await openPhoneOffice();
});
afterAll(() => office.close());

const rounds = Number(process.env.KILL_ROUNDS ?? 1);

test("[B75] when the browser empties its damaged storage, the phone brings everything back, and sends what was not sent, once", async () => {
  const profile = freshProfile();
  onTestFinished(() => rmSync(profile, { recursive: true, force: true }));
  let [browser, page] = await openPhone(profile);
  await enrol(page, office);
  const ids = await page.evaluate(() => [1, 2, 3, 4].map(() => globalThis.handle.newId()));
  const [sent = "", unsent = "", withPhoto = "", typed = ""] = ids;
  await page.evaluate((id) => globalThis.handle.interview(id), sent);
  await page.evaluate(() => globalThis.handle.until("sent"));
  await browser.context.setOffline(true);
  await isCopied(page);
  const sealed = await page.evaluate((id) => globalThis.handle.interview(id), unsent);
  expect(sealed.status).toBe("sealed");
  await page.evaluate((id) => globalThis.handle.savePhoto(id, 4, 100_000), withPhoto);

  let newest = 0;
  for (let round = 1; round <= rounds; round++) {
    await isCopied(page);
    // Every other round is killed while photos are taken
    const [way, id] = round % 2 === 1 ? (["typeForEver", typed] as const) : (["takePhotosForEver", withPhoto] as const);
    newest = await answerUntil(page, way, id, newest + 1, newest + 3 + Math.floor(Math.random() * 60));
    await browser.kill();
    damageLog(profile);
    [browser, page] = await openPhone(profile, "offline");
    await page.waitForFunction(() => globalThis.handle?.look().store.status === "ready");
    expect(await look(page)).toMatchObject({
      device: "enrolled",
      project: "practice",
      damage: { status: "restored", interviews: 3, isComplete: true },
    });
    // The copy follows right behind what was called saved
    const answers = await page.evaluate((id) => globalThis.handle.open(id), id);
    expect(Number(answers?.hh_size)).toBeGreaterThanOrEqual(newest - 3);
    await page.evaluate((id) => globalThis.handle.open(id), withPhoto);
    expect(await page.evaluate(() => globalThis.handle.photoThere())).toBe("there");
  }

  await browser.context.setOffline(false);
  await page.evaluate(async (id) => {
    await globalThis.handle.begin(id);
    await globalThis.handle.seal(id);
  }, typed);
  await page.waitForFunction(() => globalThis.handle.look().lines.filter(({ state }) => state === "sent").length === 3);
  const { rows } = await office.sql.query(
    "select status, why, device_seq::int as number, interview_id from envelope order by seq",
  );
  expect(rows.map(({ interview_id }) => interview_id)).toEqual([sent, unsent, typed]);
  expect(rows.every(({ status, why }) => status === "stored" && why !== "device-fork")).toBe(true);
  expect(new Set(rows.map(({ number }) => number)).size).toBe(3);

  await page.evaluate(() => globalThis.handle.phone.noteDamageSeen());
  await page.reload();
  await isStarted(page);
  await isReady(page);
  expect((await look(page)).damage).toBeUndefined();
  expect((await look(page)).lines).toHaveLength(4);
  await browser.kill();

  // The second copy is gone as well: then that is said
  rmSync(join(profile, "Default", "File System"), { recursive: true });
  damageLog(profile);
  [browser, page] = await openPhone(profile);
  expect(await look(page)).toMatchObject({ device: "not-enrolled", lines: [], damage: { status: "emptied" } });

  // What somebody wipes stays wiped: there is no second copy then
  await isCopied(page);
  await page.evaluate((id) => globalThis.handle.save(id, 1), typed);
  const session = await browser.context.newCDPSession(page);
  await session.send("Storage.clearDataForOrigin", { origin: office.origin, storageTypes: "all" });
  await page.reload();
  await isStarted(page);
  expect(await look(page)).toMatchObject({ lines: [], store: { status: "starting" } });
  expect((await look(page)).damage).toBeUndefined();
}, 600_000);

async function openPhone(profile: string, network: "online" | "offline" = "online"): Promise<[RunningChromium, Page]> {
  const browser = await launch(profile);
  onTestFinished(browser.kill);
  await browser.context.setOffline(network === "offline");
  const page = await browser.context.newPage();
  await page.goto(office.origin);
  await isStarted(page);
  return [browser, page];
}

/** Everything on the disk lies in the second copy too, and what comes follows it there. */
const isCopied = (page: Page) =>
  page.waitForFunction(() => {
    const { store } = globalThis.handle.look();
    return store.status === "ready" && store.secondCopy === "kept";
  });

/** Gives answers one after the other, until this one was called saved and while it goes on; says which was the newest. */
async function answerUntil(
  page: Page,
  way: "typeForEver" | "takePhotosForEver",
  id: string,
  from: number,
  goal: number,
): Promise<number> {
  let newest = 0;
  const isReached = new Promise<void>((resolve) => {
    page.on("console", (message) => {
      newest = Math.max(newest, Number(/^saved (\d+)$/.exec(message.text())?.[1] ?? 0));
      if (newest >= goal) resolve();
    });
  });
  page.evaluate(([way, id, from]) => globalThis.handle[way](id, from), [way, id, from] as const).catch(() => {});
  await isReached;
  return newest;
}
