import { projectSource } from "@returns/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bigProject } from "../../bench/phone/big-project.ts";
import {
  beginHousehold,
  choose,
  type Enumerator,
  enrolEnumerator,
  question,
  type,
  waitUntilSaved,
} from "./enumerator.ts";
import { openScreenOffice, type ScreenOffice } from "./office.ts";

let office: ScreenOffice;
let enumerator: Enumerator;
beforeAll(async () => {
  const { setup, forms } = bigProject();
  office = await openScreenOffice(projectSource(setup, forms));
  enumerator = await enrolEnumerator(office, "en");
});
afterAll(async () => {
  expect(enumerator.complaints).toEqual([]);
  await enumerator.close();
  await office.close();
});

const home = async (): Promise<void> => {
  const { page } = enumerator;
  await page.locator(".page-head button").first().click();
  await page.getByRole("dialog").locator(".dialog-actions button").click();
  await page.locator("section.card li").first().waitFor();
};

test("a tap that makes a warning appear above its button still reaches the button", async () => {
  const { page } = enumerator;
  await beginHousehold(page);
  await type(page, "hh_size", "20");
  await page.getByRole("button", { name: "Add 20 lines" }).click();
  await page.locator(".member").nth(19).waitFor();
  await question(page, "hh_size").getByText("16 people or more").waitFor();
});

test("in a list of 20,000 places a name with a slip is found in both scripts, and what is not shown is counted", async () => {
  const { page } = enumerator;
  await home();
  await page.getByRole("button", { name: "places", exact: true }).click();
  const asked = question(page, "origin_place");
  const field = asked.getByRole("combobox");
  await field.click();
  await field.fill("kassala");
  await asked.getByText(/type on|more/).waitFor();
  // The lines below the edge of the list come in the pause after the key
  await asked.getByRole("option").nth(29).waitFor();
  expect(await asked.getByRole("option").count()).toBe(30);
  await field.fill("medeni");
  await asked.getByRole("option", { name: "Medani Al Kubra", exact: true }).waitFor();
  await field.fill("الفشار");
  await asked.getByRole("option", { name: "Al Fasher", exact: true }).waitFor();
  await page.keyboard.press("Enter");
  expect(await field.inputValue()).toBe("Al Fasher");

  // The same list below a filter: only the places of that state are offered
  await choose(page, "state", 0);
  const below = question(page, "place_in_state").getByRole("combobox");
  await below.click();
  await below.fill("fasher");
  await expect.poll(() => question(page, "place_in_state").getByRole("status").textContent()).toMatch(/./);
  await page.keyboard.press("Escape");
  await waitUntilSaved(page);
});

test("a roster inside another is listed and opened in its member, and both ways lead back", async () => {
  const { page } = enumerator;
  await home();
  await page.getByRole("button", { name: "Listing of the households of a cluster" }).click();
  await page.locator(".page-head button").first().click();
  await page.getByRole("dialog").locator(".section-link", { hasText: "Structures" }).click();
  const add = page.locator(".roster > .row button").last();
  await add.click();
  await add.click();
  await page.locator(".member-open").nth(1).click();
  await choose(page, "structure_use", 0);
  await type(page, "n_households", "3");
  await page.getByRole("button", { name: "Add 3 lines" }).click();
  expect(await page.locator(".member").count()).toBe(3);
  await page.locator(".member-open").nth(2).click();
  await type(page, "household_number", "7");
  const back = page.locator(".page-bar .button").first();
  for (const left of [2, 1]) {
    await back.click();
    await page.locator("h1", { hasText: `${left} of 3` }).waitFor();
  }
  await back.click();
  await question(page, "n_households").waitFor();
  expect(await question(page, "n_households").locator("input").inputValue()).toBe("3");

  // The first structure goes: what was answered about the second stays
  await back.click();
  await back.click();
  await page.locator(".member-more").first().click();
  await page.getByRole("button", { name: "Remove", exact: true }).click();
  expect(await page.locator(".member").count()).toBe(1);
  await page.locator(".member-open").click();
  await page.locator(".member-open").nth(2).click();
  expect(await question(page, "household_number").locator("input").inputValue()).toBe("7");
});
