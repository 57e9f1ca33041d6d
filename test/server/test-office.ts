import { randomBytes } from "node:crypto";
import {
  contentTypes,
  EnrolReply,
  type EnvelopeHeader,
  migrate,
  type Offer,
  OfferReply,
  offerDigest,
  type PublicKey,
  type SealedEnvelope,
  type Sql,
  sealEnvelope,
  writeBatch,
} from "@returns/schemas";
import {
  createApp,
  history,
  issueEnrolTicket,
  type LogLine,
  makeReceiptKey,
  type ReceiptKey,
  type ServerParts,
} from "@returns/server";
import { goodHeader, makeDevice, type TestDevice, tools } from "../schemas/envelope/device.ts";

export interface TestOffice {
  readonly parts: ServerParts;
  readonly receiptKey: ReceiptKey;
  readonly logs: LogLine[];
  /** How often the office said that there is something new to project. */
  readonly commits: () => number;
  readonly pass: (hours: number) => void;
  readonly request: (path: string, init?: RequestInit) => Promise<Response>;
  readonly enrol: () => Promise<TestPhone>;
}

export interface TestPhone extends TestDevice {
  readonly tokens: EnrolReply;
  /** Seals one interview; its number in the device's chain is also its name. */
  readonly seal: (number: number, header?: Partial<EnvelopeHeader>) => Promise<SealedEnvelope>;
  readonly put: (envelope: SealedEnvelope) => Promise<Response>;
  readonly sendBatch: (envelopes: readonly SealedEnvelope[]) => Promise<Response>;
  readonly offer: (envelopes: readonly SealedEnvelope[], last?: Offer["last"]) => Promise<OfferReply>;
}

/** The whole server without a socket, on an empty database, with a clock that stands still until somebody moves it. */
export async function openTestOffice(sql: Sql, some: Partial<ServerParts> = {}): Promise<TestOffice> {
  await migrate(sql, history);
  let now = Date.parse("2026-11-24T08:00:00.000Z");
  let commits = 0;
  const logs: LogLine[] = [];
  const receiptKey = await makeReceiptKey();
  const bundle = {
    v: 1,
    hash: "practice-1",
    id: "practice",
    title: { en: "Practice" },
    simulated: true,
    round: "1",
    parameters: {},
    forms: [],
    lists: {},
    assignments: [],
  } as const;
  const parts: ServerParts = {
    sql,
    clock: () => new Date(now),
    random: (bytes) => randomBytes(bytes),
    receiptKey,
    project: {
      id: "practice",
      hash: async () => bundle.hash,
      bundle: async () => ({ ...bundle, forms: [], assignments: [] }),
    },
    phone: new Map(),
    transport: "loopback",
    version: "0.1.0",
    log: (line) => logs.push(line),
    afterCommit: () => {
      commits += 1;
    },
    ...some,
  };
  const app = createApp(parts);
  const request = async (path: string, init?: RequestInit) => app.request(path, init);
  return {
    parts,
    receiptKey,
    logs,
    commits: () => commits,
    pass: (hours) => {
      now += hours * 3_600_000;
    },
    request,
    enrol: () => enrolPhone(parts, request),
  };
}

async function enrolPhone(parts: ServerParts, request: TestOffice["request"]): Promise<TestPhone> {
  const device = await makeDevice("not enrolled yet");
  const ticket = await issueEnrolTicket(parts);
  const tokens = EnrolReply.parse(await (await request("/v1/enrol", enrolment(ticket, device.key))).json());
  const id = tokens.deviceId;
  const bearer = { Authorization: `Bearer ${tokens.uploadToken}` };
  return {
    ...device,
    id,
    tokens,
    seal: (number, header) =>
      sealEnvelope(
        {
          header: { ...goodHeader, interviewId: interviewId(id, number), deviceId: id, deviceSeq: number, ...header },
          parts: { core: { hh_size: number }, pii: {}, paradata: {} },
        },
        { sign: device.sign, tools },
      ),
    put: ({ hash, bytes }) =>
      request(`/v1/sync/e/${hash}`, {
        method: "PUT",
        headers: { ...bearer, "Content-Type": contentTypes.envelope },
        body: bytes,
      }),
    sendBatch: (envelopes) =>
      request("/v1/sync/batch", {
        method: "POST",
        headers: { ...bearer, "Content-Type": contentTypes.batch },
        body: writeBatch(envelopes),
      }),
    offer: async (envelopes, last = null) => {
      const items = envelopes.map(({ hash, bytes }): Offer["items"][number] => [hash, bytes.length, "final"]);
      const now = parts.clock().toISOString();
      const offer: Offer = { v: 1, deviceId: id, now, digest: offerDigest(items), last, items };
      const reply = await request("/v1/sync/offer", jsonPost(offer, bearer));
      return OfferReply.parse(await reply.json());
    },
  };
}

/** A request that sends JSON. */
export const jsonPost = (message: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: "POST",
  headers: { "Content-Type": "application/json", ...headers },
  body: typeof message === "string" ? message : JSON.stringify(message),
});

export const enrolment = (ticket: string, signingKey: PublicKey): RequestInit =>
  jsonPost({ v: 1, ticket, signingKey, label: "Phone 1" });

const interviewId = (device: string, number: number) =>
  `01890a5d-ac96-7${device.slice(2, 5)}-bcce-${String(number).padStart(12, "0")}`;
