import { maxParcel, readBatch, sha256, toHex, writeBatch } from "@returns/schemas";
import fc from "fast-check";
import { expect, test } from "vitest";

const item = fc.uint8Array({ maxLength: 200 }).map((bytes) => ({ hash: toHex(sha256(bytes)), bytes: bytes.slice() }));

test("a batch comes apart into the envelopes that were put in", () => {
  fc.assert(
    fc.property(fc.array(item, { minLength: 1, maxLength: maxParcel.envelopes }), (items) => {
      expect(readBatch(writeBatch(items))).toEqual({ status: "batch", items });
    }),
  );
});

test("[C82] a batch that is cut short is broken, unless it is cut between two envelopes", () => {
  const items = [1, 2, 3].map((length) => ({ hash: "ab".repeat(32), bytes: new Uint8Array(length) }));
  const body = writeBatch(items);
  const lengths = Array.from({ length: body.length + 1 }, (_, length) => length);
  const whole = lengths.filter((length) => readBatch(body.slice(0, length)).status === "batch");
  expect(whole).toEqual([37, 75, 114]);
});

test("[C103] a batch of 51 is too many", () => {
  const one = { hash: "ab".repeat(32), bytes: new Uint8Array(1) };
  expect(readBatch(writeBatch(Array.from({ length: 51 }, () => one)))).toEqual({ status: "too-many" });
});

test("[C83] an empty body is no batch", () => {
  expect(readBatch(new Uint8Array())).toMatchObject({ status: "broken" });
});

test("no bytes at all make the reader throw", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(["batch", "broken", "too-many"]).toContain(readBatch(bytes.slice()).status);
    }),
  );
});
