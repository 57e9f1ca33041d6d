import type { EnvelopeHeader, Sql } from "@returns/schemas";
import type { Accepted } from "../project/judge.ts";
import type { Revision, SubmissionStatus } from "../project/revision-status.ts";

/** Stores what one accepted envelope says, but for its answers. Its status is settled once the batch is in. */
export async function insertSubmission(
  sql: Sql,
  envelope: { readonly hash: string; readonly seq: number; readonly receivedAt: string },
  { header, pii, paradata }: Accepted,
): Promise<void> {
  const { form, clock } = header;
  await sql.query(
    `insert into submission (hash, seq, project, interview_id, revision, parent, form_id, form_version, form_hash, kind,
       status, device_id, device_seq, enumerator_id, assignment_id, cluster_id, started_at, finalised_at, received_at,
       clock_offset_ms, simulated)
     values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,'current',$11,$12,$13,$14,$15,$16,$17,$18,$19,$20)`,
    [
      envelope.hash,
      envelope.seq,
      header.project,
      header.interviewId,
      header.revision,
      header.parent,
      form.id,
      form.version,
      form.hash,
      header.kind,
      header.deviceId,
      header.deviceSeq,
      header.enumeratorId,
      header.assignmentId,
      header.clusterId,
      header.startedAt,
      header.finalisedAt,
      envelope.receivedAt,
      clock.offsetMs,
      header.simulated,
    ],
  );
  await sql.query("insert into submission_pii (hash, pii) values ($1, $2)", [envelope.hash, pii]);
  await sql.query("insert into submission_paradata (hash, paradata) values ($1, $2)", [envelope.hash, paradata]);
}

type StoredRevision = Revision & { readonly interviewId: string; readonly status: SubmissionStatus };

/** All revisions of the given interviews. */
export async function readRevisions(sql: Sql, interviewIds: readonly string[]): Promise<readonly StoredRevision[]> {
  const { rows } = await sql.query<{
    hash: string;
    parent: string | null;
    kind: EnvelopeHeader["kind"];
    interviewId: string;
    status: SubmissionStatus;
  }>(
    `select hash, parent, kind, interview_id as "interviewId", status from submission
     where interview_id = any($1) order by seq`,
    [interviewIds],
  );
  return rows;
}

/** Which interviews to read: `kinds` and `statuses` are choices that change the figures, so they are said at the call. */
export interface InterviewChoice {
  readonly kinds: readonly EnvelopeHeader["kind"][];
  readonly statuses: readonly SubmissionStatus[];
}

/** What the header of an interview said, and what the interview is worth. */
export interface Submission {
  readonly hash: string;
  readonly seq: number;
  readonly interviewId: string;
  readonly revision: number;
  readonly kind: EnvelopeHeader["kind"];
  readonly status: SubmissionStatus;
  readonly deviceId: string;
  readonly enumeratorId: string;
  readonly assignmentId: string | null;
  readonly clusterId: string | null;
  readonly startedAt: string;
  readonly finalisedAt: string;
  readonly receivedAt: string;
  readonly simulated: boolean;
}

const chosen = "form_id = $1 and kind = any($2) and status = any($3)";

/** A sentence that finds the chosen submissions, for use inside another one. */
export const chosenSubmissions = (formId: string, choice: InterviewChoice) => ({
  submissions: `select hash from submission where ${chosen}`,
  values: [formId, choice.kinds, choice.statuses],
});

/** The chosen submissions of a form, in the order in which they arrived. */
export async function readSubmissions(
  sql: Sql,
  formId: string,
  choice: InterviewChoice,
): Promise<readonly Submission[]> {
  const { rows } = await sql.query<Submission & Record<string, unknown>>(
    `select hash, seq, interview_id as "interviewId", revision, kind, status, device_id as "deviceId",
            enumerator_id as "enumeratorId", assignment_id as "assignmentId", cluster_id as "clusterId",
            started_at as "startedAt", finalised_at as "finalisedAt", received_at as "receivedAt", simulated
     from submission where ${chosen} order by seq`,
    [formId, choice.kinds, choice.statuses],
  );
  return rows;
}

export async function setStatus(sql: Sql, status: SubmissionStatus, hashes: readonly string[]): Promise<void> {
  await sql.query("update submission set status = $1 where hash = any($2)", [status, hashes]);
}

/** Forgets what withdrawn interviews said: their answers in the tables of every form, identifiers and record. */
export async function deleteParts(sql: Sql, hashes: readonly string[]): Promise<void> {
  for (const part of ["submission_core", "submission_pii", "submission_paradata", "submission_media"]) {
    await sql.query(`delete from ${part} where hash = any($1)`, [hashes]);
  }
}
