import {
  changeOutbox,
  type HeldEnvelope,
  makeOffers,
  nextParcel,
  type Offer,
  type OfferReply,
  offerDigest,
  parcelFailed,
  type Receipt,
  readOfferReply,
  readParcelReply,
  retryTime,
} from "@returns/schemas";
import { expect, test } from "vitest";

const hash = (number: number) => number.toString(16).padStart(64, "0");
const held = (number: number, some: Partial<HeldEnvelope> = {}): HeldEnvelope => ({
  hash: hash(number),
  size: 8_000,
  kind: "final",
  receipt: null,
  failures: 0,
  retryAt: null,
  ...some,
});
const receipt = (number: number, some: Partial<Receipt> = {}): Receipt => ({
  hash: hash(number),
  seq: number,
  epoch: "e1",
  chain: hash(1000 + number),
  at: "2026-11-01T08:00:00.000Z",
  status: "stored",
  sig: "",
  ...some,
});
const now = "2026-11-24T08:00:00.000Z";
const offerOf = (outbox: readonly HeldEnvelope[], last: Offer["last"] = null) => {
  const [offer] = makeOffers(outbox, { deviceId: "d-1", now, last });
  if (offer === undefined) throw new Error("no offer");
  return offer;
};
const reply = (some: Partial<OfferReply> = {}): OfferReply => ({
  v: 1,
  now,
  epoch: "e1",
  head: { seq: 9, chain: hash(1009) },
  durableSeq: 0,
  rollback: false,
  want: [],
  have: [],
  news: { projectHash: "p" },
  ...some,
});

test("what was acknowledged is offered again: the phone keeps no mark that could be wrong", () => {
  const outbox = [held(1, { receipt: receipt(1) }), held(2)];
  expect(offerOf(outbox).items).toEqual([
    [hash(1), 8_000, "final"],
    [hash(2), 8_000, "final"],
  ]);
});

test("[C96] a phone with 4,001 envelopes makes two offers", () => {
  const offers = makeOffers(
    Array.from({ length: 4_001 }, (_, index) => held(index)),
    { deviceId: "d-1", now, last: null },
  );
  expect(offers.map(({ items }) => items.length)).toEqual([4_000, 1]);
});

test("a phone with nothing to send still says so, and hears the news", () => {
  expect(makeOffers([], { deviceId: "d-1", now, last: null })).toHaveLength(1);
});

test("the digest does not depend on the order of the envelopes", () => {
  const one = offerOf([held(1), held(2)]);
  const other = offerOf([held(2), held(1)]);
  expect(one.digest).toBe(other.digest);
  expect(one.digest).not.toBe(offerDigest([]));
});

test("what the office wants again has no receipt any more", () => {
  const outbox = [held(1, { receipt: receipt(1) })];
  const read = readOfferReply(outbox, offerOf(outbox), reply({ want: [hash(1)] }), []);
  expect(read.want).toEqual([hash(1)]);
  expect(changeOutbox(outbox, read.changes)).toEqual([held(1)]);
});

test("[C119] receipts and wishes for envelopes that the phone lacks are ignored", () => {
  const outbox = [held(1)];
  const read = readOfferReply(outbox, offerOf(outbox), reply({ want: [hash(7)] }), [receipt(8)]);
  expect(read).toEqual({ changes: [], want: [], last: null });
});

test("a copy leaves the phone only when a verified backup has it, now, in this epoch, for 14 days", () => {
  const outbox = [held(3, { receipt: receipt(3) })];
  const pruned = (answer: OfferReply, believed: readonly Receipt[]) =>
    readOfferReply(outbox, offerOf(outbox), answer, believed).changes.some(({ change }) => change === "pruned");
  expect(pruned(reply({ durableSeq: 3 }), [receipt(3)])).toBe(true);
  expect(pruned(reply({ durableSeq: 2 }), [receipt(3)])).toBe(false);
  expect(pruned(reply({ durableSeq: 3 }), [])).toBe(false);
  expect(pruned(reply({ durableSeq: 3, epoch: "e2" }), [receipt(3)])).toBe(false);
  expect(pruned(reply({ durableSeq: 3 }), [receipt(3, { at: "2026-11-10T08:00:00.001Z" })])).toBe(false);
});

test("the phone testifies to its newest receipt, and to the new epoch after a restore", () => {
  const outbox = [held(1), held(2)];
  const last = { epoch: "e1", seq: 5, chain: hash(1005) };
  const read = (answer: OfferReply, believed: readonly Receipt[]) =>
    readOfferReply(outbox, offerOf(outbox, last), answer, believed).last;
  expect(read(reply(), [receipt(2)])).toEqual(last);
  expect(read(reply(), [receipt(1, { seq: 6 }), receipt(2, { seq: 7 })])).toMatchObject({ seq: 7 });
  expect(read(reply({ epoch: "e2" }), [receipt(2, { epoch: "e2" })])).toMatchObject({ epoch: "e2", seq: 2 });
});

test("finished interviews are sent before drafts, fifty at a time and never more than 4 MiB", () => {
  const outbox = [held(1, { kind: "draft" }), ...Array.from({ length: 60 }, (_, index) => held(index + 2))];
  const want = outbox.map((envelope) => envelope.hash);
  const parcel = nextParcel(outbox, want, now);
  expect(parcel).toMatchObject({ send: "batch" });
  expect(parcel.send === "batch" && parcel.hashes).toHaveLength(50);
  expect(parcel.send === "batch" && parcel.hashes.includes(hash(1))).toBe(false);

  const large = Array.from({ length: 10 }, (_, index) => held(index, { size: 1_000_000 }));
  const few = nextParcel(
    large,
    large.map((envelope) => envelope.hash),
    now,
  );
  expect(few.send === "batch" && few.hashes).toHaveLength(4);
});

test("an envelope that failed goes by itself, after the others and after a while", () => {
  const outbox = changeOutbox([held(1), held(2)], parcelFailed([held(1), held(2)], [hash(1)], now));
  const want = [hash(1), hash(2)];
  expect(nextParcel(outbox, want, now)).toEqual({ send: "batch", hashes: [hash(2)] });
  expect(nextParcel(outbox, [hash(1)], now)).toEqual({ send: "nothing", retryAt: "2026-11-24T08:00:05.000Z" });
  expect(nextParcel(outbox, [hash(1)], "2026-11-24T08:00:05.000Z")).toEqual({ send: "one", hash: hash(1) });
});

test("an envelope that breaks every connection does not hide those behind it", () => {
  const outbox = [held(1, { failures: 3, retryAt: now }), held(2, { failures: 1, retryAt: now })];
  expect(nextParcel(outbox, [hash(1), hash(2)], now)).toEqual({ send: "one", hash: hash(2) });
});

test("a clock that was set back does not keep an envelope waiting for years", () => {
  const outbox = [held(1, { failures: 1, retryAt: "2038-01-01T00:00:00.000Z" })];
  expect(nextParcel(outbox, [hash(1)], now)).toEqual({ send: "one", hash: hash(1) });
});

test("the waits grow to a quarter of an hour and never end", () => {
  const wait = (failures: number) => Date.parse(retryTime(failures, now)) - Date.parse(now);
  expect([1, 2, 3, 8, 9, 1_000].map(wait)).toEqual([5_000, 10_000, 20_000, 640_000, 900_000, 900_000]);
});

test("[C102] of a parcel, each envelope is received or failed by itself", () => {
  const outbox = [held(1), held(2)];
  const changes = readParcelReply(outbox, [hash(1), hash(2)], [receipt(2)], now);
  expect(changeOutbox(outbox, changes)).toMatchObject([
    { hash: hash(1), receipt: null, failures: 1 },
    { hash: hash(2), receipt: { seq: 2 }, failures: 0 },
  ]);
});
