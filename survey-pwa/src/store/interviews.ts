import type { Statement } from "./page-database.ts";
import type { InterviewLine, SavedDraft } from "./phone.ts";
import { draftText, read } from "./stored.ts";
import type { PhoneStore } from "./worker-store.ts";

/** Every sentence about interviews and drafts. */

/** Stores a draft. An interview that was sealed or sent is never turned back into a draft. */
export const storeDraft = ({ id, meta, draft, savedAt }: SavedDraft): readonly Statement[] => [
  {
    text: `insert into interview (id, state, meta, updated_at) values ($1, 'draft', $2, $3)
           on conflict (id) do update set meta = excluded.meta, updated_at = excluded.updated_at
           where interview.state = 'draft'`,
    values: [id, JSON.stringify(meta), savedAt],
    affects: 1,
  },
  {
    text: `insert into draft (interview_id, body) values ($1, $2)
           on conflict (interview_id) do update set body = excluded.body`,
    values: [id, draftText(draft)],
    // PGlite can drop a row without a word (deep JSON does it): what must be there is counted
    affects: 1,
  },
];

/** Deletes a draft and every trace of it in the lists. */
export const discardDraft = (id: string): readonly Statement[] => [
  { text: "delete from interview where id = $1 and state = 'draft'", values: [id], outdates: "second-copy" },
];

export async function readDraft(store: PhoneStore, id: string): Promise<SavedDraft | undefined> {
  const [row] = await store.query(
    "select meta, updated_at, body from interview join draft on interview_id = id where id = $1",
    [id],
  );
  if (row === undefined) return undefined;
  return {
    id,
    meta: read.meta(`${row.meta}`),
    draft: read.interviewDraft(`${row.body}`),
    savedAt: `${row.updated_at}`,
  };
}

/** All interviews of this phone, newest first. */
export async function readLines(store: PhoneStore): Promise<readonly InterviewLine[]> {
  const rows = await store.query(
    `select i.id, i.state, i.meta, i.updated_at, e.size, e.receipt, e.hash,
       (select count(*) from attachment a where a.envelope = e.hash and not a.sent) as media_left
     from interview i left join envelope e on e.interview_id = i.id
     order by i.updated_at desc, i.id desc`,
    [],
  );
  return rows.map((row): InterviewLine => {
    const line = { id: `${row.id}`, meta: read.meta(`${row.meta}`), updatedAt: `${row.updated_at}` };
    if (row.state === "draft") return { state: "draft", ...line };
    const mediaLeft = Number(row.media_left);
    const left = mediaLeft === 0 ? {} : { mediaLeft };
    if (row.receipt === null || row.state === "ready") {
      return { state: "ready", ...line, bytes: Number(row.size), ...left };
    }
    const { seq, at, status } = read.receipt(`${row.receipt}`);
    const receipt = { seq, at, status, code: `${row.hash}`.slice(0, 8) };
    return { state: row.state === "durable" ? "durable" : "sent", ...line, receipt, ...left };
  });
}
