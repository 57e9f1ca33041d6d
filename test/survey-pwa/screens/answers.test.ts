import { afterAll, beforeAll, expect, test } from "vitest";
import {
  answerIdentification,
  beginHousehold,
  choose,
  type Enumerator,
  enrolEnumerator,
  next,
  question,
  type,
} from "./enumerator.ts";
import { openScreenOffice, type ScreenOffice } from "./office.ts";

let office: ScreenOffice;
let enumerator: Enumerator;
beforeAll(async () => {
  office = await openScreenOffice();
  enumerator = await enrolEnumerator(office, "en");
  await beginHousehold(enumerator.page);
});
afterAll(async () => {
  await enumerator.close();
  await office.close();
});

const problemOf = (name: string) => question(enumerator.page, name).locator(".problem");
const goToSection = async (title: string): Promise<void> => {
  const { page } = enumerator;
  await page.locator(".page-head button").first().click();
  await page.locator("dialog .section-link", { hasText: title }).click();
  await page.locator("h1", { hasText: title }).waitFor();
};

test("[B31] Arabic-Indic digits are read as digits: seven people typed as ٧ are 7 lines", async () => {
  const { page } = enumerator;
  await type(page, "hh_size", "٧");
  await page.getByRole("button", { name: "Add 7 lines" }).waitFor();
  expect(await question(page, "hh_size").locator("input").inputValue()).toBe("٧");
});

test("[B38] what is no number stays in the field as it was typed, and says what to type instead", async () => {
  const { page } = enumerator;
  await type(page, "hh_size", "1e1");
  await page.keyboard.press("Tab");
  await problemOf("hh_size").waitFor();
  expect(await question(page, "hh_size").locator("input").inputValue()).toBe("1e1");
  expect(await question(page, "hh_size").locator("input").getAttribute("aria-invalid")).toBe("true");
  expect(await problemOf("hh_size").textContent()).toContain("1e1");
});

test("[B42] minus three persons is out of range, and the field says so once it is left", async () => {
  const { page } = enumerator;
  await type(page, "hh_size", "-3");
  await page.keyboard.press("Tab");
  await problemOf("hh_size").waitFor();
  await type(page, "hh_size", "2");
  await problemOf("hh_size").waitFor({ state: "detached" });
});

test("[B59] a household of another size than its list says which is which", async () => {
  const { page } = enumerator;
  await page.getByRole("button", { name: "Add 2 lines" }).click();
  await page.locator(".member-name input").nth(0).fill("Amna");
  await page.locator(".member-name input").nth(1).fill("Yusuf");
  await type(page, "hh_size", "3");
  await page.locator(".roster > .stack-tight .problem").waitFor();
  await type(page, "hh_size", "2");
  await page.locator(".roster > .stack-tight .problem").waitFor({ state: "detached" });
});

test("[B43] an age of 105 asks whether it is right, and one tap confirms it", async () => {
  const { page } = enumerator;
  await page.getByRole("button", { name: "Open Amna" }).click();
  await choose(page, "member_relation", 0);
  await choose(page, "member_sex", 0);
  await type(page, "member_age", "105");
  await page.keyboard.press("Tab");
  await question(page, "member_age").getByRole("button", { name: "It is right" }).click();
  await question(page, "member_age").getByText("You said that it is right").waitFor();
});

test('"Don\'t know" is one tap, empties the field, and a number takes it back', async () => {
  const { page } = enumerator;
  const reason = question(page, "member_age").getByRole("button", { name: "Don't know" });
  await reason.click();
  expect(await reason.getAttribute("aria-pressed")).toBe("true");
  expect(await question(page, "member_age").locator("input").inputValue()).toBe("");
  await question(page, "member_age_band").waitFor();
  await type(page, "member_age", "41");
  await question(page, "member_age_band").waitFor({ state: "detached" });
  expect(await reason.getAttribute("aria-pressed")).toBe("false");
});

test("[B39] Next names the answers that are missing and leads to each; a second Next goes on", async () => {
  const { page } = enumerator;
  await next(page);
  const alert = page.getByRole("alert").filter({ hasText: "missing or need mending" });
  await alert.waitFor();
  await alert.getByRole("button").filter({ hasText: "Nationality" }).click();
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.id))
    .toMatch(/^input:member\/.*\/member_nationality$/);
  await next(page);
  await page.getByRole("button", { name: "Go on, come back later" }).click();
  await page.locator("h1", { hasText: "Yusuf" }).waitFor();
});

test('[B69] "none" beside other answers asks which is right', async () => {
  const { page } = enumerator;
  await goToSection("Living conditions now");
  const documents = question(page, "documents_now");
  const boxes = documents.getByRole("checkbox");
  await boxes.first().check();
  await documents.locator("label.choice", { hasText: /^None/ }).click();
  await problemOf("documents_now").waitFor();
});

test('of "up to three" reasons a fourth cannot be ticked, and the question says why', async () => {
  const { page } = enumerator;
  await goToSection("Displacement history");
  for (const position of [0, 1, 2]) await choose(page, "cause", position);
  const cause = question(page, "cause");
  expect(await cause.getByRole("checkbox").nth(3).isDisabled()).toBe(true);
  await cause.getByText("This is the most").waitFor();
  await choose(page, "cause", 2);
  expect(await cause.getByRole("checkbox").nth(3).isDisabled()).toBe(false);
});

test('[B70] "other" asks what it is', async () => {
  const { page } = enumerator;
  await question(page, "cause").locator("label.choice", { hasText: "Other" }).click();
  await question(page, "cause_other").waitFor();
});

test("[B73] an answer that makes others fall away says which before the enumerator goes on", async () => {
  const { page } = enumerator;
  await type(page, "cause_other", "a flood that nobody foresaw");
  await question(page, "cause").locator("label.choice", { hasText: "Other" }).click();
  await page.getByText("1 answer no longer counts").waitFor();
  await page.getByRole("button", { name: "I understand" }).click();
  await page.getByText("1 answer no longer counts").waitFor({ state: "detached" });
  await question(page, "cause").locator("label.choice", { hasText: "Other" }).click();
  expect(await question(page, "cause_other").locator("input").inputValue()).toBe("a flood that nobody foresaw");
});

test("a place is found by typing it in another language than the one that is read out", async () => {
  const { page } = enumerator;
  const search = question(page, "origin_state").getByRole("combobox");
  await search.fill("الخرطوم");
  await page.keyboard.press("Enter");
  expect(await search.inputValue()).toBe("Khartoum");
});

test("[B74] the language of the questions changes in the interview; answers and the app's own words stay", async () => {
  const { page } = enumerator;
  await page.getByRole("button", { name: "Language of the questions" }).click();
  await page.locator("dialog label.choice", { hasText: "العربية" }).click();
  const search = question(page, "origin_state").getByRole("combobox");
  await expect.poll(() => search.inputValue()).toBe("الخرطوم");
  expect(await question(page, "origin_state").getAttribute("dir")).toBe("rtl");
  expect(await page.locator("html").getAttribute("dir")).toBe("ltr");
  expect(await page.locator(".page-bar .button-main").textContent()).toContain("Next");
});

test("[B66] without permission for the position the phone says so and how to allow it", async () => {
  const { page } = enumerator;
  await page.locator(".page-head button").first().click();
  await page.getByRole("button", { name: "Close interview" }).click();
  await page.locator("section.card li .button", { hasText: "Start" }).first().click();
  await answerIdentification(page);
  await choose(page, "interview_mode", 0);
  await question(page, "gps").getByRole("button").first().click();
  await question(page, "gps").getByText("does not allow it").waitFor();
});

test("nothing was complained about in the whole interview", () => {
  expect(enumerator.complaints).toEqual([]);
});
