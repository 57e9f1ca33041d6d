import { afterAll, beforeAll, expect, test } from "vitest";
import { scriptTimer, slowdown } from "../../bench/phone/script-time.ts";
import { beginHousehold, type Enumerator, enrolEnumerator, type } from "./enumerator.ts";
import { openScreenOffice, type ScreenOffice } from "./office.ts";

let office: ScreenOffice;
let enumerator: Enumerator;
beforeAll(async () => {
  office = await openScreenOffice();
  enumerator = await enrolEnumerator(office, "en");
});
afterAll(async () => {
  await enumerator.close();
  await office.close();
});

test("on a phone six times slower a key in a household of ten costs less than 25 ms of script", async () => {
  const { page } = enumerator;
  await beginHousehold(page);
  await type(page, "hh_size", "10");
  await page.getByRole("button", { name: "Add 10 lines" }).click();
  const name = page.locator(".member-name input").nth(4);
  await name.focus();
  await page.waitForTimeout(1_000);
  // Not slowed down by the browser, which does it by the clock: other tests beside this one would count six times
  const timer = await scriptTimer(page, 1);
  const { scriptMs } = await timer.measure(async () => {
    await page.keyboard.type("Fatima Abdelrahman Os", { delay: 120 });
    await page.waitForTimeout(1_000);
  });
  await timer.close();
  const perKeyMs = slowdown * (scriptMs / 21);
  expect(await name.inputValue()).toBe("Fatima Abdelrahman Os");
  console.log(`script per key at 6×: ${perKeyMs.toFixed(1)} ms`);
  expect(perKeyMs).toBeGreaterThan(0);
  expect(perKeyMs).toBeLessThan(25);
});
