import type { Locator, Page } from "playwright-core";
import type { Enumerator } from "../../survey-pwa/screens/enumerator.ts";
import { heading, report } from "./aims.ts";
import { scriptTimer } from "./script-time.ts";
import { watchFor } from "./watch.ts";

const members = 100;
const aim = 300;
const times = 3;
const walk = "Structures, in walking order";

/** A list of 100 structures, each with a list of households inside: opening it, and going from one to the next. */
export async function rosters({ page }: Pick<Enumerator, "page">): Promise<boolean> {
  heading(`A roster of ${members} members`);
  await page.getByRole("button", { name: "Listing of the households of a cluster" }).click();
  await toSection(page, walk);
  const add = page.locator(".roster > .row button").last();
  for (let n = 0; n < members; n++) await add.click();
  const timer = await scriptTimer(page);
  const measured = async (
    what: string,
    prepare: () => Promise<void>,
    tap: Locator,
    until: string,
  ): Promise<boolean> => {
    const figures: number[] = [];
    for (let n = 0; n < times; n++) {
      await prepare();
      await tap.scrollIntoViewIfNeeded();
      const box = await tap.boundingBox();
      if (box === null) throw new Error(`There is nothing to tap: ${what}`);
      const { shown } = await watchFor(page, until);
      const { busyMs } = await timer.measure(async () => {
        await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
        await shown;
      });
      figures.push(busyMs);
    }
    return report({ what, figures, aim });
  };
  // The list as somebody sees it; the rows below come between two frames
  const list = ".members > li";
  const of = (member: number) => `[id^="question:structure/m${member}/"]`;
  // Backwards, as forwards the questions that are still open come first
  const back = page.locator(".page-bar .button").first();
  const held = [
    await measured("from a member to the next", () => openMember(page, 40), back, of(39)),
    await measured("from a member to the list", () => openMember(page, 1), back, list),
    await measured("from the list to a member", () => toList(page), page.locator(".member-open").nth(49), of(50)),
    await measured("from another section to the list", () => toFirst(page), page.locator(walkLink), list),
  ];
  await timer.close();
  return held.every(Boolean);
}

async function toSection(page: Page, name: string): Promise<void> {
  await page.locator(".page-head button").first().click();
  await page.getByRole("dialog").locator(".section-link", { hasText: name }).click();
  await page.locator(".roster").waitFor();
}

/** The way to the list in the menu of sections, which is open. */
const walkLink = `.dialog .section-link:has-text("${walk}")`;

/** The first section, with the menu open. */
async function toFirst(page: Page): Promise<void> {
  await page.locator(".page-head button").first().click();
  await page.getByRole("dialog").locator(".section-link").first().click();
  await page.locator(".question").first().waitFor();
  await page.locator(".page-head button").first().click();
}

const toList = (page: Page): Promise<void> => toSection(page, walk);

async function openMember(page: Page, position: number): Promise<void> {
  await toList(page);
  await page
    .locator(".member-open")
    .nth(position - 1)
    .click();
  await page.locator(".question").first().waitFor();
}
