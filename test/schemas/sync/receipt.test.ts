import { believeReceipts, receiptMessage, toBase64url, type UnsignedReceipt } from "@returns/schemas";
import { expect, test } from "vitest";
import { makeDevice, tools } from "../envelope/device.ts";

const office = await makeDevice("office");
const unsigned: UnsignedReceipt = {
  hash: "ab".repeat(32),
  seq: 12,
  epoch: "e1",
  chain: "cd".repeat(32),
  at: "2026-11-24T08:00:00.000Z",
  status: "stored",
};
const signed = { ...unsigned, sig: toBase64url(await office.sign(receiptMessage(unsigned))) };

test("a receipt that the office signed is believed", async () => {
  expect(await believeReceipts([signed], office.key, tools)).toEqual({ believed: [signed], forged: [] });
});

test("[C120] a receipt that anybody else signed, or that was changed, is not believed", async () => {
  const stranger = await makeDevice("stranger");
  const forgeries = [
    { ...signed, seq: 13 },
    { ...signed, status: "duplicate" as const },
    { ...signed, why: "fork" },
    { ...signed, hash: "ef".repeat(32) },
    { ...signed, sig: "" },
    { ...signed, sig: "!" },
    { ...signed, sig: toBase64url(await stranger.sign(receiptMessage(unsigned))) },
  ];
  const { believed, forged } = await believeReceipts(forgeries, office.key, tools);
  expect(believed).toEqual([]);
  expect(forged).toEqual(forgeries.map(({ hash }) => hash));
});
