import type { Locator, Page } from "playwright-core";
import { type Enumerator, question } from "../../survey-pwa/screens/enumerator.ts";
import { heading, quickest, report } from "./aims.ts";
import { bigness } from "./big-project.ts";
import { type ScriptTime, type ScriptTimer, scriptTimer, slowdown } from "./script-time.ts";

const aim = 100;
const rounds = 3;

/** As names are written, with the blanks, hamzas and letters that people really type, and with a slip of the finger. */
const typed = ["medani", "medini", "wad medni", "khartuom", "الفاشر", "فشار", "ام درمان", "كسلا"];

/**
 * From a key until what it finds in 20,000 places is painted: the time of the page's thread, six times slowed down, and six
 * times the time of the database's thread. They work one after the other, so this is what somebody waits for.
 */
export async function places({ page }: Pick<Enumerator, "page">): Promise<boolean> {
  heading(`A key in a list of ${bigness.places} places, until what it finds is shown`);
  await page.getByRole("button", { name: "places", exact: true }).click();
  const field = question(page, "origin_place").getByRole("combobox");
  await field.click();
  // Names are folded when a list is searched for the first time on this phone, and made ready while nobody types
  await field.pressSequentially("x");
  await page.waitForTimeout(3_000);
  const timer = await scriptTimer(page);
  const shownAfter: number[][] = [];
  const script: number[][] = [];
  for (let round = 0; round < rounds; round++) {
    const times: ScriptTime[] = [];
    for (const text of typed) times.push(...(await letters(page, timer, field, text)));
    shownAfter.push(times.map(({ busyMs, workersMs }) => busyMs + slowdown * workersMs));
    script.push(times.map(({ firstMs }) => firstMs));
  }
  await timer.close();
  return [
    report({ what: "until it is shown", figures: quickest(shownAfter), aim }),
    report({ what: "  script of the page for it", figures: quickest(script), aim: 50 }),
  ].every(Boolean);
}

async function letters(page: Page, timer: ScriptTimer, field: Locator, text: string): Promise<readonly ScriptTime[]> {
  await field.fill("");
  await page.waitForTimeout(300);
  const times: ScriptTime[] = [];
  for (const letter of text) {
    const { shown } = await watchList(page);
    times.push(
      await timer.measure(async () => {
        await page.keyboard.insertText(letter);
        await shown;
      }),
    );
  }
  return times;
}

/** Waits until the list is busy no more, and what was found is painted. */
async function watchList(page: Page): Promise<{ readonly shown: Promise<void> }> {
  const painted = await page.evaluateHandle(() => {
    const frame = document.activeElement?.closest(".question");
    const found = new Promise<void>((resolve, reject) => {
      setTimeout(() => reject(new Error("Nothing was found within a minute")), 60_000);
      const look = new MutationObserver(() => {
        if (frame?.querySelector("[role=listbox]")?.getAttribute("aria-busy") === "true") return;
        look.disconnect();
        requestAnimationFrame(() => setTimeout(resolve));
      });
      if (frame) look.observe(frame, { childList: true, subtree: true, characterData: true, attributes: true });
    });
    return { found };
  });
  // Asked before the key, so that the driver's own work in the page is not measured
  const shown = painted.evaluate(({ found }) => found);
  await page.waitForTimeout(50);
  return { shown };
}
