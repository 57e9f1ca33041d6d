import { PGlite } from "@electric-sql/pglite";
import { migrate } from "@returns/schemas";
import { afterAll, beforeAll, expect, test } from "vitest";
import { phoneHistory } from "../../../survey-pwa/src/store/history.ts";
import { discardDraft, storeDraft } from "../../../survey-pwa/src/store/interviews.ts";
import { changeText } from "../../../survey-pwa/src/store/lifeboat/change.ts";
import { readLoad } from "../../../survey-pwa/src/store/lifeboat/load.ts";
import { restoreFrom } from "../../../survey-pwa/src/store/lifeboat/restore.ts";
import { storeChanges, storeSealing } from "../../../survey-pwa/src/store/outbox.ts";
import { runStatements, type Statement } from "../../../survey-pwa/src/store/page-database.ts";
import { pgliteSql } from "../../../survey-pwa/src/store/pglite-sql.ts";
import type { SavedDraft } from "../../../survey-pwa/src/store/phone.ts";
import { storeProject, storeSetting } from "../../../survey-pwa/src/store/settings.ts";
import { record } from "../../../survey-pwa/src/store/snapshot.ts";

let phone: PGlite;
beforeAll(async () => {
  phone = await PGlite.create();
  await migrate(pgliteSql(phone), phoneHistory);
});
afterAll(() => phone.close());

/** The storage is damaged: the tables are as they were on the first day. */
const empty = async () => {
  await phone.exec("truncate setting, project, interview, draft, envelope, attachment, folded_list");
  await phone.exec("update device_chain set seq = 0, head = null");
};

const draft = (id: string, answer: string): SavedDraft => ({
  id,
  meta: {
    formId: "hh",
    formVersion: "1",
    formHash: "0".repeat(64),
    assignmentId: null,
    title: "C01 · 7",
    language: "ar",
    position: "",
    questions: 100,
    answered: 1,
    startedAt: "2026-11-24T09:00:00+02:00",
  },
  draft: { formHash: "0".repeat(64), answers: { why: answer }, typed: {}, members: {}, confirmed: [] },
  savedAt: "2026-11-24T09:10:00.000Z",
});

const sealing = (id: string, seq: number) =>
  storeSealing({
    interviewId: id,
    kind: "final",
    envelope: { hash: `${seq}`.repeat(64), bytes: Uint8Array.from([seq, 0, 255, 128]) },
    attachments: [{ hash: "f".repeat(64), bytes: 3, chunks: ["e".repeat(64)] }],
    chain: { seq: seq - 1, head: null },
    sealedAt: "2026-11-24T10:00:00.000Z",
  });

const received = (seq: number): readonly Statement[] =>
  storeChanges([
    {
      change: "received",
      hash: `${seq}`.repeat(64),
      receipt: {
        hash: `${seq}`.repeat(64),
        seq,
        epoch: "e",
        chain: "c".repeat(64),
        at: "2026-11-24T10:00:00.000Z",
        status: "stored",
        sig: "s",
      },
      durable: false,
    },
  ]);

test("what was written, then read as a whole, then added to, makes the same database again; what the office has leaves it", async () => {
  const write = (statements: readonly Statement[]) => phone.transaction((inside) => runStatements(inside, statements));
  await write([
    storeSetting("clockOffsetMs", 7),
    storeSetting("witness", null),
    storeProject("p1", '{"title":"مشروع"}'),
    ...["a", "b", "c", "d"].flatMap((id) => storeDraft(draft(id, `answer of ${id}`))),
  ]);
  await write(sealing("a", 1));
  await write(sealing("b", 2));
  await write(received(1));
  const early = draft("early", "typed before the database was up");
  const read = async (text: string) => (await phone.query<Record<string, unknown>>(text)).rows;
  const load = await readLoad(
    read,
    new Map([["home", "{}"], ["open", "not carried"], [...record.early(early)] as [string, string]]),
  );

  const later = [
    storeDraft(early),
    storeDraft(draft("c", "a newer answer")),
    sealing("c", 3),
    discardDraft("d"),
    [{ text: "insert into folded_list (list, names) values ('l', 'n')" }],
  ];
  for (const statements of later) await write(statements);
  const changes = [...load, ...later.map((statements) => ({ statements, records: [] }))];
  const before = new Map<string, Row[]>();
  for (const name of await tablesOf()) before.set(name, await rowsOf(name));
  expect([...before].filter(([, rows]) => rows.length === 0)).toEqual([]);
  // What the office has is in the list, and its answers are not here any more
  for (const row of before.get("envelope") ?? []) if (row.receipt !== null) row.bytes = null;
  // Numbers that may have been given already are left out
  for (const row of before.get("device_chain") ?? []) row.seq = Number(row.seq) + 100;
  before.set("folded_list", []);

  await empty();
  const records = await restoreFrom(
    phone,
    changes.flatMap((change) => changeText(change) ?? []),
  );
  expect(records).toEqual([
    ["home", "{}"],
    ["damage", JSON.stringify({ status: "restored", interviews: 3, isComplete: true })],
  ]);
  for (const [name, rows] of before) expect(await rowsOf(name), name).toEqual(rows);
});

test("what cannot be brought back is left out alone, and said", async () => {
  await empty();
  const texts = [
    { statements: storeDraft(draft("a", "1")), records: [] },
    { statements: [{ text: "insert into nowhere values (1)" }, ...storeDraft(draft("b", "2"))], records: [] },
  ].map((change) => changeText(change) ?? "");
  const records = await restoreFrom(phone, [...texts, "{}", "not json"]);
  expect(records).toEqual([["damage", JSON.stringify({ status: "restored", interviews: 2, isComplete: false })]]);
});

type Row = Record<string, unknown>;

const tablesOf = async () => {
  const { rows } = await phone.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public' and table_name <> 'migration'",
  );
  return rows.map(({ name }) => name);
};

const rowsOf = async (table: string) => (await phone.query<Row>(`select * from ${table} order by 1, 2`)).rows;
