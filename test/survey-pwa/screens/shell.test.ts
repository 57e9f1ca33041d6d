import { readFileSync } from "node:fs";
import { expect, test, vi } from "vitest";
import { localDay, localInstant } from "../../../survey-pwa/src/app/clock.ts";
import { readPreferences } from "../../../survey-pwa/src/app/preferences.ts";
import { version } from "../../../survey-pwa/src/app/version.ts";
import { createSaver } from "../../../survey-pwa/src/interview/saver.ts";

test("the app speaks the language of the phone until the enumerator chooses another", () => {
  expect(readPreferences({}, ["sw", "ar-SD", "en"]).language).toBe("ar");
  expect(readPreferences({ language: "fr" }, ["ar-SD"]).language).toBe("fr");
  expect(readPreferences({}, ["sw"]).language).toBe("en");
});

test("a stored preference that this version does not know is as if it was never chosen", () => {
  expect(readPreferences({ theme: "neon", textSize: "9" }, ["en"])).toMatchObject({
    theme: "light",
    textSize: "normal",
  });
});

test("the start of an interview is local time with its offset, to the second", () => {
  const instant = new Date("2026-11-24T08:42:07Z");
  expect(localInstant(instant)).toMatch(/^2026-11-2[345]T\d\d:42:07[+-]\d\d:\d\d$/);
  expect(new Date(localInstant(instant)).getTime()).toBe(instant.getTime());
  expect(localInstant(instant).startsWith(localDay(instant))).toBe(true);
});

test("what was typed is handed to the store in a pause, and at the latest after 0.6 seconds of typing", () => {
  vi.useFakeTimers();
  const handed: number[] = [];
  const saver = createSaver(() => handed.push(Date.now()));
  const start = Date.now();
  for (let key = 0; key < 12; key++) {
    saver.soon();
    vi.advanceTimersByTime(100);
  }
  expect(handed.map((at) => at - start)).toEqual([600, 1_200]);
  vi.useRealTimers();
});

test("an answer is called saved only after it was handed over, and leaving the page hands it over at once", () => {
  const handed: string[] = [];
  const saver = createSaver(() => handed.push("draft"));
  expect(saver.waiting.value).toBe(false);
  saver.soon();
  expect(saver.waiting.value).toBe(true);
  saver.flush();
  expect(handed).toEqual(["draft"]);
  expect(saver.waiting.value).toBe(false);
  saver.stop();
  expect(handed).toEqual(["draft"]);
});

test("the version that the settings show is that of the package", () => {
  const text = readFileSync(new URL("../../../survey-pwa/package.json", import.meta.url), "utf8");
  expect(text).toContain(`"version": "${version}"`);
});
