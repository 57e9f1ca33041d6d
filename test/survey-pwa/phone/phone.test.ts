import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { openPhoneOffice, type PhoneOffice } from "./office.ts";
import { enrol, isReady, look, reopen, type TestPhone, takePhone } from "./window.ts";

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

test("a phone is enrolled, seals an interview without network, and sends it when the network is back", async () => {
  const page = await phone.openWindow();
  expect(await enrol(page, office)).toMatchObject({ status: "enrolled" });
  expect(await look(page)).toMatchObject({ device: "enrolled", project: "practice", unsent: 0 });

  await phone.browser.context.setOffline(true);
  const outcome = await page.evaluate(() => globalThis.handle.interview(globalThis.handle.newId()));
  expect(outcome).toMatchObject({ status: "sealed", line: { state: "ready" } });
  expect(await look(page)).toMatchObject({ unsent: 1, lines: [{ state: "ready" }] });
  await page.waitForFunction(() => globalThis.handle.look().sync === "waiting");
  expect(await page.evaluate(() => globalThis.handle.exportSize())).toBeGreaterThan(300);

  await phone.browser.context.setOffline(false);
  await page.evaluate(() => globalThis.handle.until("sent"));
  expect(await look(page)).toMatchObject({ unsent: 0, lines: [{ state: "sent" }] });
  const { rows } = await office.sql.query("select status from envelope");
  expect(rows).toEqual([{ status: "stored" }]);

  await reopen(page);
  expect(await look(page)).toMatchObject({ device: "enrolled", unsent: 0, lines: [{ state: "sent" }] });
});

test("home and the open interview are painted before the database is up, and typing is saved at once", async () => {
  const page = await phone.openWindow();
  await isReady(page);
  const id = await page.evaluate(() => globalThis.handle.newId());
  expect(await page.evaluate((id) => globalThis.handle.save(id, 5), id)).toMatchObject({ status: "saved" });
  await page.evaluate(() => globalThis.handle.phone.setPreference("language", "ar"));

  await reopen(page);
  const painted = await page.evaluate(async (id) => {
    const first = globalThis.handle.look();
    const outcome = await globalThis.handle.save(id, 6);
    return { first, outcome: outcome.status, storeThen: globalThis.handle.look().store.status };
  }, id);
  expect(painted.first).toMatchObject({
    store: { status: "starting" },
    lastOpen: { hh_size: 5 },
    lines: [{ id, state: "draft" }],
    preferences: { language: "ar" },
  });
  expect(painted).toMatchObject({ outcome: "saved", storeThen: "starting" });
  await isReady(page);
  await page.evaluate(() => globalThis.handle.phone.closeDraft());
  expect(await page.evaluate((id) => globalThis.handle.open(id), id)).toEqual({ hh_size: 6 });
});

test("[B75] what was typed in the first moment, before the database was up, outlives a killed browser", async () => {
  const page = await phone.openWindow();
  const id = await page.evaluate(() => globalThis.handle.newId());
  const outcome = await page.evaluate((id) => globalThis.handle.save(id, 41), id);
  expect(outcome.status).toBe("saved");
  expect((await look(page)).store.status).toBe("starting");
  await phone.killAndRestart();
  const again = await phone.openWindow();
  expect(await look(again)).toMatchObject({ lastOpen: { hh_size: 41 }, lines: [{ id }], unsent: 1 });
  await isReady(again);
  await again.evaluate(() => globalThis.handle.phone.closeDraft());
  expect(await again.evaluate((id) => globalThis.handle.open(id), id)).toEqual({ hh_size: 41 });
});

test("[B75] a browser killed again and again in the middle of typing loses no answer that was called saved", async () => {
  const rounds = Number(process.env.KILL_ROUNDS ?? 4);
  let id = "";
  let saved = 0;
  for (let round = 0; round <= rounds; round++) {
    const page = await phone.openWindow();
    if (round === 0) id = await page.evaluate(() => globalThis.handle.newId());
    else {
      const painted = Number((await look(page)).lastOpen?.hh_size);
      expect(painted).toBeGreaterThanOrEqual(saved);
      saved = painted;
    }
    // Every other round ends before the database is up
    if (round % 2 === 1) {
      await isReady(page);
      await page.evaluate(() => globalThis.handle.phone.closeDraft());
      expect(await page.evaluate((id) => globalThis.handle.open(id), id)).toEqual({ hh_size: saved });
    }
    const enough = new Promise<void>((resolve) => {
      const goal = saved + 4 + (round % 2) * 60;
      page.on("console", (message) => {
        saved = Math.max(saved, Number(/^saved (\d+)$/.exec(message.text())?.[1] ?? 0));
        if (saved >= goal) resolve();
      });
    });
    page.evaluate(([id, from]) => globalThis.handle.typeForEver(id, from), [id, saved + 1] as const).catch(() => {});
    await enough;
    await phone.killAndRestart();
  }
}, 240_000);

test("[B76] a second window says that the phone is open elsewhere, and goes on by itself when the first is closed", async () => {
  const first = await phone.openWindow();
  await isReady(first);
  const id = await first.evaluate(() => globalThis.handle.newId());
  const second = await phone.openWindow();
  expect((await look(second)).store).toEqual({ status: "elsewhere" });
  expect(await second.evaluate((id) => globalThis.handle.save(id, 1), id)).toEqual({
    status: "not-saved",
    cause: "elsewhere",
  });
  expect(await first.evaluate((id) => globalThis.handle.save(id, 2), id)).toMatchObject({ status: "saved" });
  await first.close();
  await second.waitForFunction(() => globalThis.handle?.look().store.status === "ready");
  expect(await look(second)).toMatchObject({ lines: [{ id }], lastOpen: { hh_size: 2 } });
});

test("a deleted draft is gone from the lists and from the disk", async () => {
  const page = await phone.openWindow();
  await isReady(page);
  const id = await page.evaluate(() => globalThis.handle.newId());
  await page.evaluate((id) => globalThis.handle.save(id, 5), id);
  expect(await page.evaluate((id) => globalThis.handle.phone.discard(id), id)).toMatchObject({ status: "saved" });
  expect(await page.evaluate((id) => globalThis.handle.save(id, 6), id)).toMatchObject({ status: "not-saved" });
  expect(await look(page)).toMatchObject({ lines: [], unsent: 0 });
  await reopen(page);
  expect(await look(page)).toMatchObject({ lines: [] });
  expect((await look(page)).lastOpen).toBeUndefined();
  await isReady(page);
  expect(await look(page)).toMatchObject({ lines: [] });
});

test("an interview is sealed once, however often Finish is pressed", async () => {
  const page = await phone.openWindow();
  await enrol(page, office);
  const outcomes = await page.evaluate(async () => {
    const id = globalThis.handle.newId();
    const both = await Promise.all([globalThis.handle.interview(id), globalThis.handle.interview(id)]);
    return both.map(({ status }) => status);
  });
  expect(outcomes.filter((status) => status === "sealed")).toHaveLength(1);
  expect(await look(page)).toMatchObject({ lines: [{}] });
});

test("without enrolment nothing is sealed, and the draft stays", async () => {
  const page = await phone.openWindow();
  await isReady(page);
  const id = await page.evaluate(() => globalThis.handle.newId());
  await page.evaluate((id) => globalThis.handle.save(id, 5), id);
  const outcome = await page.evaluate(async (id) => {
    const { finalise } = globalThis.handle.phone;
    const form = { id: "hh", version: "1", hash: "0".repeat(64) };
    // The phone refuses before it looks at the form
    return finalise(id, { form, result: {}, meta: {}, kind: "final" } as unknown as Parameters<typeof finalise>[1]);
  }, id);
  expect(outcome).toEqual({ status: "not-enrolled" });
  expect(await look(page)).toMatchObject({ lines: [{ id, state: "draft" }] });
});
