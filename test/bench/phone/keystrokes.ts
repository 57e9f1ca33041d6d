import type { Locator, Page } from "playwright-core";
import { beginHousehold, choose, type Enumerator, next, question, type } from "../../survey-pwa/screens/enumerator.ts";
import { heading, quickest, report } from "./aims.ts";
import { type ScriptTime, scriptTimer } from "./script-time.ts";

const members = 40;
/** Long enough that all that follows a key is over before the next one. */
const pauseMs = 700;
/** A key, all that it redraws before the next frame included: one frame of a screen at 60 Hz. */
const keyAim = 16;
/** What follows in a pause, such as saving and questions that appear, comes in pieces that nobody notices. */
const pieceAim = 50;

/** Each with a new phone and all code cold. */
const rounds = 3;

/**
 * Script of each key in the household form with 40 members: the key with all that it redraws, and what follows in the pause
 * after it: questions that come and go, counts of what is left, handing the draft to the store.
 */
export async function keystrokes(enrol: () => Promise<Enumerator>): Promise<boolean> {
  const measured: (readonly KeyTimes[])[] = [];
  for (let round = 0; round < rounds; round++) {
    const phone = await enrol();
    measured.push(await keyTimes(phone));
    await phone.close();
  }
  heading(`Script of one key, household form, ${members} members`);
  const figures = (what: string, of: (time: ScriptTime) => number): readonly number[] =>
    quickest(measured.map((round) => round.find((keys) => keys.what === what)?.times.map(of) ?? []));
  return (measured[0] ?? [])
    .flatMap(({ what }) => [
      report({ what, figures: figures(what, ({ firstMs }) => firstMs), aim: keyAim }),
      report({
        what: "  longest piece in the pause",
        figures: figures(what, ({ longestLaterMs }) => longestLaterMs),
        aim: pieceAim,
      }),
    ])
    .every(Boolean);
}

/** The keys that were pressed in one field, in their order. */
interface KeyTimes {
  readonly what: string;
  readonly times: readonly ScriptTime[];
}

async function keyTimes({ page }: Pick<Enumerator, "page">): Promise<readonly KeyTimes[]> {
  await beginHousehold(page);
  await listMembers(page);
  const timer = await scriptTimer(page);
  const measured: KeyTimes[] = [];
  const keys = async (what: string, field: Locator, pressed: readonly string[]): Promise<void> => {
    await field.focus();
    await page.waitForTimeout(pauseMs);
    const times: ScriptTime[] = [];
    for (const key of pressed) {
      times.push(
        await timer.measure(async () => {
          await page.keyboard.press(key);
          await page.waitForTimeout(pauseMs);
        }),
      );
    }
    measured.push({ what, times });
  };
  const field = (name: string) => question(page, name).locator("input, textarea").first();
  const radios = (name: string) => question(page, name).locator("input[type=radio]").first();

  await keys("name in the roster", page.locator(".member-name input").nth(20), [..."Amna Os"]);
  await keys("number of members", field("hh_size"), ["Backspace", "Backspace", "4", "0"]);
  await page.locator(".member-open").nth(20).click();
  await question(page, "member_age").waitFor();
  await keys("name on the person's page", field("member_alias"), [..."man Ali"]);
  const age = ["Backspace", "Backspace", "3", "1", "Backspace", "7", "Backspace", "Backspace", "4"];
  await keys("age, which feeds the aggregates", field("member_age"), age);
  await keys("sex, by arrow key", radios("member_sex"), ["ArrowDown", "ArrowUp", "ArrowDown"]);
  await keys("relation, by arrow key", radios("member_relation"), ["ArrowDown", "ArrowDown", "ArrowUp"]);
  await timer.close();
  return measured;
}

export async function listMembers(page: Page): Promise<void> {
  await type(page, "hh_size", String(members));
  await page.keyboard.press("Tab");
  await page.getByRole("button", { name: `Add ${members} lines` }).click();
  const names = page.locator(".member-name input");
  for (let n = 0; n < members; n++) await names.nth(n).fill(`Person ${n + 1}`);
  await page.locator(".member-open").first().click();
  for (let n = 0; n < members; n++) {
    await page
      .locator("h1")
      .filter({ hasText: `Person ${n + 1}` })
      .last()
      .waitFor();
    await choose(page, "member_relation", n === 0 ? 0 : 2);
    await choose(page, "member_sex", n % 2);
    await type(page, "member_age", String(n === 0 ? 50 : 4 + (n % 30)));
    await next(page);
    await next(page);
  }
  await page.locator(".member-name input").first().waitFor();
}
