import {
  attachmentOf,
  chunksIn,
  type HeldAttachment,
  isFromOffice,
  joinBytes,
  makePieceOffers,
  type PieceReply,
  pieceMessage,
  readPieceReplies,
  sealEnvelope,
  toBase64url,
  toHex,
} from "@returns/schemas";
import { expect, test } from "vitest";
import { goodHeader, makeDevice, tools } from "../envelope/device.ts";

const name = (number: number) => number.toString(16).padStart(64, "0");
const held = (number: number, some: Partial<HeldAttachment> = {}): HeldAttachment => ({
  envelope: name(900 + number),
  hash: name(number),
  chunks: [name(number * 10), name(number * 10 + 1)],
  sent: false,
  durable: false,
  ...some,
});
const reply = (some: Readonly<Record<string, readonly string[]>>): PieceReply => {
  const { want = [], have = [], durable = [] } = some;
  return { v: 1, epoch: "e", want: [...want], have: [...have], durable: [...durable], sig: "" };
};

test("a photo is cut into pieces of 256 KiB that make it again, each with its own name", async () => {
  const bytes = Uint8Array.from({ length: 600_000 }, (_, index) => Math.imul(index, 2_654_435_761) >>> 24);
  const pieces = chunksIn(bytes);
  expect(pieces.map(({ length }) => length)).toEqual([262_144, 262_144, 75_712]);
  expect(Buffer.from(joinBytes(...pieces)).equals(bytes)).toBe(true);
  const attachment = await attachmentOf(bytes, tools);
  expect(attachment.hash).toBe(toHex(await tools.sha256(bytes)));
  expect(attachment.chunks[2]).toBe(toHex(await tools.sha256(bytes.slice(524_288))));
  expect((await attachmentOf(bytes.slice(0, 262_144), tools)).chunks).toHaveLength(1);
});

test("an envelope announces what it names, and no more than 400 pieces of it", async () => {
  const { sign } = await makeDevice("d-1");
  const seal = (chunks: readonly (readonly string[])[]) => {
    const attachments = chunks.map((some, index) => ({ hash: name(index), bytes: 1_000, chunks: [...some] }));
    const parts = { core: {}, pii: {}, paradata: {} };
    return sealEnvelope({ header: { ...goodHeader, attachments }, parts }, { sign, tools });
  };
  const many = (count: number, from = 0) => Array.from({ length: count }, (_, index) => name(from + index));
  expect((await seal([many(400)])).bytes.length).toBeGreaterThan(26_000);
  expect((await seal([many(200), many(400)])).hash).toHaveLength(64);
  await expect(seal([many(401)])).rejects.toThrow("look at attachments");
  await expect(seal([many(300), many(101, 300)])).rejects.toThrow("look at attachments");
  await expect(seal([])).rejects.toThrow("look at attachments");
});

test("the phone offers every piece once, at most 4,000 in one message", () => {
  expect(makePieceOffers([])).toEqual([]);
  const twice = [held(1), held(2, { chunks: held(1).chunks })];
  expect(makePieceOffers(twice)).toEqual([{ v: 1, pieces: held(1).chunks }]);
  const many = Array.from({ length: 2_500 }, (_, number) => held(number + 1));
  expect(makePieceOffers(many).map(({ pieces }) => pieces.length)).toEqual([4_000, 1_000]);
});

test("a photo counts as sent when the office has every piece of it, and as safe when each is in its backup", () => {
  const all = [held(1), held(2), held(3)];
  const answer = reply({ have: [...held(1).chunks, ...held(2).chunks], want: held(3).chunks, durable: held(1).chunks });
  expect(readPieceReplies(all, [answer])).toEqual([held(1, { sent: true, durable: true }), held(2, { sent: true })]);
  const half = reply({ have: held(1).chunks.slice(0, 1), want: held(1).chunks.slice(1) });
  expect(readPieceReplies([held(1)], [half])).toEqual([]);
});

test("what the office has lost waits to be sent again", () => {
  const known = held(1, { sent: true, durable: true });
  expect(readPieceReplies([known], [reply({ want: known.chunks })])).toEqual([held(1)]);
});

test("an answer that says nothing about a piece changes nothing", () => {
  const known = held(1, { sent: true });
  expect(readPieceReplies([known], [reply({})])).toEqual([]);
  expect(readPieceReplies([held(1)], [reply({ have: held(1).chunks.slice(0, 1) })])).toEqual([]);
});

test("an answer is believed when the office's key signed exactly this", async () => {
  const office = await makeDevice("office");
  const answer = reply({ have: held(1).chunks });
  const signed = { ...answer, sig: toBase64url(await office.sign(pieceMessage(answer))) };
  expect(await isFromOffice(signed, office.key, tools)).toBe(true);
  expect(await isFromOffice({ ...signed, have: [...held(2).chunks] }, office.key, tools)).toBe(false);
  expect(await isFromOffice({ ...signed, sig: "?" }, office.key, tools)).toBe(false);
  expect(await isFromOffice(signed, (await makeDevice("other")).key, tools)).toBe(false);
});
