import { attachmentOf, type Media, openEnvelope } from "@returns/schemas";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { makeSigningKey, publicHalf } from "../../../survey-pwa/src/keys/device-key.ts";
import { readNamedMedia } from "../../../survey-pwa/src/store/attachments.ts";
import { UnexpectedCountError } from "../../../survey-pwa/src/store/faults.ts";
import { discardDraft, readDraft, readLines, storeDraft } from "../../../survey-pwa/src/store/interviews.ts";
import {
  readBytes,
  readChain,
  readHeld,
  type Sealing,
  storeChanges,
  storeSealing,
  undoSealing,
} from "../../../survey-pwa/src/store/outbox.ts";
import { sealInterview } from "../../../survey-pwa/src/store/seal-interview.ts";
import { readSettings, restartChain, storeSetting } from "../../../survey-pwa/src/store/settings.ts";
import type { PhoneStore } from "../../../survey-pwa/src/store/worker-store.ts";
import { tools } from "../../schemas/envelope/device.ts";
import { emptied, memoryStore } from "../memory-store.ts";
import { interviewId, someDraft, someFinish } from "../some-interview.ts";

let opened: Awaited<ReturnType<typeof memoryStore>>;
let store: PhoneStore;
beforeAll(async () => {
  opened = await memoryStore();
});
afterAll(() => opened.close());
beforeEach(async () => {
  store = await emptied(opened);
});

const signingKey = await makeSigningKey();
const enrolment = {
  deviceId: "d-1",
  projectId: "practice",
  label: "Phone 1",
  uploadToken: "idp_up_x",
  accessToken: "idp_ac_x",
  receiptKey: publicHalf(signingKey),
};

/** The photos on this phone. */
const photos = new Map<string, Uint8Array<ArrayBuffer>>();

async function seal(number: number, finish = someFinish): Promise<Sealing> {
  await store.write(storeDraft(someDraft(number)), []);
  const chain = await readChain(store);
  const media = async (hash: string) => photos.get(hash);
  const sealer = { enrolment, signingKey, clockOffsetMs: 40, chain, project: undefined, bootId: "b1", tools, media };
  return sealInterview(interviewId(number), finish, sealer);
}

const receipt = (hash: string) => ({
  hash,
  seq: 4,
  epoch: "e",
  chain: "0".repeat(64),
  at: "2026-11-24T10:00:00.000Z",
  status: "stored" as const,
  sig: "x",
});

test("a draft is read back exactly as it was stored last", async () => {
  await store.write(storeDraft(someDraft(1, 5)), []);
  await store.write(storeDraft(someDraft(1, 7)), []);
  expect(await readDraft(store, interviewId(1))).toEqual(someDraft(1, 7));
  expect(await readDraft(store, interviewId(2))).toBeUndefined();
});

test("[B48] [B49] names with joiners and typed control characters come back letter by letter", async () => {
  const draft = someDraft(1);
  const typed = { respondent_name: "می‌خواهم \u0000 \ud83d" };
  await store.write(storeDraft({ ...draft, draft: { ...draft.draft, typed } }), []);
  expect((await readDraft(store, interviewId(1)))?.draft.typed).toEqual(typed);
});

test("sealing moves the interview from the drafts into the outbox, next in the device's chain", async () => {
  const first = await seal(1);
  await store.write(storeSealing(first), []);
  const second = await seal(2);
  await store.write(storeSealing(second), []);

  expect(await readDraft(store, interviewId(1))).toBeUndefined();
  expect((await readLines(store)).map(({ id, state }) => [id, state])).toEqual([
    [interviewId(2), "ready"],
    [interviewId(1), "ready"],
  ]);
  expect(await readChain(store)).toEqual({ seq: 2, head: second.envelope.hash });
  const [held] = await readBytes(store, [second.envelope.hash]);
  const envelope = await openEnvelope(held?.bytes ?? new Uint8Array(), {
    keyOf: async () => publicHalf(signingKey),
    tools,
  });
  expect(envelope).toMatchObject({
    header: {
      deviceSeq: 2,
      prev: first.envelope.hash,
      enumeratorId: "E01",
      clusterId: "C01",
      assignmentId: "a-1",
      clock: { offsetMs: 40, bootId: "b1" },
    },
  });
});

test("the open part of an envelope holds no telephone number", async () => {
  const { envelope } = await seal(1);
  const opened = await openEnvelope(envelope.bytes, { keyOf: async () => publicHalf(signingKey), tools });
  expect(opened).toMatchObject({ parts: { pii: { respondent_phone: "0912345678" } } });
  if (opened.status !== "opened") throw new Error(opened.status);
  expect(JSON.stringify(opened.parts.core)).not.toContain("0912345678");
});

test("an interview that was sealed is never turned back into a draft, nor sealed twice", async () => {
  const sealing = await seal(1);
  await store.write(storeSealing(sealing), []);
  await expect(store.write(storeDraft(someDraft(1, 9)), [])).rejects.toThrow(UnexpectedCountError);
  await expect(store.write(storeSealing(sealing), [])).rejects.toThrow(UnexpectedCountError);
  await store.write(discardDraft(interviewId(1)), []);
  expect(await readLines(store)).toMatchObject([{ state: "ready" }]);
  expect(await readChain(store)).toEqual({ seq: 1, head: sealing.envelope.hash });
});

test("a sealing that was told as not saved is taken back without a trace", async () => {
  const sealing = await seal(1);
  const before = { chain: await readChain(store), draft: await readDraft(store, interviewId(1)) };
  await store.write(storeSealing(sealing), []);
  await store.write(undoSealing(sealing, someDraft(1)), []);
  expect({ chain: await readChain(store), draft: await readDraft(store, interviewId(1)) }).toEqual(before);
  expect(await readHeld(store)).toEqual([]);
});

test("a discarded draft leaves neither answers nor a line", async () => {
  await store.write(storeDraft(someDraft(1)), []);
  await store.write(discardDraft(interviewId(1)), []);
  expect(await readLines(store)).toEqual([]);
  expect(await store.query("select * from draft", [])).toEqual([]);
});

test("what the office answers changes the list: sent, durable, lost and sent again", async () => {
  const sealing = await seal(1);
  const { hash } = sealing.envelope;
  await store.write(storeSealing(sealing), []);
  const state = async () => (await readLines(store))[0]?.state;

  await store.write(storeChanges([{ change: "failed", hash, failures: 2, retryAt: "2026-11-24T10:00:10.000Z" }]), []);
  expect(await readHeld(store)).toMatchObject([{ failures: 2, retryAt: "2026-11-24T10:00:10.000Z", receipt: null }]);
  await store.write(storeChanges([{ change: "received", hash, receipt: receipt(hash), durable: false }]), []);
  expect(await state()).toBe("sent");
  expect(await readHeld(store)).toMatchObject([{ failures: 0, retryAt: null, receipt: { seq: 4 } }]);
  await store.write(storeChanges([{ change: "received", hash, receipt: receipt(hash), durable: true }]), []);
  expect(await state()).toBe("durable");
  await store.write(storeChanges([{ change: "lost-by-office", hash }]), []);
  expect(await state()).toBe("ready");
});

test("a pruned envelope leaves its line and its receipt, and only its bytes go", async () => {
  const sealing = await seal(1);
  const { hash } = sealing.envelope;
  await store.write(storeSealing(sealing), []);
  await store.write(storeChanges([{ change: "pruned", hash }]), []);
  expect(await readBytes(store, [hash])).toHaveLength(1);
  await store.write(storeChanges([{ change: "received", hash, receipt: receipt(hash), durable: true }]), []);
  await store.write(storeChanges([{ change: "pruned", hash }]), []);
  expect(await readBytes(store, [hash])).toEqual([]);
  expect(await readHeld(store)).toEqual([]);
  expect(await readLines(store)).toMatchObject([{ state: "durable", receipt: { seq: 4, code: hash.slice(0, 8) } }]);
});

test("settings are read back, and a phone that became another device counts from 1 again", async () => {
  expect(await readSettings(store)).toEqual({
    enrolment: undefined,
    signingKey: undefined,
    witness: undefined,
    clockOffsetMs: undefined,
  });
  await store.write([storeSetting("enrolment", enrolment), storeSetting("witness", null)], []);
  expect(await readSettings(store)).toMatchObject({ enrolment, witness: null });
  await store.write(storeSealing(await seal(1)), []);
  await store.write([restartChain], []);
  expect(await readChain(store)).toEqual({ seq: 0, head: null });
});

const somePhoto = async (fill: number, size: number): Promise<Media> => {
  const bytes = new Uint8Array(size).fill(fill);
  const { hash } = await attachmentOf(bytes, tools);
  photos.set(hash, bytes);
  return { hash, type: "image/jpeg", bytes: size };
};

test("an envelope announces the photos that its answers name, piece by piece, and not one whose bytes are gone", async () => {
  const whole = await somePhoto(1, 600_000);
  const gone = await somePhoto(2, 10);
  photos.delete(gone.hash);
  const answers = { ...someFinish.result.answers, face: whole, room: gone };
  const sealing = await seal(1, { ...someFinish, result: { ...someFinish.result, answers } });
  await store.write(storeSealing(sealing), []);

  const keyOf = async () => publicHalf(signingKey);
  const opened = await openEnvelope(sealing.envelope.bytes, { keyOf, tools });
  const attachments = opened.status === "opened" ? opened.header.attachments : undefined;
  expect(attachments).toMatchObject([{ hash: whole.hash, bytes: 600_000 }]);
  expect(attachments?.[0]?.chunks).toHaveLength(3);
  expect(await readNamedMedia(store)).toMatchObject([[interviewId(1), [{ hash: whole.hash, bytes: 600_000 }]]]);
});

test("what drafts and unsent interviews name is known, and nothing of an interview that left the phone", async () => {
  const photo = await somePhoto(3, 1_000);
  const draft = someDraft(2);
  const answers = { hh_size: 1, "member/1/face": photo };
  await store.write(storeDraft({ ...draft, draft: { ...draft.draft, answers } }), []);
  expect(await readNamedMedia(store)).toEqual([[draft.id, [photo]]]);

  const finish = { ...someFinish, result: { ...someFinish.result, answers: { member: [{ face: photo }] } } };
  const sealing = await seal(2, finish);
  await store.write(storeSealing(sealing), []);
  expect(await readNamedMedia(store)).toMatchObject([[draft.id, [{ hash: photo.hash }]]]);
  const { hash } = sealing.envelope;
  await store.write(storeChanges([{ change: "received", hash, receipt: receipt(hash), durable: true }]), []);
  await store.write(storeChanges([{ change: "pruned", hash }]), []);
  expect(await readNamedMedia(store)).toMatchObject([[draft.id, [{ hash: photo.hash }]]]);
  await store.write([{ text: "update attachment set sent = true, durable = true" }], []);
  expect(await readNamedMedia(store)).toEqual([]);
});

test("a sealing that is taken back announces nothing any more", async () => {
  const photo = await somePhoto(4, 1_000);
  const before = someDraft(3);
  const answers = { face: photo };
  const sealing = await seal(3, { ...someFinish, result: { ...someFinish.result, answers } });
  await store.write(storeSealing(sealing), []);
  await store.write(undoSealing(sealing, before), []);
  expect(await readNamedMedia(store)).toEqual([]);
});
