import { afterAll, beforeAll, expect, test } from "vitest";
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
  const { page, browser } = enumerator;
  await beginHousehold(page);
  await type(page, "hh_size", "10");
  await page.getByRole("button", { name: "Add 10 lines" }).click();
  const session = await browser.context.newCDPSession(page);
  await session.send("Performance.enable");
  await session.send("Emulation.setCPUThrottlingRate", { rate: 6 });
  const script = async (): Promise<number> => {
    const { metrics } = await session.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "ScriptDuration")?.value ?? Number.NaN;
  };
  const name = page.locator(".member-name input").nth(4);
  await name.focus();
  await page.waitForTimeout(1_000);
  const before = await script();
  await page.keyboard.type("Fatima Abdelrahman Os", { delay: 120 });
  await page.waitForTimeout(1_000);
  const perKeyMs = ((await script()) - before) * (1_000 / 21);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  expect(await name.inputValue()).toBe("Fatima Abdelrahman Os");
  console.log(`script per key at 6×: ${perKeyMs.toFixed(1)} ms`);
  expect(perKeyMs).toBeLessThan(25);
});
