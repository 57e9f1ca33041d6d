import {
  BatchReply,
  believeProject,
  believeReceipts,
  changeOutbox,
  contentTypes,
  type EnvelopeTools,
  type HeldEnvelope,
  makeOffers,
  newestWitness,
  nextParcel,
  type Offer,
  OfferReply,
  type OutboxChange,
  type ProjectBundle,
  parcelFailed,
  Receipt,
  readOfferReply,
  readParcelReply,
  receiptsOf,
  SignedProject,
  writeBatch,
} from "@returns/schemas";
import type { SyncCause } from "../store/phone.ts";
import type { Enrolment } from "../store/settings.ts";
import type { Answer, AskOffice } from "./ask-office.ts";

/** What one run needs of the phone. `change` resolves when the changes are on disk. */
export interface RunParts {
  readonly ask: AskOffice;
  readonly tools: Pick<EnvelopeTools, "verify">;
  readonly now: () => Date;
  readonly held: () => Promise<readonly HeldEnvelope[]>;
  readonly bytes: (hashes: readonly string[]) => Promise<readonly { hash: string; bytes: Uint8Array<ArrayBuffer> }[]>;
  readonly change: (changes: readonly OutboxChange[], witness: Offer["last"]) => Promise<void>;
  readonly noteClock: (offsetMs: number) => Promise<void>;
  readonly projectHash: () => string | undefined;
  readonly storeProject: (bundle: ProjectBundle) => Promise<void>;
  readonly progress: (sent: number, total: number) => void;
}

export type RunResult =
  | { readonly status: "done" }
  /** Something is left. `retryAt` is when the first of it may go again; the caller chooses when it is not given. */
  | { readonly status: "left"; readonly cause: SyncCause; readonly retryAt: string | undefined };

/** One conversation with the office: what lies here is offered, what is wanted is sent, what is new is fetched. */
export async function runSync(enrolment: Enrolment, witness: Offer["last"], parts: RunParts): Promise<RunResult> {
  let held = await parts.held();
  let last = witness;
  let isForged = false;
  const write = async (changes: readonly OutboxChange[], newest: Offer["last"]) => {
    await parts.change(changes, newest);
    held = changeOutbox(held, changes);
    last = newest;
  };
  const believe = async (receipts: readonly Receipt[]) => {
    const { believed, forged } = await believeReceipts(receipts, enrolment.receiptKey, parts.tools);
    isForged ||= forged.length > 0;
    return believed;
  };
  const authorization = { Authorization: `Bearer ${enrolment.uploadToken}` };

  const wanted: string[] = [];
  let newsHash: string | undefined;
  const total = held.filter(({ receipt }) => receipt === null).length;
  parts.progress(0, total);
  for (const offer of makeOffers(held, { deviceId: enrolment.deviceId, now: parts.now().toISOString(), last })) {
    const asked = parts.now().getTime();
    const reply = await parts.ask("/v1/sync/offer", OfferReply, {
      method: "POST",
      headers: { ...authorization, "Content-Type": "application/json" },
      body: JSON.stringify(offer),
    });
    if (reply.status !== "answered") return { status: "left", cause: causeOf(reply), retryAt: undefined };
    await parts.noteClock(Date.parse(reply.value.now) - (asked + parts.now().getTime()) / 2);
    const { changes, want, last: newest } = readOfferReply(held, offer, reply.value, await believe(reply.value.have));
    await write(changes, newest);
    wanted.push(...want);
    newsHash = reply.value.news.projectHash;
  }

  const waiting = () => held.filter(({ receipt }) => receipt === null).length;
  let failure: SyncCause | undefined;
  let retryAt: string | undefined;
  for (;;) {
    const now = parts.now().toISOString();
    const parcel = nextParcel(held, wanted, now);
    if (parcel.send === "nothing") {
      retryAt = parcel.retryAt ?? undefined;
      break;
    }
    parts.progress(total - waiting(), total);
    const hashes = parcel.send === "batch" ? parcel.hashes : [parcel.hash];
    const items = await parts.bytes(hashes);
    const reply = await sendParcel(parcel.send, items, authorization, parts.ask);
    if (reply.status === "answered") {
      const believed = await believe(reply.value);
      await write(readParcelReply(held, hashes, believed, now), newestWitness(last, believed));
    } else {
      // Which of them broke it off is not known: each goes by itself the next time, so that none can hold up the others
      await write(parcelFailed(held, hashes, now), last);
      failure = causeOf(reply);
      if (failure !== "busy" || parcel.send === "batch") break;
    }
  }
  if (failure !== undefined || retryAt !== undefined) {
    return { status: "left", cause: isForged ? "not-believed" : (failure ?? "busy"), retryAt };
  }
  if (isForged) return { status: "left", cause: "not-believed", retryAt: undefined };
  return fetchProject(enrolment, newsHash, parts);
}

/** Fetches the project when the office has another one than this phone. */
async function fetchProject(enrolment: Enrolment, newest: string | undefined, parts: RunParts): Promise<RunResult> {
  const known = parts.projectHash();
  if (known !== undefined && known === newest) return { status: "done" };
  const reply = await parts.ask("/v1/project", SignedProject, {
    headers: { Authorization: `Bearer ${enrolment.accessToken}` },
  });
  if (reply.status === "unchanged") return { status: "done" };
  if (reply.status === "answered") {
    const bundle = await believeProject(reply.value, enrolment.receiptKey, parts.tools);
    if (bundle === undefined) return { status: "left", cause: "foreign-project", retryAt: undefined };
    await parts.storeProject(bundle);
    return { status: "done" };
  }
  // Who already has a project can go on for weeks with the one it has
  if (reply.status === "refused" && known !== undefined) return { status: "done" };
  return { status: "left", cause: causeOf(reply), retryAt: undefined };
}

async function sendParcel(
  how: "batch" | "one",
  items: readonly { hash: string; bytes: Uint8Array<ArrayBuffer> }[],
  authorization: Record<string, string>,
  ask: AskOffice,
): Promise<Answer<readonly Receipt[]>> {
  if (how === "batch") {
    const reply = await ask("/v1/sync/batch", BatchReply, {
      method: "POST",
      headers: { ...authorization, "Content-Type": contentTypes.batch },
      body: writeBatch(items),
    });
    return reply.status === "answered" ? { status: "answered", value: receiptsOf(reply.value) } : reply;
  }
  const [item] = items;
  if (item === undefined) return { status: "answered", value: [] };
  const reply = await ask(`/v1/sync/e/${item.hash}`, Receipt, {
    method: "PUT",
    headers: { ...authorization, "Content-Type": contentTypes.envelope },
    body: item.bytes,
  });
  return reply.status === "answered" ? { status: "answered", value: [reply.value] } : reply;
}

/** What the enumerator is told when an answer was not what was asked for. */
export function causeOf(reply: Exclude<Answer<unknown>, { status: "answered" }>): SyncCause {
  switch (reply.status) {
    case "unreachable":
    case "busy":
      return reply.status;
    case "unreadable-answer":
    case "unchanged":
      return "not-believed";
    case "refused":
      return reply.http === 401 || reply.http === 403 ? "refused" : "busy";
  }
}
