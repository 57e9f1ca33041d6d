import { rmSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshProfile, launch } from "../../machine/chromium.ts";
import { damageLog } from "../store/torn-log.ts";
import { openPhoneOffice, type PhoneOffice } from "./office.ts";
import { enrol, isReady, isStarted, look } from "./window.ts";

let office: PhoneOffice;
beforeAll(async () => {
  office = await openPhoneOffice();
});
afterAll(() => office.close());

test("[B75] when the browser empties its damaged storage, the phone brings everything back, and sends what was not sent, once", async () => {
  const profile = freshProfile();
  const first = await launch(profile);
  const page = await openPhone(await first.context.newPage());
  await enrol(page, office);
  const [sent, unsent, draft] = await page.evaluate(() => [1, 2, 3].map(() => globalThis.handle.newId()));
  await page.evaluate((id) => globalThis.handle.interview(id ?? ""), sent);
  await page.evaluate(() => globalThis.handle.until("sent"));
  await page.evaluate(() => globalThis.handle.phone.setPreference("language", "ar"));
  await first.context.setOffline(true);
  await page.waitForFunction(() => "secondCopy" in globalThis.handle.look().store);
  await page.waitForFunction(() => JSON.stringify(globalThis.handle.look().store).includes("kept"));
  const sealed = await page.evaluate((id) => globalThis.handle.interview(id ?? ""), unsent);
  expect(sealed.status).toBe("sealed");
  await page.evaluate((id) => globalThis.handle.savePhoto(id ?? "", 4, 100_000), draft);
  let acknowledged = 4;
  const typed = new Promise<void>((resolve) =>
    page.on("console", (message) => {
      acknowledged = Math.max(acknowledged, Number(/^saved (\d+)$/.exec(message.text())?.[1] ?? 0));
      if (acknowledged > 30) resolve();
    }),
  );
  const other = await page.evaluate(() => globalThis.handle.newId());
  page.evaluate((id) => globalThis.handle.typeForEver(id, 5), other).catch(() => {});
  await typed;
  await first.kill();
  damageLog(profile);

  const second = await launch(profile);
  const again = await openPhone(await second.context.newPage());
  await again.waitForFunction(() => globalThis.handle?.look().store.status === "ready");
  expect(await look(again)).toMatchObject({
    device: "enrolled",
    project: "practice",
    damage: { status: "restored", interviews: 3, isComplete: true },
  });
  await again.evaluate((id) => globalThis.handle.open(id ?? ""), draft);
  expect(await again.evaluate(() => globalThis.handle.photoThere())).toBe("there");
  // The copy follows right behind what was called saved
  const answers = await again.evaluate((id) => globalThis.handle.open(id), other);
  expect(Number(answers?.hh_size)).toBeGreaterThanOrEqual(acknowledged - 3);

  await again.evaluate(async (id) => {
    await globalThis.handle.begin(id);
    await globalThis.handle.seal(id);
  }, other);
  await again.waitForFunction(
    () => globalThis.handle.look().lines.filter(({ state }) => state === "sent").length === 3,
  );
  const { rows } = await office.sql.query(
    "select status, why, device_seq::int as n, interview_id from envelope order by seq",
  );
  expect(rows.map(({ interview_id }) => interview_id)).toEqual([sent, unsent, other]);
  expect(rows.every(({ status, why }) => status === "stored" && why !== "device-fork")).toBe(true);
  expect(new Set(rows.map(({ n }) => n)).size).toBe(3);

  await again.evaluate(() => globalThis.handle.phone.noteDamageSeen());
  await again.reload();
  await isStarted(again);
  await isReady(again);
  expect((await look(again)).damage).toBeUndefined();
  expect((await look(again)).lines).toHaveLength(4);
  await second.kill();
  rmSync(profile, { recursive: true });
});

const openPhone = async (page: Page): Promise<Page> => {
  await page.goto(office.origin);
  await isStarted(page);
  return page;
};
