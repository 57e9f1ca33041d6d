import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { formToWire } from "@returns/schemas";
import { practiceSetup } from "@returns/server";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { projectSource } from "../../../server/src/project/project-source.ts";
import { freshProfile, launch, type RunningChromium } from "../../machine/chromium.ts";
import { mediaForm } from "../../schemas/kinds/media-form.ts";
import { cutOff, violations } from "./axe.ts";
import { writeFilm } from "./camera-film.ts";
import { next, question, takePhone, waitUntilSaved } from "./enumerator.ts";
import { openScreenOffice, type ScreenOffice } from "./office.ts";
import { addPhotoMaker, keptMedia } from "./photo-maker.ts";

const folder = mkdtempSync(join(tmpdir(), "returns-film-"));
const film = join(folder, "code.y4m");
const devices = ["--use-fake-device-for-media-stream", `--use-file-for-fake-video-capture=${film}`];
/** What nobody names is taken away when the database is up, which takes its time on a slow machine. */
const patience = { timeout: 30_000 };
const profile = freshProfile();
let office: ScreenOffice;
let browser: RunningChromium;
let page: Page;
let complaints: readonly string[];

beforeAll(async () => {
  writeFilm(film, "RC-0042/7");
  office = await openScreenOffice(projectSource({ ...practiceSetup(), assignments: [] }, [formToWire(mediaForm)]));
  browser = await launch(profile, devices);
  ({ page, complaints } = await takePhone(browser));
  await allow("camera", "granted");
  await page.goto(await office.enrolLink());
  await page.locator(".segment", { hasText: "English" }).click();
  await page.locator("form input").fill("Team 3, phone 2");
  await page.getByRole("button", { name: "Connect", exact: true }).click();
  await page.getByRole("button", { name: "Media" }).click();
  await question(page, "damage").waitFor();
  await addPhotoMaker(page);
});
/** What somebody answers when the browser asks for a camera or a microphone. */
const allow = async (name: "camera" | "microphone", setting: "granted" | "denied"): Promise<void> => {
  const session = await browser.context.newCDPSession(page);
  await session.send("Browser.setPermission", { permission: { name }, setting, origin: office.origin });
};
afterAll(async () => {
  await browser.kill();
  await office.close();
  for (const used of [profile, folder]) rmSync(used, { recursive: true, force: true });
});

test("[B67] a photo of 40 MB is scaled, turned upright, and keeps nothing of what the camera wrote into it", async () => {
  const made = await page.evaluate(() => globalThis.photoMaker.give("damage", { width: 4_600, height: 3_600 }));
  expect(made.bytes).toBeGreaterThan(40_000_000);
  expect(made.text).toContain("Exif");
  await question(page, "damage").locator("img").waitFor({ timeout: 30_000 });
  await waitUntilSaved(page);
  const [photo, ...others] = await keptMedia(page);
  expect(others).toEqual([]);
  // It was held upright: the left side of what the camera saw is the upper side now
  expect(photo).toMatchObject({ type: "image/jpeg", height: 800, width: 626, upper: "red", lower: "blue" });
  expect(photo?.bytes).toBeLessThan(400_000);
  expect(photo?.text).not.toMatch(/Exif|http:\/\/ns\.adobe|TestCam|GPS/);
  await question(page, "damage").getByText("Kept on this phone").waitFor();
});

test("[B68] what is not the picture that its name says is refused, and the photo before it stays", async () => {
  for (const content of ["%PDF-1.7 a deed", "\x89PNG\r\n\x1a\n and so on"]) {
    await page.evaluate((text) => globalThis.photoMaker.giveText("damage", "photo.jpg", text), content);
    await question(page, "damage").getByRole("alert").filter({ hasText: "This is not a picture" }).waitFor();
  }
  await page.evaluate(() => globalThis.photoMaker.giveText("damage", "photo.jpg", "\xff\xd8\xff half of a photo"));
  await question(page, "damage").getByRole("alert").filter({ hasText: "cannot open the picture" }).waitFor();
  expect(await keptMedia(page)).toHaveLength(1);
});

test("a signature is drawn with a finger, undone, and typed by who cannot draw", async () => {
  const asked = question(page, "mark");
  const box = await asked.locator("canvas").boundingBox();
  if (box === null) throw new Error("There is no pad");
  const draw = async (from: number) => {
    await page.mouse.move(box.x + from, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(box.x + from + 60, box.y + 60, { steps: 4 });
    await page.mouse.up();
  };
  await asked.locator("canvas").scrollIntoViewIfNeeded();
  Object.assign(box, await asked.locator("canvas").boundingBox());
  await draw(30);
  await asked.getByRole("button", { name: "Undo the last stroke" }).click();
  await asked.getByText("Sign here").waitFor();
  await draw(30);
  await draw(120);
  await waitUntilSaved(page);
  expect((await keptMedia(page)).map(({ type }) => type).sort()).toEqual(["image/jpeg", "image/png"]);

  await asked.getByRole("button", { name: "Type the name instead" }).click();
  await asked.getByLabel("Name of who signs").fill("آمنة حسن");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await asked.getByRole("img", { name: "The signature" }).waitFor();
  await waitUntilSaved(page);
  // The drawn one is gone from the disk with the answer that named it
  const png = (await keptMedia(page)).filter(({ type }) => type === "image/png");
  expect(png).toMatchObject([{ width: 600, height: 240 }]);
});

test("where the microphone is not allowed, the question says so and how to allow it", async () => {
  await allow("microphone", "denied");
  const asked = question(page, "voice");
  await asked.getByRole("button", { name: "Record" }).click();
  await asked.getByText("Allow the microphone in the browser's settings and try again").waitFor();
  await allow("microphone", "granted");
});

test("a recording shows that it runs, is kept when it is stopped, and can be heard", async () => {
  const asked = question(page, "voice");
  await asked.getByRole("button", { name: "Record" }).click();
  await asked.getByText("Recording: 0:01 of 1:00").waitFor();
  await asked.getByRole("button", { name: "Stop" }).click();
  const player = asked.locator("audio");
  await player.waitFor();
  await page.waitForFunction(() => (document.querySelector("audio")?.readyState ?? 0) >= 2);
  await waitUntilSaved(page);
  expect((await keptMedia(page)).some(({ text }) => text.includes("webm"))).toBe(true);
});

test("a file is kept as it is, with its name; a larger one is refused with both sizes", async () => {
  const asked = question(page, "paper");
  const input = asked.locator("input[type=file]");
  await input.setInputFiles({ name: "deed.pdf", mimeType: "application/pdf", buffer: Buffer.alloc(60_001, 65) });
  await asked.getByRole("alert").filter({ hasText: "The file has 60 kB: at most 60 kB can be sent" }).waitFor();
  await input.setInputFiles({ name: "deed.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7 a deed") });
  await asked.getByText("deed.pdf").waitFor();
  await asked.getByRole("alert").waitFor({ state: "detached" });
});

test("a code is read by the camera, or from a photo, or typed", async () => {
  const asked = question(page, "card");
  const field = asked.getByRole("textbox");
  await asked.getByRole("button", { name: "Scan with the camera" }).click();
  await asked.getByText("Hold the code in front of the camera").waitFor();
  await page.waitForFunction(() => [...document.querySelectorAll("input")].some(({ value }) => value === "RC-0042/7"));
  await asked.locator("video").waitFor({ state: "detached" });
  await page.evaluate(() => globalThis.photoMaker.give("card", { width: 300, height: 200 }));
  await asked.getByText("No code was found").waitFor();
  expect(await field.inputValue()).toBe("RC-0042/7");
  await field.fill("RC-0043");
  await waitUntilSaved(page);
});

test("questions with cameras and pads can be used with a screen reader, and fit a small phone", async () => {
  await question(page, "mark").getByRole("button", { name: "Sign again" }).click();
  await question(page, "voice").getByRole("button", { name: "Record again" }).click();
  await question(page, "voice").getByText("Recording: 0:00").waitFor();
  expect(await violations(page)).toEqual([]);
  for (const width of [320, 360]) {
    await page.setViewportSize({ width, height: 740 });
    expect(await cutOff(page)).toEqual([]);
  }
  await question(page, "voice").getByRole("button", { name: "Stop" }).click();
  await question(page, "voice").locator("audio").waitFor();
  await waitUntilSaved(page);
});

test("[B75] a photo that was called saved is there after the battery died, and so is all the rest", async () => {
  const before = await keptMedia(page);
  expect(before).toHaveLength(4);
  expect(complaints).toEqual([]);
  await browser.kill();
  browser = await launch(profile, devices);
  ({ page } = await takePhone(browser));
  await page.goto(office.origin);
  await page.getByRole("button", { name: "Continue" }).click();
  await question(page, "damage").locator("img").waitFor();
  await question(page, "mark").getByRole("img", { name: "The signature" }).waitFor();
  await question(page, "voice").locator("audio").waitFor();
  await question(page, "paper").getByText("deed.pdf").waitFor();
  await addPhotoMaker(page);
  expect((await keptMedia(page)).map(({ hash }) => hash)).toEqual(before.map(({ hash }) => hash));

  await question(page, "paper").getByRole("button", { name: "Clear the answer" }).click();
  await waitUntilSaved(page);
  await expect.poll(async () => (await keptMedia(page)).length, patience).toBe(3);
});

test("a photo is kept though the interview was closed while it was made smaller", async () => {
  const before = (await keptMedia(page)).length;
  const given = page.evaluate(() => globalThis.photoMaker.give("face", { width: 3_000, height: 2_400 }));
  await question(page, "face").getByText("Making the photo smaller").waitFor();
  await page.getByRole("button", { name: "Sections" }).click();
  await page.getByRole("button", { name: "Close interview" }).click();
  await given;
  await expect.poll(async () => (await keptMedia(page)).length, patience).toBe(before + 1);
  await page.getByRole("button", { name: "Continue" }).click();
  await question(page, "face").locator("img").waitFor();
});

test("sealed, the interview goes first and its photos after it, and the phone says what is only here until the office has all", async () => {
  // The office takes envelopes and cannot take photos now
  await office.sql.execute("alter table piece rename to piece_later");
  await next(page);
  await next(page);
  await page.getByText("The interview is sealed").waitFor();
  await page.getByText("4 photos and recordings of it are only on this phone").waitFor();
  await next(page);
  await page.getByText("1 interview was received, but not all of its photos and recordings yet").waitFor();
  await office.sql.execute("alter table piece_later rename to piece");
  // As when the network comes back
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await page.getByText("Everything on this phone has reached the office").waitFor();
  const { rows } = await office.sql.query(
    "select count(*)::int as pieces, sum(length(bytes))::int as bytes from piece",
  );
  await addPhotoMaker(page);
  const kept = (await keptMedia(page)).map(({ bytes }) => bytes);
  const pieces = kept.reduce((sum, bytes) => sum + Math.ceil(bytes / 262_144), 0);
  expect(pieces).toBeGreaterThan(4);
  expect(rows).toEqual([{ pieces, bytes: kept.reduce((sum, bytes) => sum + bytes, 0) }]);
});
