import { rmSync } from "node:fs";
import type { Locator, Page } from "playwright-core";
import { freshProfile, launch, type RunningChromium } from "../../machine/chromium.ts";
import type { ScreenOffice } from "./office.ts";

/** Somebody with a phone in the hand: a real Chromium of 360 × 740, enrolled, on its first screen. */
export interface Enumerator {
  readonly page: Page;
  readonly browser: RunningChromium;
  /** What the browser complained about: must stay empty. */
  readonly complaints: readonly string[];
  /** Closes the phone and throws it away. */
  close(): Promise<void>;
}

const ownNames = { en: "English", ar: "العربية", fr: "Français" } as const;
const connect = { en: "Connect", ar: "اربط", fr: "Connecter" } as const;
export type Language = keyof typeof ownNames;

export async function enrolEnumerator(office: ScreenOffice, language: Language): Promise<Enumerator> {
  const profile = freshProfile();
  return enrolOn(await launch(profile), office, language, profile);
}

/** The same in a browser that runs already. */
export async function enrolOn(
  browser: RunningChromium,
  office: ScreenOffice,
  language: Language,
  profile: string,
): Promise<Enumerator> {
  const { page, complaints } = await takePhone(browser);
  await page.goto(await office.enrolLink());
  await chooseLanguage(page, language);
  await page.locator("form input").fill("Team 3, phone 2");
  await page.getByRole("button", { name: connect[language], exact: true }).click();
  await page.locator("section.card li").first().waitFor();
  return {
    page,
    browser,
    complaints,
    close: async () => {
      await browser.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/** The window of a running browser, in the size of a cheap phone. */
export async function takePhone(browser: RunningChromium): Promise<Pick<Enumerator, "page" | "complaints">> {
  const page = browser.context.pages()[0] ?? (await browser.context.newPage());
  await page.setViewportSize({ width: 360, height: 740 });
  await page.emulateMedia({ reducedMotion: "reduce" });
  const complaints: string[] = [];
  page.on("console", (message) => {
    // A header of the server that this browser does not know yet is no fault of the screens
    if (["error", "warning"].includes(message.type()) && !message.text().includes("Permissions-Policy")) {
      complaints.push(message.text());
    }
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  return { page, complaints };
}

/** Chooses the language of the app where the screen offers it. */
export const chooseLanguage = (page: Page, language: Language): Promise<void> =>
  page.locator(".segment", { hasText: ownNames[language] }).click();

/** One question on the page, by its variable; inside a roster the first one that ends so. */
export const question = (page: Page, name: string): Locator =>
  page.locator(`[id="question:${name}"], [id^="question:"][id$="/${name}"]`).first();

/** Taps a choice by its place in the list, or takes it out of a list that is searched. */
export async function choose(page: Page, name: string, position: number): Promise<void> {
  const asked = question(page, name);
  const search = asked.getByRole("combobox");
  if ((await search.count()) === 0) {
    await asked.locator("label.choice").nth(position).click();
    return;
  }
  await search.click();
  await asked.getByRole("option").nth(position).click();
}

export const type = (page: Page, name: string, text: string): Promise<void> =>
  question(page, name).locator("input, textarea").first().fill(text);

/** The big bar forward. */
export const next = (page: Page): Promise<void> => page.locator(".page-bar .button-main").click();

/** Starts the first interview of "To visit" and answers its first two pages, up to the household members. */
export async function beginHousehold(page: Page): Promise<void> {
  await page.locator("section.card li .button").first().click();
  await answerIdentification(page);
  await next(page);
  for (const name of ["respondent_adult", "consent_given", "privacy", "pop_group"]) await choose(page, name, 0);
  await next(page);
  await question(page, "hh_size").waitFor();
}

export async function answerIdentification(page: Page): Promise<void> {
  for (const name of ["enumerator_id", "team_id", "sample_status"]) await choose(page, name, 0);
  await type(page, "visit_number", "1");
  for (const name of ["interview_mode", "visit_result"]) await choose(page, name, 0);
  await choose(page, "interview_mode", 1);
  await choose(page, "interview_language", 0);
  await choose(page, "interpreter_used", 1);
}

/** Waits until the newest answer is on disk. */
export const waitUntilSaved = (page: Page): Promise<void> => page.locator(".saved .icon path[d^='M5 12.5']").waitFor();
