import { expect, test } from "vitest";
import { storeBrowser } from "./store-browser.ts";

const newPage = storeBrowser();

test("what one window stored is there when the app is opened again", async () => {
  const page = await newPage();
  await page.evaluate(() => globalThis.page.open("again", "plain"));
  expect(await page.evaluate(() => globalThis.page.save("name", "وداد"))).toBe("saved");
  await page.reload();
  await page.evaluate(() => globalThis.page.open("again", "plain"));
  expect(await page.evaluate(() => globalThis.page.query("select value from setting"))).toEqual([{ value: "وداد" }]);
  await page.close();
});

test("a transaction that touches another number of rows than it must leaves nothing behind", async () => {
  const page = await newPage();
  await page.evaluate(() => globalThis.page.open("half", "plain"));
  expect(await page.evaluate(() => globalThis.page.saveHalf("half"))).toBe("unexpected-count");
  expect(await page.evaluate(() => globalThis.page.query("select * from setting"))).toEqual([]);
  expect(await page.evaluate(() => globalThis.page.records("half", "plain"))).toEqual({});
  await page.close();
});

test("[B76] a window that lost the database writes nothing any more, neither pages nor records", async () => {
  const [first, second] = [await newPage(), await newPage()];
  await first.evaluate(() => globalThis.page.open("two", "plain"));
  expect(await first.evaluate(() => globalThis.page.save("who", "first"))).toBe("saved");
  await second.evaluate(() => globalThis.page.open("two", "plain"));
  expect(await second.evaluate(() => globalThis.page.save("who", "second"))).toBe("saved");

  expect(await first.evaluate(() => globalThis.page.save("who", "first again"))).toBe("fenced");
  expect(await first.evaluate(() => globalThis.page.writeRecordLate("two", "late"))).toBe("FencedError");
  expect(await second.evaluate(() => globalThis.page.save("other", "second"))).toBe("saved");

  await second.reload();
  await second.evaluate(() => globalThis.page.open("two", "plain"));
  const rows = await second.evaluate(() => globalThis.page.query("select name, value from setting order by name"));
  expect(rows).toEqual([
    { name: "other", value: "second" },
    { name: "who", value: "second" },
  ]);
  expect(await second.evaluate(() => globalThis.page.records("two", "plain"))).toEqual({
    other: "second",
    who: "second",
  });
  await Promise.all([first.close(), second.close()]);
});

test("sealed pages, records and photos show no answer to whoever reads the disk", async () => {
  const page = await newPage();
  await page.evaluate(() => globalThis.page.open("sealed", "sealed"));
  expect(await page.evaluate(() => globalThis.page.save("secret", "returns-to-Nyala"))).toBe("saved");
  expect(await page.evaluate(() => globalThis.page.savePhoto("photo", "face-of-Amna"))).toBe("saved");
  expect(await page.evaluate(() => globalThis.page.photos("sealed", "sealed"))).toEqual({ photo: "face-of-Amna" });
  const everything = await page.evaluate(() => globalThis.page.rawBytes("sealed"));
  expect(everything.text).not.toContain("face-of-Amna");
  expect(everything.rows).toBeGreaterThan(100);
  expect(everything.text).not.toContain("returns-to-Nyala");
  const clear = await page.evaluate(() => globalThis.page.rawBytes("again"));
  expect(clear.text).toContain("وداد");
  await page.close();
});

test("a disk that the first version of the app made gets a place for photos, and keeps all that it has", async () => {
  const page = await newPage();
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open("old", 1);
        opening.onerror = () => reject(opening.error);
        opening.onupgradeneeded = () => {
          for (const store of ["owner", "files", "pages", "records"]) opening.result.createObjectStore(store);
          opening.transaction?.objectStore("records").put(new TextEncoder().encode("answers"), "home");
        };
        opening.onsuccess = () => {
          opening.result.close();
          resolve();
        };
      }),
  );
  expect(await page.evaluate(() => globalThis.page.photos("old", "plain"))).toEqual({});
  expect(await page.evaluate(() => globalThis.page.records("old", "plain"))).toEqual({ home: "answers" });
  await page.close();
});

test("a page that was moved to another place, or is opened with another key, is refused", async () => {
  const page = await newPage();
  expect(await page.evaluate(() => globalThis.page.sealAndOpen({ key: 7, place: "a" }, { key: 7, place: "a" }))).toBe(
    "opened",
  );
  expect(await page.evaluate(() => globalThis.page.sealAndOpen({ key: 7, place: "a" }, { key: 7, place: "b" }))).toBe(
    "refused",
  );
  expect(await page.evaluate(() => globalThis.page.sealAndOpen({ key: 7, place: "a" }, { key: 8, place: "a" }))).toBe(
    "refused",
  );
  await page.close();
});
