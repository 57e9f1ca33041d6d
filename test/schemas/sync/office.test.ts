import {
  type Arrival,
  admit,
  answerOffer,
  chainAfter,
  type EnvelopeHeader,
  emptyChain,
  hearWitness,
  isClockAbsurd,
  type JournalRow,
  makeOffers,
  receiptFor,
} from "@returns/schemas";
import { expect, test } from "vitest";
import { goodHeader } from "../envelope/device.ts";

const hash = (number: number) => number.toString(16).padStart(64, "0");
const nothing = new Uint8Array();
const frame = { header: nothing, core: nothing, pii: nothing, paradata: nothing, signature: nothing };
const at = "2026-11-24T08:00:00.000Z";
const id = (number: number) => `01890a5d-ac96-774b-bcce-${String(number).padStart(12, "0")}`;

const arrival = (number: number, header: Partial<EnvelopeHeader> = {}, some: Partial<Arrival> = {}): Arrival => ({
  hash: hash(number),
  checked: {
    status: "signed",
    header: { ...goodHeader, interviewId: id(number), deviceSeq: number, ...header },
    frame,
  },
  broughtBy: { deviceId: "d-1", standing: "active" },
  ...some,
});
const rowsOf = (arrivals: readonly Arrival[], known: readonly JournalRow[] = []) =>
  admit(known.at(-1) ?? emptyChain, known, arrivals, at).map(({ row }) => row);

test("[C80] the same envelope a hundred times is one row, and every answer names the same place", () => {
  const admissions = admit(
    emptyChain,
    [],
    Array.from({ length: 100 }, () => arrival(1)),
    at,
  );
  expect(new Set(admissions.map(({ row }) => row)).size).toBe(1);
  expect(admissions.map(({ outcome }) => outcome)).toEqual(["new", ...Array.from({ length: 99 }, () => "duplicate")]);
  const [first, second] = admissions.map(({ row, outcome }) => receiptFor(row, "e1", outcome));
  expect(second).toEqual({ ...first, status: "duplicate" });
});

test("rows are numbered without a gap and each is chained to the one before", () => {
  const rows = rowsOf([arrival(1), arrival(2), arrival(1), arrival(3)]);
  expect([...new Set(rows)].map(({ seq }) => seq)).toEqual([1, 2, 3]);
  expect(rows[0]?.prev).toBe(emptyChain.chain);
  expect(rows[1]?.prev).toBe(rows[0]?.chain);
  for (const row of rows) expect(chainAfter(row)).toBe(row.chain);
});

test("no word of a row can be changed without the chain noticing", () => {
  const [row] = rowsOf([arrival(1)]);
  if (row === undefined) throw new Error("no row");
  const changes: Partial<JournalRow>[] = [
    { seq: 2 },
    { hash: hash(2) },
    { prev: hash(3) },
    { at: "2026-11-24T08:00:00.001Z" },
    { broughtBy: "d-2" },
    { status: "quarantined" },
    { why: "fork" },
  ];
  for (const change of changes) expect(chainAfter({ ...row, ...change })).not.toBe(row.chain);
});

test("[C90] [C117] two envelopes that say they are the same revision are both kept, and a person decides", () => {
  const rows = rowsOf([arrival(1), arrival(2, { interviewId: id(1), deviceId: "d-2" })]);
  expect(rows.map(({ status }) => status)).toEqual(["stored", "fork"]);
});

test("[C91] revision 5 before revision 4 is stored like any other", () => {
  const rows = rowsOf([arrival(1, { revision: 5, parent: hash(2) }), arrival(2, { interviewId: id(1), revision: 4 })]);
  expect(rows.map(({ status }) => status)).toEqual(["stored", "stored"]);
});

test("[C94] a number of a device that appears twice marks the phone as copied, and both interviews count", () => {
  const rows = rowsOf([arrival(1), arrival(2, { deviceSeq: 1 })]);
  expect(rows.map(({ status, why }) => [status, why])).toEqual([
    ["stored", null],
    ["stored", "device-fork"],
  ]);
});

test("[C95] a jump in a device's numbers is nothing to worry about", () => {
  expect(rowsOf([arrival(1), arrival(9)]).map(({ why }) => why)).toEqual([null, null]);
});

test("[C89] what a revoked phone brings is stored and set aside", () => {
  const [row] = rowsOf([arrival(1, {}, { broughtBy: { deviceId: "d-1", standing: "revoked" } })]);
  expect(row).toMatchObject({ status: "quarantined", why: "revoked-device" });
});

test("[C87] what cannot be believed is stored, and makes no fork of what can", () => {
  const forged: Arrival = {
    ...arrival(1),
    checked: { status: "quarantined", code: "bad-signature", detail: "", header: goodHeader },
  };
  const rows = rowsOf([forged, arrival(2, { interviewId: goodHeader.interviewId })]);
  expect(rows.map(({ status, why }) => [status, why])).toEqual([
    ["quarantined", "bad-signature"],
    ["stored", null],
  ]);
});

test("[C115] an interview that ended before it began, or in 2099, is stored and its clock is marked", () => {
  const absurd = [
    { startedAt: "2026-11-24T08:00:00Z", finalisedAt: "2026-11-24T07:59:59Z" },
    { startedAt: "2099-01-01T08:00:00Z", finalisedAt: "2099-01-01T09:00:00Z" },
    { startedAt: "1970-01-01T00:00:00Z", finalisedAt: "1970-01-01T00:40:00Z" },
  ];
  for (const times of absurd)
    expect(rowsOf([arrival(1, times)])[0]).toMatchObject({ status: "stored", why: "clock-absurd" });
  expect(isClockAbsurd(goodHeader, at)).toBe(false);
});

test("[C98] an offer that names an envelope twice is answered once for it", () => {
  const held = { hash: hash(1), size: 9, kind: "final", receipt: null, failures: 0, retryAt: null } as const;
  const [offer] = makeOffers([held, held], { deviceId: "d-1", now: at, last: null });
  if (offer === undefined) throw new Error("no offer");
  const office = { now: at, epoch: "e1", head: emptyChain, durableSeq: 0, projectHash: "p" };
  expect(answerOffer(offer, office, [], undefined).reply.want).toEqual([hash(1)]);
  const rows = rowsOf([arrival(1)]);
  expect(answerOffer(offer, office, rows, undefined).reply).toMatchObject({
    want: [],
    have: [{ hash: hash(1), seq: 1 }],
  });
});

test("[C100] a receipt from beyond the end of the journal says that data was lost", () => {
  const [row] = rowsOf([arrival(1)]);
  if (row === undefined) throw new Error("no row");
  const last = { epoch: "e1", seq: 1, chain: row.chain };
  expect(hearWitness(null, row, undefined)).toBe("none");
  expect(hearWitness(last, row, row.chain)).toBe("agrees");
  expect(hearWitness({ ...last, seq: 2 }, row, undefined)).toBe("beyond-head");
  expect(hearWitness({ ...last, chain: hash(7) }, row, row.chain)).toBe("differs");
});
