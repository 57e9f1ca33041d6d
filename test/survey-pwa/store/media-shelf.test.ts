import type { Media } from "@returns/schemas";
import { expect, test } from "vitest";
import { createShelf } from "../../../survey-pwa/src/store/media-shelf.ts";

const bytes = (size = 3) => new Uint8Array(size).fill(1);
const photo = (hash: string, size = 3): Media => ({ hash, type: "image/jpeg", bytes: size });

test("a photo goes to the disk with the first draft that names it, and stays at hand until it is there", () => {
  const shelf = createShelf();
  const content = bytes();
  expect(shelf.hold("i1", photo("a"), content)).toBe("held");
  expect(shelf.name("i1", [])).toEqual([]);
  const changes = shelf.name("i1", [photo("a")]);
  expect(changes).toEqual([["a", content]]);
  expect(shelf.held("a")).toBe(content);
  // The disk was full: the same photo goes with the next try
  expect(shelf.name("i1", [photo("a")])).toEqual([["a", content]]);
  shelf.stored(changes);
  expect(shelf.held("a")).toBeUndefined();
  expect(shelf.name("i1", [photo("a")])).toEqual([]);
});

test("a photo that was taken again leaves the disk with the draft that names the new one", () => {
  const shelf = createShelf();
  shelf.learn([["i1", [photo("a")]]]);
  shelf.hold("i1", photo("b"), bytes());
  expect(shelf.name("i1", [photo("b")])).toEqual([
    ["b", bytes()],
    ["a", undefined],
  ]);
});

test("a photo that did not fit is forgotten when it is taken back, so that the next answer fits", () => {
  const shelf = createShelf();
  shelf.learn([]);
  shelf.hold("i1", photo("a"), bytes());
  shelf.name("i1", [photo("a")]);
  expect(shelf.name("i1", [])).toEqual([["a", undefined]]);
  expect(shelf.held("a")).toBeUndefined();
});

test("a photo that another interview names as well stays", () => {
  const shelf = createShelf();
  shelf.learn([
    ["i1", [photo("a")]],
    ["i2", [photo("a")]],
  ]);
  expect(shelf.name("i1", [])).toEqual([]);
  expect(shelf.garbage(["a", "lost"])).toEqual(["lost"]);
  shelf.forget("i2");
  expect(shelf.garbage(["a"])).toEqual(["a"]);
});

test("nothing is garbage before it is known what all interviews name", () => {
  const shelf = createShelf();
  shelf.name("i1", [photo("a")]);
  expect(shelf.name("i1", [])).toEqual([]);
  expect(shelf.garbage(["a", "b"])).toEqual([]);
  shelf.learn([["i2", [photo("b")]]]);
  expect(shelf.garbage(["a", "b"])).toEqual(["a"]);
});

test("what was answered in this session is not undone by what the disk knew before", () => {
  const shelf = createShelf();
  shelf.hold("i1", photo("new"), bytes());
  shelf.name("i1", [photo("new")]);
  shelf.learn([["i1", [photo("old")]]]);
  expect(shelf.garbage(["old", "new"])).toEqual([]);
  expect(shelf.held("new")).toBeDefined();
});

test("an interview takes no more photos than can be sent with it", () => {
  const shelf = createShelf();
  const large = photo("a", 399 * 262_144);
  shelf.name("i1", [large]);
  expect(shelf.hold("i1", photo("b", 262_144), bytes())).toBe("held");
  expect(shelf.hold("i1", photo("b", 262_145), bytes())).toBe("full");
  // Another recording in the place of the same answer counts once
  expect(shelf.hold("i1", large, bytes())).toBe("held");
});
