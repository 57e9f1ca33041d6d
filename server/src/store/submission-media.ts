import type { Attachment, Media, Sql } from "@returns/schemas";
import { chosenSubmissions, type InterviewChoice } from "./submissions.ts";

/** Notes what an accepted interview names, and the pieces that its envelope announces for it. */
export async function insertMedia(
  sql: Sql,
  submission: string,
  media: readonly Media[],
  announced: readonly Attachment[],
): Promise<void> {
  const chunksOf = new Map(announced.map(({ hash, chunks }) => [hash, chunks]));
  for (const { hash, bytes } of media) {
    await sql.query("insert into submission_media (hash, media, bytes, pieces) values ($1, $2, $3, $4)", [
      submission,
      hash,
      bytes,
      chunksOf.get(hash) ?? null,
    ]);
  }
}

/** How many photos, recordings and files the chosen interviews name, and how many of them have not arrived whole. */
export async function countMedia(
  sql: Sql,
  formId: string,
  choice: InterviewChoice,
): Promise<{ readonly named: number; readonly missing: number }> {
  const { submissions, values } = chosenSubmissions(formId, choice);
  const { rows } = await sql.query<{ named: number; missing: number }>(
    `select count(*)::int as named,
            (count(*) filter (where pieces is null or exists (
               select 1 from unnest(pieces) as part (name)
               where not exists (select 1 from piece where piece.hash = part.name))))::int as missing
     from submission_media where hash in (${submissions})`,
    values,
  );
  return { named: rows[0]?.named ?? 0, missing: rows[0]?.missing ?? 0 };
}
