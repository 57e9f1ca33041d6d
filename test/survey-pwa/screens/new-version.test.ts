import { formToWire } from "@returns/schemas";
import { importXlsForm, sheetFromCsv } from "@returns/schemas/xlsform";
import { practiceSetup, projectSource } from "@returns/server";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshProfile, launch, type RunningChromium } from "../../machine/chromium.ts";
import { choose, chooseLanguage, next, question, takePhone, type } from "./enumerator.ts";
import { openScreenOffice, type ScreenOffice } from "./office.ts";

/** A version of one form, as a project of its own. */
function version(number: string, rows: string, needs: string) {
  const sheets = [
    ["survey", `type,name,label::English (en)\n${rows}`],
    ["choices", `list_name,name,label::English (en)\n${needs}`],
    ["settings", `form_id,form_title,version,default_language\nvisit,Site visit,${number},English (en)\n`],
  ].map(([name = "", text = ""]) => {
    const read = sheetFromCsv(name, text);
    if (read.status !== "sheet") throw new Error(read.message);
    return read.sheet;
  });
  const imported = importXlsForm(sheets, "visit.csv");
  if (imported.status !== "form") throw new Error(JSON.stringify(imported.notes));
  return projectSource({ ...practiceSetup(), assignments: [] }, [formToWire(imported.form)]);
}

const people = "integer,people,How many people?\n";
const need = "select_one needs,need,What is needed most?\n";
const water = "needs,water,Water\nneeds,food,Food\n";
const first = version("1", `${people}${need}text,remark,Anything else?\n`, water);
/** The question `remark` and the choice `water` are gone. */
const second = version("2", people + need, "needs,food,Food\nneeds,work,Work\n");
/** They are there again, and a question is new. */
const third = version("3", `${people}${need}text,remark,Anything else?\ninteger,rooms,How many rooms?\n`, water);

let current = first;
let office: ScreenOffice;
let browser: RunningChromium;
let page: Page;
let complaints: readonly string[];
beforeAll(async () => {
  office = await openScreenOffice({ id: first.id, hash: () => current.hash(), bundle: () => current.bundle() });
  browser = await launch(freshProfile());
  ({ page, complaints } = await takePhone(browser));
  await page.goto(await office.enrolLink());
  await chooseLanguage(page, "en");
  await page.locator("form input").fill("Team 3, phone 2");
  await page.getByRole("button", { name: "Connect", exact: true }).click();
  await page.locator("button.button-wide").waitFor();
});
afterAll(async () => {
  await browser.close();
  await office.close();
});

const home = () => page.getByRole("button", { name: "Back", exact: true }).first();
const sync = () => page.getByRole("button", { name: "Send now" }).click();
const goOn = () => page.getByRole("button", { name: "Continue" }).click();

test("a new version arrives with the next sending, is told, and new interviews begin with it", async () => {
  await page.locator("button.button-wide").click();
  await type(page, "people", "7");
  await choose(page, "need", 0);
  await type(page, "remark", "The well is dry");
  await page.locator(".saved .icon path[d^='M5 12.5']").waitFor();
  await home().click();
  current = second;
  await sync();
  await page.getByText("New form, or a new version of one").waitFor();
  await page.getByRole("button", { name: "I understand" }).click();
  await page.getByText("New form, or a new version of one").waitFor({ state: "detached" });
  await page.locator("button.button-wide").click();
  await question(page, "need").getByText("Work").waitFor();
  expect(await question(page, "remark").count()).toBe(0);
  await home().click();
});

test("an interview whose answers have no place in the new version stays with its own, and says which", async () => {
  await goOn();
  await page.getByText("without a place for some answers").waitFor();
  await page.getByText(/Anything else\?.”: the new version does not ask this/).waitFor();
  await page.getByText(/What is needed most\?.”: the new version does not have this answer/).waitFor();
  expect(await question(page, "remark").locator("input, textarea").inputValue()).toBe("The well is dry");
  expect(await question(page, "need").locator("input:checked").count()).toBe(1);
  await home().click();
  await page.reload();
  await goOn();
  expect(await question(page, "remark").locator("input, textarea").inputValue()).toBe("The well is dry");
  await home().click();
});

test("an interview goes on with the newest version as soon as that takes all its answers, and says what is different", async () => {
  current = third;
  await sync();
  await page.getByRole("button", { name: "I understand" }).click();
  await goOn();
  await page.getByText("This interview goes on with it, and keeps every answer").waitFor();
  await page.getByText(/New question: “.How many rooms\?.”/).waitFor();
  expect(await question(page, "remark").locator("input, textarea").inputValue()).toBe("The well is dry");
  expect(await question(page, "people").locator("input").inputValue()).toBe("7");
  await page.getByRole("button", { name: "I understand" }).click();
  await type(page, "rooms", "2");
  await next(page);
  await next(page);
  // A quick office has received it before anybody could read that it is sealed
  await page.getByText("The interview is sealed").or(page.getByText("Received by the office")).first().waitFor();
  expect(complaints).toEqual([]);
});
