import {
  type AnswerValue,
  attachmentOf,
  keyFingerprint,
  type Media,
  type ProjectBundle,
  type Sql,
} from "@returns/schemas";
import { issueEnrolTicket } from "@returns/server";
import { makeSigningKey } from "../../../survey-pwa/src/keys/device-key.ts";
import { askToEnrol } from "../../../survey-pwa/src/keys/enrol.ts";
import { readAttachments, readNamedMedia, storeStanding } from "../../../survey-pwa/src/store/attachments.ts";
import { storeDraft } from "../../../survey-pwa/src/store/interviews.ts";
import { readBytes, readChain, readHeld, storeChanges, storeSealing } from "../../../survey-pwa/src/store/outbox.ts";

import { sealInterview } from "../../../survey-pwa/src/store/seal-interview.ts";
import { readSettings, storeSetting } from "../../../survey-pwa/src/store/settings.ts";
import type { PhoneStore } from "../../../survey-pwa/src/store/worker-store.ts";
import { askOffice } from "../../../survey-pwa/src/sync/ask-office.ts";
import { type RunResult, runSync } from "../../../survey-pwa/src/sync/run.ts";
import { sendMedia } from "../../../survey-pwa/src/sync/send-media.ts";
import { tools } from "../../schemas/envelope/device.ts";
import type { TestOffice } from "../../server/test-office.ts";
import { interviewId, someDraft, someFinish } from "../some-interview.ts";

/** What lies between phone and office: it may answer by itself, break, or let the request go on. */
type Network = (path: string, goOn: () => Promise<Response>, request: RequestInit) => Promise<Response>;

/** The phone's outbox and its sync on real tables, against a real office, with a network that a test can disturb. */
export interface PocketPhone {
  network: Network;
  project: ProjectBundle | undefined;
  /** Seals an interview, with photos as its answers. */
  seal(number: number, photos?: readonly Uint8Array<ArrayBuffer>[]): Promise<string>;
  /** The bytes of so many photos are gone from the phone. */
  loseMedia(count: number): void;
  /** The photos that must lie on the phone. */
  named(): Promise<readonly Media[]>;
  sync(): Promise<RunResult>;
  /** How many envelopes have a receipt, how many wait, how many bytes are gone. */
  outbox(): Promise<{ sent: number; waiting: number }>;
}

export async function pocketPhone(office: TestOffice, store: PhoneStore): Promise<PocketPhone> {
  const bytes = new Map<string, Uint8Array<ArrayBuffer>>();
  const open: Network = (_, goOn) => goOn();
  const ask = askOffice(async (path, request = {}) => {
    const address = String(path);
    return phone.network(address, () => office.request(address, request), request);
  });
  const ticket = await issueEnrolTicket(office.parts);
  const fingerprint = keyFingerprint(office.receiptKey.publicKey);
  const link = { status: "readable", origin: "http://localhost", ticket, fingerprint } as const;
  const signingKey = await makeSigningKey();
  const phone: PocketPhone = {
    network: open,
    project: undefined,
    loseMedia: (count) => {
      for (const hash of [...bytes.keys()].slice(0, count)) bytes.delete(hash);
    },
    named: async () => (await readNamedMedia(store)).flatMap(([, media]) => media),
    seal: async (number, photos = []) => {
      await store.write(storeDraft(someDraft(number)), []);
      const answers: Record<string, AnswerValue> = {};
      for (const [index, photo] of photos.entries()) {
        const { hash } = await attachmentOf(photo, tools);
        bytes.set(hash, photo);
        answers[`photo_${index}`] = { hash, type: "image/jpeg", bytes: photo.length };
      }
      const { result } = someFinish;
      const finish = { ...someFinish, result: { ...result, answers: { ...result.answers, ...answers } } };
      const { enrolment } = await readSettings(store);
      if (enrolment === undefined) throw new Error("The phone is not enrolled");
      const chain = await readChain(store);
      const media = async (hash: string) => bytes.get(hash);
      const sealer = { enrolment, signingKey, clockOffsetMs: 0, chain, project: undefined, bootId: "b", tools, media };
      const sealing = await sealInterview(interviewId(number), finish, sealer);
      await store.write(storeSealing(sealing), []);
      return sealing.envelope.hash;
    },
    sync: async () => {
      const { enrolment, witness } = await readSettings(store);
      if (enrolment === undefined) throw new Error("The phone is not enrolled");
      const result = await runSync(enrolment, witness ?? null, {
        ask,
        tools,
        now: office.parts.clock,
        held: () => readHeld(store),
        bytes: (hashes) => readBytes(store, hashes),
        change: async (changes, newest) => {
          await store.write([...storeChanges(changes), storeSetting("witness", newest)], []);
        },
        noteClock: async () => {},
        projectHash: () => phone.project?.hash,
        storeProject: async (bundle) => {
          phone.project = bundle;
        },
        progress: () => {},
      });
      if (result.status === "left") return result;
      return sendMedia(enrolment, {
        ask,
        tools,
        attachments: () => readAttachments(store, "all"),
        bytes: async (hash) => bytes.get(hash),
        change: async (changed) => {
          await store.write(storeStanding(changed), []);
        },
        progress: () => {},
      });
    },
    outbox: async () => {
      const held = await readHeld(store);
      const sent = held.filter(({ receipt }) => receipt !== null).length;
      return { sent, waiting: held.length - sent };
    },
  };
  const asked = await askToEnrol(link, "Phone 1", signingKey, ask, async () => {});
  if (asked.status !== "granted") throw new Error(`The office did not enrol the phone: ${asked.cause}`);
  await store.write([storeSetting("enrolment", asked.enrolment), storeSetting("witness", null)], []);
  return phone;
}

/** What the office has in its journal, and nothing else. */
export const journalOf = async (sql: Sql): Promise<number> =>
  Number((await sql.query<{ n: number }>("select count(*)::int as n from envelope")).rows[0]?.n);
