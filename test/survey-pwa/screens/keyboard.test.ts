import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Enumerator, enrolEnumerator, waitUntilSaved } from "./enumerator.ts";
import { openScreenOffice, type ScreenOffice } from "./office.ts";

let office: ScreenOffice;
let enumerator: Enumerator;
beforeAll(async () => {
  office = await openScreenOffice();
  enumerator = await enrolEnumerator(office, "en");
});
afterAll(async () => {
  await enumerator.close();
  await office.close();
});

test("a visit to an absent household is recorded, sealed and sent with the keyboard alone", async () => {
  const { page } = enumerator;
  await tabTo(page, "Start");
  await page.keyboard.press("Enter");
  await page.locator("h1", { hasText: "Identification and sampling" }).waitFor();
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("H1");

  await tabToQuestion(page, "enumerator_id");
  await page.keyboard.press("Space");
  await tabToQuestion(page, "team_id");
  await page.keyboard.press("Space");
  await tabToQuestion(page, "sample_status");
  await page.keyboard.press("Space");
  await tabToQuestion(page, "visit_number");
  await page.keyboard.type("2");
  await tabToQuestion(page, "interview_mode");
  await page.keyboard.press("Space");
  await tabToQuestion(page, "visit_result");
  await page.keyboard.press("Space");
  for (let row = 0; row < 3; row++) await page.keyboard.press("ArrowDown");
  await tabTo(page, "Next");
  await page.keyboard.press("Enter");

  await page.locator("h1", { hasText: "Finish the interview" }).waitFor();
  await waitUntilSaved(page);
  await page.waitForTimeout(1_000);
  expect(await page.locator(".saved:not([hidden])").textContent(), "the page writes nothing by itself").toContain(
    "Saved",
  );
  await tabTo(page, "Seal the interview");
  await page.keyboard.press("Enter");
  await page.getByText("The interview is sealed").or(page.getByText("Received by the office")).first().waitFor();
  await page.getByText(/^Receipt \d+, code [0-9a-f]+$/).waitFor();
  expect(enumerator.complaints).toEqual([]);
});

test("a list that is searched is used with the arrows, Enter and Escape", async () => {
  const { page } = enumerator;
  await tabTo(page, "Back to the start");
  await page.keyboard.press("Enter");
  await tabTo(page, "Start");
  await page.keyboard.press("Enter");
  await tabToQuestion(page, "state_current");
  const search = page.locator('[id="input:state_current"]');
  const before = await search.inputValue();
  expect(before).not.toBe("");
  await page.keyboard.type("kas");
  expect(await search.getAttribute("aria-activedescendant")).toBe("input:state_current:0");
  await page.keyboard.press("Escape");
  expect(await search.inputValue()).toBe(before);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  expect(await search.getAttribute("aria-expanded")).toBe("false");
  expect(await search.inputValue()).not.toBe(before);
});

test("[B71] a household that was interviewed on this phone says when, and asks before it is interviewed again", async () => {
  const { page } = enumerator;
  await page.locator(".page-head button").first().click();
  await page.getByRole("button", { name: "Close interview" }).click();
  await page.getByRole("button", { name: /^Show \d+ more$/ }).click();
  await page
    .locator("li", { hasText: "Done on this phone on" })
    .getByRole("button", { name: "Interview again" })
    .click();
  await page.getByText("This household was interviewed on this phone already").waitFor();
  await page.keyboard.press("Escape");
  await page.locator("li", { hasText: "Done on this phone on" }).waitFor();
});

/** Presses Tab until the control with this name has the keyboard. */
const tabTo = (page: Page, name: string): Promise<void> =>
  tabUntil(page, (wanted) => document.activeElement?.textContent?.trim() === wanted, name);

/** Presses Tab until the answer of a question has the keyboard. */
const tabToQuestion = (page: Page, name: string): Promise<void> =>
  tabUntil(page, (id) => document.activeElement?.id === id, `input:${name}`);

async function tabUntil(page: Page, isThere: (wanted: string) => boolean, wanted: string): Promise<void> {
  for (let tabs = 0; tabs < 150; tabs++) {
    if (await page.evaluate(isThere, wanted)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Cannot reach "${wanted}" with the keyboard`);
}
