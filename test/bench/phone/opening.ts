import type { Page } from "playwright-core";
import type { Enumerator } from "../../survey-pwa/screens/enumerator.ts";
import { heading, report } from "./aims.ts";
import { bigness } from "./big-project.ts";
import { scriptTimer } from "./script-time.ts";

const aim = 1_000;
const times = 3;

/** From the tap on a form of 1,000 questions until its first field takes a letter, in the time of the page's own thread. */
export async function opening({ page }: Pick<Enumerator, "page">): Promise<boolean> {
  heading(`Opening a form of ${bigness.questions} questions`);
  const timer = await scriptTimer(page);
  const open = async (): Promise<number> => {
    const { shown } = await watchFor(page, ".question input");
    const offered = page.getByRole("button", { name: "long", exact: true });
    await offered.scrollIntoViewIfNeeded();
    const button = await offered.boundingBox();
    if (button === null) throw new Error("The form is not offered on the first screen");
    // The mouse is moved by hand, so that the driver's own looking about in the page is not measured
    const { busyMs } = await timer.measure(async () => {
      await page.mouse.click(button.x + button.width / 2, button.y + button.height / 2);
      await shown;
    });
    await page.locator(".question input").first().press("7");
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>(".question input")?.value === "7");
    await page.goBack();
    await home(page);
    return busyMs;
  };
  const first: number[] = [];
  for (let n = 0; n < times; n++) {
    await page.reload();
    await home(page);
    first.push(await open());
  }
  const again: number[] = [];
  for (let n = 0; n < times; n++) again.push(await open());
  await timer.close();
  return [
    report({ what: "right after the app was started", figures: first, aim }),
    report({ what: "after it was opened before", figures: again, aim }),
  ].every(Boolean);
}

/** Looks out for something in the page; the answer waits until it has been painted. */
async function watchFor(page: Page, selector: string): Promise<{ readonly shown: Promise<void> }> {
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

const home = async (page: Page): Promise<void> => {
  await page.getByRole("button", { name: "long", exact: true }).waitFor();
};
