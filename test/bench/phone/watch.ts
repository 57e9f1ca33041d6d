import type { Page } from "playwright-core";

/** Looks out for something in the page; the answer waits until it has been painted. */
export async function watchFor(page: Page, selector: string): Promise<{ readonly shown: Promise<void> }> {
  const painted = await page.evaluateHandle((selector) => {
    const found = new Promise<void>((resolve, reject) => {
      setTimeout(() => reject(new Error(`${selector} did not come within a minute`)), 60_000);
      const look = new MutationObserver(() => {
        if (document.querySelector(selector) === null) return;
        look.disconnect();
        requestAnimationFrame(() => setTimeout(resolve));
      });
      look.observe(document.body, { childList: true, subtree: true });
    });
    return { found };
  }, selector);
  // Asked before the tap, so that the driver's own work in the page is not measured
  const shown = painted.evaluate(({ found }) => found);
  await page.waitForTimeout(50);
  return { shown };
}
