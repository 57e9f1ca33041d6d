import type { Page } from "playwright-core";
import type { Enumerator } from "../../survey-pwa/screens/enumerator.ts";
import { heading, report } from "./aims.ts";
import { bigness } from "./big-project.ts";
import { scriptTimer } from "./script-time.ts";
import { watchFor } from "./watch.ts";

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

const home = async (page: Page): Promise<void> => {
  await page.getByRole("button", { name: "long", exact: true }).waitFor();
};
