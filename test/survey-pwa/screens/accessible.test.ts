import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { cutOff, violations } from "./axe.ts";
import {
  beginHousehold,
  chooseLanguage,
  type Enumerator,
  enrolEnumerator,
  next,
  question,
  type,
} from "./enumerator.ts";
import { openScreenOffice, type ScreenOffice } from "./office.ts";

let office: ScreenOffice;
beforeAll(async () => {
  office = await openScreenOffice();
});
afterAll(() => office.close());

describe.each(["en", "ar", "fr"] as const)("in %s", (language) => {
  let enumerator: Enumerator;
  beforeAll(async () => {
    enumerator = await enrolEnumerator(office, language);
  });
  afterAll(() => enumerator.close());

  test("every screen can be used with a screen reader, fits the phone and is translated", async () => {
    const { page } = enumerator;
    await sayDamaged(page);
    await page.reload();
    await page.locator("main > .notice-error").waitFor();
    await inspect(page, "home");
    await page.locator("main > .notice-error .button").click();
    await page.locator(".page-head button").click();
    await inspect(page, "settings");
    await page.locator(".page-head button").click();

    await page.locator("section.card li .button").first().click();
    await inspect(page, "first section");
    await question(page, "enumerator_id").locator("input").first().focus();
    await next(page);
    await inspect(page, "first section with what is missing");
    await page.goBack();
    await page.locator("section.card li .button").nth(1).click();
    await page.locator(".page-bar").waitFor();
    await page.goBack();

    await beginHousehold(page);
    await type(page, "hh_size", "2");
    await page.locator(".roster .button-main").click();
    await page.locator(".member-more").first().click();
    await inspect(page, "household members");
    await page.locator(".member-open").first().click();
    await type(page, "member_age", "3x");
    await page.keyboard.press("Tab");
    await inspect(page, "one person");

    await page.locator(".page-head button").first().click();
    await inspect(page, "sections");
    await page.locator("dialog .section-link").nth(3).click();
    await question(page, "origin_state").getByRole("combobox").click();
    await inspect(page, "search in a list");
    await page.locator(".page-head button").last().click();
    await inspect(page, "language of the questions");
    await page.keyboard.press("Escape");
    await page.locator(".page-head button").first().click();
    await page.locator("dialog .section-link").nth(-2).click();
    await inspect(page, "problems");
    await page.locator(".page-head button").first().click();
    await page.locator("dialog .section-link").nth(-1).click();
    await inspect(page, "finish");
    expect(enumerator.complaints).toEqual([]);
  });

  async function inspect(page: Page, screen: string): Promise<void> {
    await page.locator("h1").waitFor();
    await page.waitForTimeout(250);
    for (const theme of language === "ar" ? (["light", "sunlight", "dark"] as const) : (["light"] as const)) {
      await page.evaluate((name) => document.documentElement.setAttribute("data-theme", name), theme);
      expect(await violations(page), `${screen}, ${theme}`).toEqual([]);
    }
    await page.evaluate(() => document.documentElement.setAttribute("data-theme", "light"));
    for (const width of [320, 360, 1280]) {
      await page.setViewportSize({ width, height: width === 1280 ? 800 : 740 });
      expect(await cutOff(page), `${screen}, ${width} px wide`).toEqual([]);
    }
    await page.setViewportSize({ width: 360, height: 740 });
    await page.evaluate(() => document.documentElement.setAttribute("data-size", "larger"));
    expect(await cutOff(page), `${screen}, text half as large again`).toEqual([]);
    await page.evaluate(() => document.documentElement.setAttribute("data-size", "normal"));
    if (language === "ar") expect(await latinWords(page), screen).toEqual([]);
  }
});

test("the enrolment screen can be used with a screen reader before anything is known about the phone", async () => {
  const enumerator = await enrolEnumerator(office, "ar");
  onTestFinished(enumerator.close);
  const { page } = enumerator;
  await page.locator(".page-head button").click();
  await page.locator("section.card button.button").last().click();
  for (const language of ["ar", "en"] as const) {
    await chooseLanguage(page, language);
    expect(await violations(page)).toEqual([]);
    expect(await cutOff(page)).toEqual([]);
  }
});

/** Leaves on the disk what the phone notes when a part of what was lost could not be brought back. */
const sayDamaged = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open("returns");
        opening.onsuccess = () => {
          const transaction = opening.result.transaction("records", "readwrite");
          const damage = JSON.stringify({ status: "restored", interviews: 3, isComplete: false });
          transaction.objectStore("records").put(new TextEncoder().encode(damage), "damage");
          transaction.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
  );

/** Words in Latin letters outside of names, codes and what is marked as another language. */
const latinWords = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement;
      const language = parent?.closest("[lang]")?.getAttribute("lang");
      if (parent === null || language !== "ar" || parent.closest("bdi, noscript, .choice, .option") !== null) continue;
      if (/[A-Za-z]{3,}/.test(node.textContent ?? "")) found.push(node.textContent ?? "");
    }
    return found;
  });
