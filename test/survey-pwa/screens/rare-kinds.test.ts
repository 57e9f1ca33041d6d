import { formToWire, openEnvelope } from "@returns/schemas";
import { forms } from "@returns/schemas/forms";
import { envelopeTools, practiceSetup, projectSource, receivedEnvelopes } from "@returns/server";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { rareKinds } from "../../schemas/kinds/rare-kinds.ts";
import { cutOff, violations } from "./axe.ts";
import { type Enumerator, enrolEnumerator, next, question } from "./enumerator.ts";
import { openScreenOffice, type ScreenOffice } from "./office.ts";

let office: ScreenOffice;
let enumerator: Enumerator;
let page: Page;
beforeAll(async () => {
  office = await openScreenOffice(projectSource(practiceSetup(), [formToWire(forms.household), formToWire(rareKinds)]));
  enumerator = await enrolEnumerator(office, "en");
  page = enumerator.page;
  page.setDefaultTimeout(5_000);
  await enumerator.browser.context.grantPermissions(["geolocation", "screen-wake-lock"]);
  await stand(15.5, 32.5);
  await page.locator("button.button-wide", { hasText: "Rarer kinds" }).click();
  await question(page, "read_out").waitFor();
});
afterAll(async () => {
  await enumerator.close();
  await office.close();
});

const stand = (latitude: number, longitude: number, accuracy = 5): Promise<void> =>
  enumerator.browser.context.setGeolocation({ latitude, longitude, accuracy });
const said = (name: string) => question(page, name).locator(".read-as, [role=status]");

test("a confirmation is one key, and opens what depends on it", async () => {
  expect(await question(page, "batch").count(), "a hidden value is not on the screen").toBe(0);
  await question(page, "read_out").getByRole("checkbox").focus();
  await page.keyboard.press("Space");
  await question(page, "people").locator("input").fill("4");
  await inspect();
  await next(page);
});

test("a month needs no day, a moment has its time, and each stands below in words and in the Hijri calendar", async () => {
  const left = question(page, "left");
  await left.getByLabel("Month", { exact: true }).selectOption("04");
  await left.getByLabel("Year").fill("2023");
  await expect.poll(() => said("left").textContent()).toBe("April 2023 · Ramadan – Shawwal 1444 AH");
  await question(page, "came").locator("input").fill("2024-02-29T09:05");
  await expect.poll(() => said("came").textContent()).toMatch(/^29 February 2024 · 19 Sha.ban 1445 AH$/);
  await question(page, "planned").locator("input").fill("2031-03-01");
  await question(page, "born").locator("input").fill("1971");
  await expect.poll(() => said("born").textContent()).toBe("1390–1391 AH");
});

test("[B56] a Hijri year is asked about", async () => {
  const born = question(page, "born");
  await born.locator("input").fill("1391");
  await page.keyboard.press("Tab");
  await born.getByText("Did you mean the Hijri calendar?").waitFor();
  expect(await said("born").count(), "no words for what is no answer").toBe(0);
  await inspect();
  await born.locator("input").fill("");
  await next(page);
});

test("a way is walked: a point each ten metres, none that is not exact, and any can be taken out", async () => {
  const way = question(page, "way");
  const isScreenLit = await screenLock();
  await way.getByRole("button", { name: "Walk and record" }).click();
  await expect.poll(isScreenLit).toBe(true);
  await expect.poll(() => said("way").last().textContent()).toBe("1 point · 1 more is needed");
  await stand(15.50004, 32.5);
  await stand(15.5005, 32.5);
  await expect.poll(() => said("way").last().textContent()).toBe("2 points · 56 m");
  await stand(15.501, 32.5, 90);
  await way.getByText("Accurate to 90 m only, waiting for 20 m").waitFor();
  await stand(15.5009, 32.5);
  await expect.poll(() => said("way").last().textContent()).toBe("3 points · 100 m");
  await way.getByRole("button", { name: "Stop recording" }).click();
  await expect.poll(isScreenLit).toBe(false);
  await way.getByText("Each point").click();
  await way.getByRole("button", { name: "Remove point 2" }).click();
  await expect.poll(() => said("way").last().textContent()).toBe("2 points · 100 m");
});

test("the edge of a field is taken point by point, and says what it encloses", async () => {
  const field = question(page, "field");
  const add = field.getByRole("button", { name: "Add this point" });
  const walk = question(page, "way").getByRole("button", { name: "Walk and record" });
  await walk.click();
  await walk.waitFor({ state: "detached" });
  await add.click();
  await walk.waitFor();
  await stand(15.5, 32.5);
  await expect.poll(() => said("field").last().textContent()).toContain("1 point");
  expect(await said("way").last().textContent(), "whoever begins with the field has finished the way").toContain(
    "2 points",
  );
  for (const [north, east] of [
    [0, 0.0005],
    [0.0005, 0.0005],
    [0.0005, 0],
  ] as const) {
    const before = await said("field").last().textContent();
    await stand(15.5 + north, 32.5 + east);
    await add.click();
    await expect.poll(() => said("field").last().textContent()).not.toBe(before);
  }
  await expect.poll(() => said("field").last().textContent()).toMatch(/^4 points · \d+ m · 2,9\d\d m²$/);
  await inspect();
  await next(page);
});

test("questions with the same choices are a table where there is room, and each has all its words for a screen reader", async () => {
  const head = page.locator(".matrix-head").first();
  const weekly = question(page, "fetch_water").getByRole("radio", { name: "Weekly" });
  expect(await head.isVisible()).toBe(false);
  await weekly.check();
  await inspect();
  await page.setViewportSize({ width: 1280, height: 800 });
  await head.waitFor();
  const [column, cell] = [await head.locator("span").nth(1).boundingBox(), await weekly.boundingBox()];
  const middle = (box: typeof cell): number => (box?.x ?? 0) + (box?.width ?? 0) / 2;
  expect(Math.abs(middle(column) - middle(cell)), "the circle stands below its word").toBeLessThan(4);
  await question(page, "meet_others").getByRole("radio", { name: "Never" }).check();
  expect(await violations(page)).toEqual([]);
  await page.setViewportSize({ width: 360, height: 740 });
  await next(page);
});

test("a scale has no value before it is touched, and is moved or typed", async () => {
  const slider = question(page, "safety").getByRole("slider");
  expect(await slider.getAttribute("aria-valuetext")).toBe("No answer yet");
  await slider.focus();
  await page.keyboard.press("Tab");
  expect(await slider.getAttribute("aria-valuetext"), "passing by is no answer").toBe("No answer yet");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("ArrowRight");
  expect(await question(page, "safety").getByLabel("Number").inputValue()).toBe("6");
  await question(page, "safety").getByLabel("Number").fill("٩");
  await expect.poll(() => slider.inputValue()).toBe("9");
  await question(page, "share").getByRole("slider").click();
  await expect.poll(() => question(page, "share").getByLabel("Number").inputValue()).toBe("0.5");
});

test("an order is made with the keyboard alone, and is not called wrong while it is made", async () => {
  const needs = question(page, "first_needs");
  await question(page, "welcome").getByRole("radio").nth(3).check();
  await needs.getByRole("button", { name: "Food" }).focus();
  await page.keyboard.press("Enter");
  expect(await focused()).toBe("Shelter that keeps the rain out");
  await page.keyboard.press("Enter");
  expect(await needs.locator(".problem").count()).toBe(0);
  await page.keyboard.press("Enter");
  expect(await order()).toEqual([
    "Food",
    "Shelter that keeps the rain out",
    "School for the children",
    "Water and sanitation",
  ]);
  await needs.getByRole("button", { name: "Move down: Food" }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  expect((await order()).indexOf("Food")).toBe(2);
  expect(await focused(), "the keyboard stays with the choice").toBe("Move down: Food");
  await inspect();
});

test("the interview is sealed with the time of each question, and no answer stands among the times", async () => {
  await next(page);
  await page.getByRole("button", { name: "Seal the interview" }).click();
  await page.getByText(/^Receipt \d+, code [0-9a-f]+$/).waitFor();
  const received = receivedEnvelopes(office.sql);
  const [envelope] = await received.after(0, 1);
  if (envelope === undefined) throw new Error("nothing was received");
  const opened = await openEnvelope(envelope.bytes, { keyOf: received.keyOf, tools: envelopeTools });
  if (opened.status !== "opened") throw new Error(opened.detail);
  const { core, paradata } = opened.parts;
  expect(core).toMatchObject({ read_out: "OK", left: "2023-04", share: 0.5, safety: 9, fetch_water: "weekly" });
  expect(paradata).toMatchObject({
    times: {
      read_out: { visits: 1, spent: expect.any(Number), first: expect.any(Number) },
      born: { visits: 1 },
      call_home: { visits: 0, spent: 0 },
      first_needs: { visits: 1 },
    },
  });
  expect(JSON.stringify(paradata)).not.toMatch(/OK|2023-04|weekly|shelter/);
  expect(enumerator.complaints).toEqual([]);
});

const focused = (): Promise<string | undefined> => page.evaluate(() => document.activeElement?.textContent?.trim());
const order = (): Promise<string[]> => question(page, "first_needs").locator(".rank-label").allTextContents();

/** A way to see whether the app holds the screen lit. */
async function screenLock(): Promise<() => Promise<boolean>> {
  await page.evaluate(() => {
    const ask = navigator.wakeLock.request.bind(navigator.wakeLock);
    navigator.wakeLock.request = async (type) => {
      const lock = await ask(type);
      Reflect.set(globalThis, "isLit", () => !lock.released);
      return lock;
    };
  });
  return () =>
    page.evaluate(() => {
      const isLit: unknown = Reflect.get(globalThis, "isLit");
      return typeof isLit === "function" && isLit() === true;
    });
}

/** What a screen reader or a narrow phone has against the page. */
async function inspect(): Promise<void> {
  expect(await violations(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 740 });
  expect(await cutOff(page)).toEqual([]);
  await page.setViewportSize({ width: 360, height: 740 });
}
