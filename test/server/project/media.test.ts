import { type Answers, attachmentOf, chunksIn, type EnvelopeHeader, migrate, type Sql } from "@returns/schemas";
import { countedInterviews, createProjector, history, readInterviews } from "@returns/server";
import { expect, test } from "vitest";
import { storePiece } from "../../../server/src/store/pieces.ts";
import { countMedia } from "../../../server/src/store/submission-media.ts";
import { tools } from "../../schemas/envelope/device.ts";
import { mediaForm } from "../../schemas/kinds/media-form.ts";
import { eachDatabase } from "../databases.ts";
import { makeOffice } from "./small-survey.ts";

const photo = async (fill: number) => {
  const bytes = new Uint8Array(300_000).fill(fill);
  const attachment = await attachmentOf(bytes, tools);
  return { bytes, attachment, answer: { hash: attachment.hash, type: "image/jpeg", bytes: bytes.length } };
};
const [damage, face, room] = await Promise.all([photo(1), photo(2), photo(3)]);

eachDatabase((_kind, create) => {
  async function start() {
    const sql = await create().open();
    await migrate(sql, history);
    const office = await makeOffice();
    const projector = createProjector({ sql, received: office.received, forms: () => [mediaForm], tools });
    const send = (answers: Answers, header: Partial<EnvelopeHeader> = {}) => office.send(header, answers, mediaForm);
    const counts = () => countMedia(sql, mediaForm.id, countedInterviews);
    return { sql, projector, send, counts };
  }

  const bring = async (sql: Sql, { bytes, attachment }: Awaited<ReturnType<typeof photo>>) => {
    for (const [index, piece] of chunksIn(bytes).entries()) {
      const hash = attachment.chunks[index] ?? "";
      await storePiece(sql, { hash, bytes: piece, at: "2026-11-24T12:00:00.000Z", broughtBy: "d-1" });
    }
  };
  const answers = {
    damage: damage.answer,
    face: face.answer,
    card: "RC-1",
    rooms: [{ room: room.answer }, {}],
  };
  const attachments = [damage.attachment, face.attachment, room.attachment];

  test("[C106] an interview whose photos never come is counted, and the office sees how many are missing", async () => {
    const { sql, projector, send, counts } = await start();
    await send(answers, { attachments });
    expect(await projector.projectNew()).toMatchObject({ accepted: 1, quarantined: 0 });
    expect(await counts()).toEqual({ named: 3, missing: 3 });
    await bring(sql, damage);
    expect(await counts()).toEqual({ named: 3, missing: 2 });
    const [piece] = chunksIn(face.bytes);
    if (piece === undefined) throw new Error("No piece");
    await storePiece(sql, { hash: face.attachment.chunks[0] ?? "", bytes: piece, at: "", broughtBy: "d-1" });
    expect(await counts()).toEqual({ named: 3, missing: 2 });
    await bring(sql, face);
    await bring(sql, room);
    expect(await counts()).toEqual({ named: 3, missing: 0 });
    await projector.rebuild();
    expect(await counts()).toEqual({ named: 3, missing: 0 });
  });

  test("pieces that come before their envelope are found when it comes", async () => {
    const { sql, projector, send, counts } = await start();
    await bring(sql, damage);
    await send({ damage: damage.answer }, { attachments: [damage.attachment] });
    await projector.projectNew();
    expect(await counts()).toEqual({ named: 1, missing: 0 });
  });

  test("a photo that a phone had lost before it sealed the interview is missing, and the interview counts", async () => {
    const { projector, send, counts } = await start();
    await send({ damage: damage.answer });
    expect(await projector.projectNew()).toMatchObject({ accepted: 1 });
    expect(await counts()).toEqual({ named: 1, missing: 1 });
  });

  test("the tables say that there is a photo, and nothing of it; of a face they say nothing", async () => {
    const { sql, projector, send } = await start();
    await send(answers, { attachments });
    await send({ card: "RC-2" });
    await projector.projectNew();
    const { rows } = await sql.query('select * from "answers_media_trial" order by damage nulls last');
    expect(rows.map(({ _hash, ...row }) => row)).toEqual([
      { _row: 1, _parent: 0, damage: "yes" },
      { _row: 1, _parent: 0, damage: null },
    ]);
    const read = await readInterviews(sql, mediaForm, countedInterviews);
    expect(read.map(({ answers: open }) => open)).toEqual([{ damage: "yes", rooms: [{ room: "yes" }, {}] }, {}]);
  });

  test("what a withdrawn interview named is forgotten with its answers", async () => {
    const { sql, projector, send } = await start();
    const interviewId = "01890a5d-ac96-774b-bcce-b302099a8057";
    const first = await send(answers, { attachments, interviewId });
    await send({}, { kind: "withdrawal", interviewId, revision: 2, parent: first });
    await projector.projectNew();
    expect((await sql.query("select * from submission_media")).rows).toEqual([]);
  });
});
