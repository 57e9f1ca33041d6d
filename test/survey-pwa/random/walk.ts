import type { Answers, AnswerValue } from "@returns/schemas";
import { expect } from "vitest";
import { type FormOnScreen, fill } from "./fill.ts";

/** Pages that an interview cannot need: something turns in a circle. */
const mostPages = 500;

/**
 * Fills a whole interview, page by page and member by member, with the answers of somebody, and seals it. What the screen
 * asks and nobody has an answer for is left open; what is asked must be reachable.
 */
export async function fillInterview(on: FormOnScreen, answers: Answers): Promise<void> {
  for (let pages = 0; pages < mostPages; pages += 1) {
    if (await isFinish(on)) return seal(on);
    await fillPage(on, answers);
    await goOn(on);
  }
  throw new Error(`Cannot come to the end of ${on.form.id}: ${mostPages} pages were not enough`);
}

/** Everything on the page of a section or a member, again as long as answers open further questions. */
async function fillPage(on: FormOnScreen, row: Answers): Promise<void> {
  const seen = new Set<string>();
  for (let opened = true; opened; ) {
    opened = false;
    const ids = await on.page.locator(".question[id^='question:']").evaluateAll((all) => all.map(({ id }) => id));
    for (const id of ids.filter((each) => !seen.has(each))) {
      seen.add(id);
      opened = true;
      await fillQuestion(on, id, row);
    }
    await confirmWarnings(on);
  }
  const rosters = await on.page.locator(".roster[id^='question:']").evaluateAll((all) => all.map(({ id }) => id));
  for (const id of rosters) await fillRoster(on, id, row);
}

async function fillQuestion(on: FormOnScreen, id: string, row: Answers): Promise<void> {
  const name = lastName(id);
  const question = on.form.questions.get(name);
  const asked = on.page.locator(`[id="${id}"]`);
  if (question === undefined || (await asked.count()) === 0) return;
  expect(await asked.textContent(), "a label with a place for an answer").not.toContain("${");
  const value = row[name] ?? (question.settings.erased === true ? "Amna" : undefined);
  if (value !== undefined && !isRows(value)) await fill(on, asked, question, value);
}

/** First as many lines as there are members, then the page of each. */
async function fillRoster(on: FormOnScreen, id: string, row: Answers): Promise<void> {
  const members = row[lastName(id)];
  if (!isRows(members)) return;
  const roster = on.page.locator(`[id="${id}"]`);
  while ((await roster.locator("li.member").count()) < members.length) {
    const before = await roster.locator("li.member").count();
    await roster.locator(".row-grow").last().click();
    await roster.locator("li.member").nth(before).waitFor();
  }
  if (members.length === 0) return;
  await move(on, () => roster.locator(".member-open").first().click());
  for (const member of members) {
    await fillPage(on, member);
    await goOn(on);
  }
}

/** Next; where the page says that something is still open, next again. */
async function goOn(on: FormOnScreen): Promise<void> {
  const alert = on.page.locator("main [role=alert] .problem-text");
  const here = await standing(on);
  await on.page.locator(".page-bar .button-main").click();
  await expect.poll(async () => (await standing(on)) !== here || (await alert.count()) > 0).toBe(true);
  if ((await standing(on)) === here) await move(on, () => on.page.locator(".page-bar .button-main").click());
}

async function move(on: FormOnScreen, act: () => Promise<void>): Promise<void> {
  const here = await standing(on);
  await act();
  await expect.poll(() => standing(on)).not.toBe(here);
}

/** The route stands in the history and never in the address. */
const standing = (on: FormOnScreen): Promise<string> => on.page.evaluate(() => JSON.stringify(history.state));

const isFinish = async (on: FormOnScreen): Promise<boolean> => (await standing(on)).includes('"show":"finish"');

async function confirmWarnings(on: FormOnScreen): Promise<void> {
  const confirm = on.page.locator(".question .problem-warning .button");
  for (let left = await confirm.count(); left > 0; left -= 1) await confirm.first().click();
}

async function seal(on: FormOnScreen): Promise<void> {
  const problems = await on.page.locator("main .problem, main .list li, main .card li").allTextContents();
  const bar = on.page.locator(".page-bar .button-main");
  if ((await bar.count()) === 0) throw new Error(`Cannot seal ${on.form.id}: ${problems.join(" | ")}`);
  await bar.click();
}

const lastName = (id: string): string =>
  id
    .replace(/^question:/, "")
    .split("/")
    .at(-1) ?? "";

const isRows = (value: AnswerValue | readonly Answers[] | undefined): value is readonly Answers[] =>
  Array.isArray(value) && value.every((row) => typeof row === "object");
