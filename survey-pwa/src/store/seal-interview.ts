import {
  type Answers,
  type Attachment,
  attachmentOf,
  type EnvelopeParts,
  type EnvelopeTools,
  mediaIn,
  type ProjectBundle,
  sealEnvelope,
  splitAnswers,
} from "@returns/schemas";
import { signWith } from "../keys/device-key.ts";
import type { Bytes } from "../keys/seal.ts";
import type { DeviceChain, Sealing } from "./outbox.ts";
import type { Finish } from "./phone.ts";
import type { Enrolment, KnownSettings } from "./settings.ts";

/** What an envelope says of the phone that sealed it. */
export interface Sealer {
  readonly enrolment: Enrolment;
  readonly signingKey: NonNullable<KnownSettings["signingKey"]>;
  readonly clockOffsetMs: number | undefined;
  readonly chain: DeviceChain;
  readonly project: ProjectBundle | undefined;
  /** Another one each time the app starts: clock readings of one start can be compared with each other. */
  readonly bootId: string;
  /** The bytes of a photo, recording or file on this phone. */
  readonly media: (hash: string) => Promise<Bytes | undefined>;
  readonly tools: Pick<EnvelopeTools, "sha256" | "deflate">;
}

/** Puts a finished interview into its envelope: answers and identifiers apart, signed, next in the device's chain. */
export async function sealInterview(id: string, finish: Finish, sealer: Sealer): Promise<Sealing> {
  const { enrolment, chain, project } = sealer;
  const { form, result, meta, kind, finalisedAt } = finish;
  const attachments = await attachmentsOf(result.answers, sealer);
  const assignment = project?.assignments.find((known) => known.id === meta.assignmentId);
  const header = {
    v: 1,
    project: enrolment.projectId,
    form: { id: form.id, version: form.version, hash: form.hash },
    interviewId: id,
    revision: 1,
    parent: null,
    kind,
    deviceId: enrolment.deviceId,
    deviceSeq: chain.seq + 1,
    prev: chain.head,
    enumeratorId: code(result.answers, "enumerator_id") ?? "",
    assignmentId: meta.assignmentId,
    clusterId: code(result.answers, "cluster_id") ?? text(assignment?.known.cluster_id),
    startedAt: meta.startedAt,
    finalisedAt,
    clock: { offsetMs: sealer.clockOffsetMs ?? null, bootId: sealer.bootId },
    simulated: project?.simulated ?? false,
    ...(attachments.length === 0 ? {} : { attachments: [...attachments] }),
  } as const;
  const parts: EnvelopeParts = {
    ...splitAnswers(form, result.answers),
    paradata: { ...finish.paradata, confirmed: result.confirmed, dropped: result.dropped, erased: result.erased },
  };
  const sign = await signWith(sealer.signingKey);
  const envelope = await sealEnvelope({ header, parts }, { sign, tools: sealer.tools });
  // In UTC, so that the texts sort as the times do
  return { interviewId: id, kind, envelope, attachments, chain, sealedAt: new Date(finalisedAt).toISOString() };
}

/**
 * What the envelope says of the photos that its answers name. One whose bytes are gone is not announced: the interview is
 * sent all the same, and the office sees that a photo is missing.
 */
async function attachmentsOf(
  answers: Answers,
  { media, tools }: Pick<Sealer, "media" | "tools">,
): Promise<readonly Attachment[]> {
  const attachments: Attachment[] = [];
  for (const { hash } of mediaIn(answers)) {
    const bytes = await media(hash);
    if (bytes !== undefined) attachments.push(await attachmentOf(bytes, tools));
  }
  return attachments;
}

const code = (answers: Answers, name: string) => text(answers[name]);

const text = (value: unknown): string | null =>
  typeof value === "string" || typeof value === "number" ? `${value}` : null;
