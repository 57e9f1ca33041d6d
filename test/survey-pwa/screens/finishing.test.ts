import { afterAll, beforeAll, expect, test } from "vitest";
import { choose, type Enumerator, enrolEnumerator, next, question, type } from "./enumerator.ts";
import { openScreenOffice, type ScreenOffice } from "./office.ts";

let office: ScreenOffice;
let enumerator: Enumerator;
beforeAll(async () => {
  office = await openScreenOffice();
  enumerator = await enrolEnumerator(office, "ar");
});
afterAll(async () => {
  await enumerator.close();
  await office.close();
});

test("[B72] answers to questions that are no longer asked are named before the interview is sealed", async () => {
  const { page } = enumerator;
  await page.locator("section.card li .button").first().click();
  for (const name of ["enumerator_id", "team_id", "sample_status"]) await choose(page, name, 0);
  await type(page, "visit_number", "٢");
  await choose(page, "interview_mode", 1);
  await choose(page, "visit_result", 0);
  await choose(page, "interview_language", 0);
  await choose(page, "visit_result", 3);
  await question(page, "interview_language").waitFor({ state: "detached" });
  await next(page);
  await page.locator("summary", { hasText: "إجابة واحدة لن تُرسل" }).click();
  await page.locator("details li", { hasText: "لغة المقابلة" }).waitFor();
});

test("an interview that is sealed without network waits, is counted as only here, and goes by itself later", async () => {
  const { page, browser } = enumerator;
  await browser.context.setOffline(true);
  await next(page);
  await page.getByText("أُغلقت المقابلة").waitFor();
  await page.getByText("هي على هذا الهاتف فقط").waitFor();
  await next(page);
  await page.getByText("مقابلة واحدة موجودة على هذا الهاتف فقط").waitFor();
  await page.locator("section", { hasText: "جاهزة للإرسال" }).locator("button.line").click();
  await browser.context.setOffline(false);
  await page.getByText(/^استلمها المكتب/).waitFor();
  await page.getByText(/^الإيصال \d+، الرمز/).waitFor();
  expect(await page.locator("main").textContent()).not.toContain("undefined");
});

test("a sealed interview cannot be opened again: the phone's Back button finds it closed", async () => {
  const { page } = enumerator;
  await next(page);
  await page.getByText("كل ما على هذا الهاتف وصل إلى المكتب").waitFor();
  for (let back = 0; back < 4; back++) await page.goBack();
  await page.getByText("لم تعد هذه المقابلة مفتوحة على هذا الهاتف").waitFor();
  expect(await page.locator(".question").count()).toBe(0);
});
