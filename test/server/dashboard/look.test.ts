import { readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { connectionLimits, createApp, type RunningServer, serveApp } from "@returns/server";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dashboardLanguages } from "../../../server/src/dashboard/words.ts";
import { freshProfile, launch, type RunningChromium } from "../../machine/chromium.ts";
import { openSmallOffice, type SmallOffice, smallSetup } from "./small-office.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The last of three strata is still to be visited. */
const setup = smallSetup({ strata: 3, clusters: 2, households: 6 });

let small: SmallOffice;
let server: RunningServer;
let browser: RunningChromium;
const profile = freshProfile();
const complaints: string[] = [];

beforeAll(async () => {
  small = await openSmallOffice(setup);
  await small.visit({ ...setup, clusters: setup.clusters.slice(0, 4) }, 21);
  server = await serveApp(createApp(small.office.parts), { host: "127.0.0.1", port: 0 }, connectionLimits);
  browser = await launch(profile);
  const [name = "", value = ""] = (await small.signIn()).split("=");
  await browser.context.addCookies([{ name, value, domain: "127.0.0.1", path: "/" }]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
  await small?.close();
  rmSync(profile, { recursive: true, force: true });
});

describe.each(dashboardLanguages)("in %s", (language) => {
  test.each([
    [360, 740],
    [1280, 800],
  ])("the page can be read by everybody, and nothing is cut off, %i pixels wide", async (width, height) => {
    const page = await open(language, width, height);
    expect(await violations(page)).toEqual([]);
    expect(await reachingOver(page)).toEqual([]);
    expect(await textsOutside(page)).toEqual([]);
    await page.close();
  });
});

test("a phone shows the narrow charts and a desk the wide ones; the others are hidden from screen readers too", async () => {
  for (const [width, shown, hidden] of [
    [360, ".narrow", ".wide"],
    [1280, ".wide", ".narrow"],
  ] as const) {
    const page = await open("en", width, 800);
    expect(await page.locator(`.chart${shown}`).first().isVisible()).toBe(true);
    expect(await page.locator(`.chart${hidden}`).first().isVisible()).toBe(false);
    await page.close();
  }
});

test("on paper the wide charts stand, all figures are open, and what belongs to a screen is gone", async () => {
  const page = await open("en", 720, 1000);
  await page.emulateMedia({ media: "print" });
  expect(await page.locator(".chart.wide").first().isVisible()).toBe(true);
  expect(await page.locator(".chart.narrow").first().isVisible()).toBe(false);
  expect(await page.locator("nav").isVisible()).toBe(false);
  expect(await page.locator("table.figures").last().isVisible()).toBe(true);
  await page.close();
});

test("a table of three columns or fewer is read on a phone without moving it sideways", async () => {
  const page = await open("fr", 360, 740);
  const moved = await page.evaluate(() =>
    [...document.querySelectorAll(".scroll")].flatMap((box) =>
      box.querySelector(".progress, .few-columns") !== null && box.scrollWidth > box.clientWidth + 1
        ? [box.getAttribute("aria-label")]
        : [],
    ),
  );
  expect(moved).toEqual([]);
  await page.close();
});

test("somebody without a mouse reaches the text first, the languages, and the figures that are wider than the screen", async () => {
  const page = await open("en", 360, 740);
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.getAttribute("href"))).toBe("#content");
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.getAttribute("lang"))).toBe("en");
  await page.locator(".scroll").last().focus();
  expect(await page.evaluate(() => document.activeElement?.className)).toBe("scroll");
  await page.close();
});

test("the browser has nothing to complain about", () => {
  expect(complaints).toEqual([]);
});

async function open(language: string, width: number, height: number): Promise<Page> {
  const page = await browser.context.newPage();
  await page.setViewportSize({ width, height });
  page.on("console", (message) => complaints.push(message.text()));
  page.on("requestfailed", (request) => complaints.push(request.url()));
  await page.goto(`http://127.0.0.1:${server.port}/dashboard?lang=${language}`);
  for (const details of await page.locator("details").all())
    await details.evaluate((each) => each.setAttribute("open", ""));
  return page;
}

/** What axe finds against WCAG 2.2 AA and its own good practice. */
async function violations(page: Page): Promise<readonly string[]> {
  // Injected by the driver, past the policy of the page, which forbids all scripts
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const run: unknown = Reflect.get(window, "axe");
    if (typeof run !== "object" || run === null) throw new Error("axe is not there");
    const start: unknown = Reflect.get(run, "run");
    if (typeof start !== "function") throw new Error("axe has no run");
    const found: { violations: { id: string; nodes: { html: string }[] }[] } = await start.call(run, document);
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`);
  });
}

/** Elements that reach over the edge of the screen, those inside of what may be moved sideways apart. */
const reachingOver = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    return [...document.querySelectorAll("body *")].flatMap((element) => {
      const { left, right, width: own } = element.getBoundingClientRect();
      if (own === 0 || element.closest(".scroll, .skip, .aside") !== null) return [];
      return left < -1 || right > width + 1 ? [`${element.tagName}: ${element.textContent?.slice(0, 60)}`] : [];
    });
  });

/** Texts of a chart that the edge of the picture cuts. */
const textsOutside = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll(".chart svg")].flatMap((picture) => {
      const frame = picture.getBoundingClientRect();
      if (frame.width === 0) return [];
      return [...picture.querySelectorAll("text")].flatMap((text) => {
        const { left, right, top, bottom } = text.getBoundingClientRect();
        const isCut =
          left < frame.left - 1 || right > frame.right + 1 || top < frame.top - 1 || bottom > frame.bottom + 1;
        return isCut ? [text.textContent ?? ""] : [];
      });
    }),
  );
