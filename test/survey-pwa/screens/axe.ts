import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds against WCAG 2.2 AA and its own good practice. */
export async function violations(page: Page): Promise<readonly string[]> {
  // Injected by the driver, past the policy of the page, which forbids foreign scripts
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

/** Elements that reach over the edge of the screen, and words that are cut off. */
export const cutOff = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const isHidden = (element: Element): boolean => element.closest(".visually-hidden, .skip-link") !== null;
    return [...document.querySelectorAll("body *")].flatMap((element) => {
      const { left, right, width: own } = element.getBoundingClientRect();
      if (own === 0 || isHidden(element)) return [];
      const isOver = left < -1 || right > width + 1;
      const isCut =
        element instanceof HTMLButtonElement &&
        (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1);
      return isOver || isCut ? [`${element.tagName}.${element.className}: ${element.textContent?.slice(0, 60)}`] : [];
    });
  });
