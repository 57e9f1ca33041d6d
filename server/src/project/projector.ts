import { createHash } from "node:crypto";
import type { Form, Sql } from "@returns/schemas";
import { ensureAnswerTables, insertAnswers } from "../store/answer-tables.ts";
import {
  dropProjections,
  hasAnswerTables,
  lockPosition,
  noteAnswerTables,
  outdatedQuarantine,
  putInQuarantine,
  readPosition,
  releaseFromQuarantine,
  setPosition,
} from "../store/projection.ts";
import { insertMedia } from "../store/submission-media.ts";
import { deleteParts, insertSubmission, readRevisions, setStatus } from "../store/submissions.ts";
import { type Accepted, type Judgement, type Judges, judgeEnvelope } from "./judge.ts";
import { revisionStatuses, submissionStatuses } from "./revision-status.ts";
import { answerTables } from "./table-plan.ts";

/** One envelope as it was received. */
export interface ReceivedEnvelope {
  readonly seq: number;
  readonly hash: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly receivedAt: string;
  /** What was decided about it when it was received, before anybody opened it. */
  readonly setAside: "revoked-device" | undefined;
}

/** The append-only chain of envelopes, as the projector reads it. */
export interface ReceivedEnvelopes {
  after(seq: number, limit: number): Promise<readonly ReceivedEnvelope[]>;
  at(seqs: readonly number[]): Promise<readonly ReceivedEnvelope[]>;
  readonly keyOf: Judges["keyOf"];
  /** Changes whenever a device is enrolled or a decision about one is taken. */
  knowledge(): Promise<string>;
}

export interface ProjectorParts {
  readonly sql: Sql;
  readonly received: ReceivedEnvelopes;
  /** All forms that are known now, retired ones too. */
  readonly forms: () => readonly Form[];
  readonly tools: Judges["tools"];
}

/** How many envelopes were judged, and where they went. */
export interface Projected {
  readonly accepted: number;
  readonly quarantined: number;
  /** Left the quarantine as more is known now. */
  readonly released: number;
}

/** Turns envelopes into tables. Its tables may be thrown away at any time: the envelopes make them again. */
export interface Projector {
  /** Judges what is new and what waits for a form or a key. Calls that come while it works are answered by one more round. */
  projectNew(): Promise<Projected>;
  /** Throws every derived table away and makes all of them again. */
  rebuild(): Promise<Projected>;
}

export function createProjector(parts: ProjectorParts): Projector {
  let running: Promise<Projected> | undefined;
  let waiting: Promise<Projected> | undefined;
  const one = (work: () => Promise<Projected>): Promise<Projected> => {
    const before = running ?? Promise.resolve(nothing);
    const next = before.catch(() => nothing).then(work);
    running = next;
    return next;
  };
  return {
    projectNew: () => {
      waiting ??= one(() => {
        waiting = undefined;
        return projectAll(parts);
      });
      return waiting;
    },
    rebuild: () =>
      one(async () => {
        await parts.sql.transaction(dropProjections);
        return projectAll(parts);
      }),
  };
}

const nothing: Projected = { accepted: 0, quarantined: 0, released: 0 };

/** Judging goes on outside the transaction, so that receiving waits for the writing of one batch at most. */
const batchSize = 50;

async function projectAll(parts: ProjectorParts): Promise<Projected> {
  const forms = new Map(parts.forms().map((form) => [form.hash, form]));
  const judges = { forms, keyOf: parts.received.keyOf, tools: parts.tools };
  const knowledge = await fingerprint(forms, parts.received);
  await ensureForms(parts.sql, [...forms.values()]);
  const fresh = await projectFresh(parts, judges, knowledge);
  const again = await judgeAgain(parts, judges, knowledge);
  return { ...fresh, released: again };
}

async function projectFresh({ sql, received }: ProjectorParts, judges: Judges, knowledge: string) {
  let accepted = 0;
  let quarantined = 0;
  for (;;) {
    const position = await readPosition(sql);
    const envelopes = await received.after(position, batchSize);
    const last = envelopes.at(-1);
    if (!last) return { accepted, quarantined };
    const judged = await judgeAll(envelopes, judges);
    const written = await sql.transaction(async (tx) => {
      // Another server on the same database was quicker
      if ((await lockPosition(tx)) !== position) return undefined;
      const outcome = await write(tx, judged, knowledge);
      await setPosition(tx, last.seq);
      return outcome;
    });
    accepted += written?.accepted ?? 0;
    quarantined += written?.quarantined ?? 0;
  }
}

async function judgeAgain({ sql, received }: ProjectorParts, judges: Judges, knowledge: string): Promise<number> {
  let released = 0;
  for (;;) {
    const seqs = await outdatedQuarantine(sql, knowledge, batchSize);
    if (seqs.length === 0) return released;
    const judged = await judgeAll(await received.at(seqs), judges);
    released += await sql.transaction(async (tx) => {
      await lockPosition(tx);
      const still = new Set(await outdatedQuarantine(tx, knowledge, batchSize));
      const ours = judged.filter(({ envelope }) => still.has(envelope.seq));
      for (const { envelope } of ours) await releaseFromQuarantine(tx, envelope.seq);
      return (await write(tx, ours, knowledge)).accepted;
    });
  }
}

interface Judged {
  readonly envelope: ReceivedEnvelope;
  readonly judgement: Judgement;
}

async function judgeAll(envelopes: readonly ReceivedEnvelope[], judges: Judges): Promise<readonly Judged[]> {
  const judged: Judged[] = [];
  for (const envelope of envelopes) {
    const judgement: Judgement = envelope.setAside
      ? { status: "quarantined", code: envelope.setAside, detail: "its device was revoked before it was received" }
      : await judgeEnvelope(envelope.bytes, judges);
    judged.push({ envelope, judgement });
  }
  return judged;
}

async function write(tx: Sql, judged: readonly Judged[], knowledge: string) {
  const interviews = new Set<string>();
  let quarantined = 0;
  for (const { envelope, judgement } of judged) {
    const refused = judgement.status === "accepted" ? await store(tx, envelope, judgement) : judgement;
    if (refused) {
      quarantined += 1;
      await putInQuarantine(tx, { ...refused, seq: envelope.seq, hash: envelope.hash }, knowledge);
    } else if (judgement.status === "accepted") {
      interviews.add(judgement.header.interviewId);
    }
  }
  await settle(tx, [...interviews]);
  return { accepted: judged.length - quarantined, quarantined };
}

/** Stores one submission, or says why the database refused it; the next one is not touched by that. */
async function store(tx: Sql, envelope: ReceivedEnvelope, accepted: Accepted) {
  try {
    await tx.transaction(async (inner) => {
      await insertSubmission(inner, envelope, accepted);
      await insertMedia(inner, envelope.hash, accepted.media, accepted.header.attachments ?? []);
      if (!accepted.open) return;
      const { form, answers } = accepted.open;
      await ensureForm(inner, form);
      await insertAnswers(inner, envelope.hash, answers, answerTables(form));
    });
    return undefined;
  } catch (cause) {
    // The message of the database may repeat an answer; its code cannot
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "no code";
    return { code: "not-stored", detail: `the database refused it with ${code}` } as const;
  }
}

/** An analyst finds the tables of every form, empty ones too; a form that cannot have any keeps its envelopes waiting. */
async function ensureForms(sql: Sql, forms: readonly Form[]): Promise<void> {
  for (const form of forms) await sql.transaction((tx) => ensureForm(tx, form)).catch(() => {});
}

async function ensureForm(sql: Sql, form: Form): Promise<void> {
  if (await hasAnswerTables(sql, form.hash)) return;
  await ensureAnswerTables(sql, answerTables(form));
  await noteAnswerTables(sql, form.hash);
}

/** Says of every revision of these interviews what it is worth now. */
async function settle(tx: Sql, interviewIds: readonly string[]): Promise<void> {
  const revisions = await readRevisions(tx, interviewIds);
  const statuses = new Map(
    interviewIds.flatMap((id) => [...revisionStatuses(revisions.filter(({ interviewId }) => interviewId === id))]),
  );
  for (const status of submissionStatuses) {
    const changed = revisions.filter(({ hash, status: before }) => statuses.get(hash) === status && before !== status);
    if (changed.length > 0)
      await setStatus(
        tx,
        status,
        changed.map(({ hash }) => hash),
      );
  }
  const withdrawn = revisions.filter(({ hash }) => statuses.get(hash) === "withdrawn");
  if (withdrawn.length > 0)
    await deleteParts(
      tx,
      withdrawn.map(({ hash }) => hash),
    );
}

async function fingerprint(forms: ReadonlyMap<string, Form>, received: ReceivedEnvelopes): Promise<string> {
  const known = [...forms.keys()].sort().join("\n");
  return createHash("sha256")
    .update(known)
    .update(await received.knowledge())
    .digest("hex")
    .slice(0, 16);
}
