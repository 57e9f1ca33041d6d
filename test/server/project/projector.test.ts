import {
  designFor,
  framesFromRows,
  meanOf,
  populationCount,
  shareOf,
  survey,
  surveyInDatabase,
  tableConventions,
  totalOf,
} from "@returns/analysis";
import { type Form, migrate, type Sql } from "@returns/schemas";
import {
  answersSource,
  countedInterviews,
  createProjector,
  history,
  readInterviews,
  readQuarantine,
} from "@returns/server";
import { expect, test } from "vitest";
import { eachDatabase } from "../databases.ts";
import { difference } from "../pushdown/difference.ts";
import { familyAnswers, makeOffice, nextForm, smallForm } from "./small-survey.ts";

/** All rows of all derived tables, as text: two databases with the same text hold the same. */
async function everything(sql: Sql): Promise<unknown> {
  const { rows: tables } = await sql.query<{ name: string }>(
    `select table_name as name from information_schema.tables
     where table_schema = current_schema() and table_name not in ('migration') order by 1`,
  );
  const contents: Record<string, unknown> = {};
  for (const { name } of tables) {
    contents[name] = (await sql.query(`select t.*::text as row from "${name}" t order by 1`)).rows;
  }
  return contents;
}

eachDatabase((_kind, create) => {
  async function start(forms: readonly Form[] = [smallForm]) {
    const sql = await create().open();
    await migrate(sql, history);
    const office = await makeOffice();
    const known = [...forms];
    const projector = createProjector({ sql, received: office.received, forms: () => known, tools: office.tools });
    const counted = (form = smallForm) => readInterviews(sql, form, countedInterviews);
    const quarantine = async () => (await readQuarantine(sql)).map(({ code, detail }) => `${code}: ${detail}`);
    return { sql, office, known, projector, counted, quarantine };
  }

  test("an interview comes out of the tables as it was given, without names and positions", async () => {
    const { sql, office, projector, counted } = await start();
    await office.send();
    expect(await projector.projectNew()).toEqual({ accepted: 1, quarantined: 0, released: 0 });
    const [interview] = await counted();
    expect(interview).toMatchObject({ status: "current", clusterId: "C01", simulated: true, revision: 1 });
    const { family_name, position, member, ...open } = familyAnswers;
    expect(interview?.answers).toEqual({
      ...open,
      member: [
        { age: 40, trip: [{ destination: "Kassala" }, { destination: "Gedaref" }] },
        { age: 12 },
        { age: 3, trip: [{ destination: "Sennar" }] },
      ],
    });
    const { rows } = await sql.query('select hh_size, income, income__missing, arrived from "answers_small_survey"');
    expect(rows).toEqual([{ hh_size: 3, income: null, income__missing: "dk", arrived: "2023-06-14" }]);
    const { rows: kept } = await sql.query<{ pii: string }>("select pii from submission_pii");
    expect(kept[0]?.pii).toContain("عائلة آمنة");
    const typed = Object.entries(Object(await everything(sql))).filter(([name]) => name.startsWith("answers_"));
    expect(JSON.stringify(typed)).not.toMatch(/آمنة|علي|13\.6/);
  });

  test("the answers of counted interviews are added up where they stand, to the figures that they have in memory", async () => {
    const { sql, office, projector, counted } = await start();
    const hashes: string[] = [];
    for (let i = 0; i < 8; i++) {
      const own = {
        hh_size: i % 3 === 2 ? "dk" : 2 + i,
        comment: `c${i % 4}`,
        need: i % 2 === 0 ? ["water"] : ["food", "water"],
      };
      const member = Array.from({ length: 1 + (i % 3) }, (_, k) => ({ age: 10 * k + i }));
      hashes.push(await office.send({}, { ...familyAnswers, ...own, member }));
    }
    // A withdrawn interview is in neither
    await projector.projectNew();
    const { interviewId } = await first_interview(sql, hashes[0] ?? "");
    await office.send({ kind: "withdrawal", interviewId, revision: 2, parent: hashes[0] ?? "" }, {});
    await projector.projectNew();
    const interviews = await counted();
    expect(interviews).toHaveLength(7);
    const frames = framesFromRows(
      smallForm,
      interviews.map(({ answers }) => answers),
      "household",
    );
    const setup = { clusters: "comment", singleCluster: "fail" } as const;
    const asked = {
      household: { size: meanOf("hh_size"), needs: shareOf("need"), count: populationCount },
      member: { age: meanOf("age"), size: totalOf("hh_size"), count: populationCount },
    } as const;
    for (const unit of ["household", "member"] as const) {
      const frame = frames.get(unit);
      if (frame === undefined) throw new TypeError(`No frame of ${unit}`);
      const inDatabase = await surveyInDatabase(
        sql,
        answersSource(smallForm, unit, countedInterviews),
        setup,
        tableConventions,
      );
      const inMemory = survey(frame, designFor(frame, setup), tableConventions);
      difference(await inDatabase.summarise(asked[unit]), inMemory.summarise(asked[unit]), 1e-12);
    }
    expect(() => answersSource(smallForm, "trip", countedInterviews)).toThrow('no unit "trip"');
  });

  test("nothing is projected twice, and only what is new is looked at", async () => {
    const { office, projector, counted } = await start();
    await office.send();
    const rounds = await Promise.all([projector.projectNew(), projector.projectNew(), projector.projectNew()]);
    expect(rounds.reduce((sum, round) => Math.max(sum, round.accepted), 0)).toBe(1);
    await office.send();
    expect(await projector.projectNew()).toEqual({ accepted: 1, quarantined: 0, released: 0 });
    expect(await counted()).toHaveLength(2);
  });

  test("tables made from scratch are the same as tables that grew", async () => {
    const { sql, office, known, projector } = await start();
    const first = await office.send();
    await office.send({}, familyAnswers, nextForm);
    await projector.projectNew();
    const { interviewId } = await first_interview(sql, first);
    await office.send({ interviewId, revision: 2, parent: first }, { ...familyAnswers, hh_size: "ref" });
    await projector.projectNew();
    await office.sendParts({}, { core: { hh_size: "many" }, pii: {}, paradata: {} });
    known.push(nextForm);
    await projector.projectNew();
    await office.send({ kind: "withdrawal", interviewId, revision: 3, parent: first }, {});
    await projector.projectNew();
    const grown = await everything(sql);
    expect(await projector.rebuild()).toEqual({ accepted: 4, quarantined: 1, released: 0 });
    expect(await everything(sql)).toEqual(grown);
  });

  async function first_interview(sql: Sql, hash: string) {
    const { rows } = await sql.query<{ interviewId: string }>(
      'select interview_id as "interviewId" from submission where hash = $1',
      [hash],
    );
    return rows[0] ?? { interviewId: "" };
  }

  test("[F174] [F175] the last revision counts, an unresolved fork does not, and a withdrawal takes the answers away", async () => {
    const { sql, office, projector, counted } = await start();
    const interviewId = "01890a5d-ac96-774b-bcce-b302099a8057";
    const first = await office.send({ interviewId });
    const second = await office.send({ interviewId, revision: 2, parent: first }, { ...familyAnswers, hh_size: 4 });
    await projector.projectNew();
    expect((await counted()).map(({ answers }) => answers.hh_size)).toEqual([4]);
    await office.send({ interviewId, revision: 2, parent: first }, { ...familyAnswers, hh_size: 5 });
    await projector.projectNew();
    expect(await counted()).toEqual([]);
    const forks = await readInterviews(sql, smallForm, { kinds: ["final"], statuses: ["fork"] });
    expect(forks.map(({ answers }) => answers.hh_size)).toEqual([4, 5]);
    await office.send({ interviewId, revision: 3, parent: second, kind: "withdrawal" }, {});
    await projector.projectNew();
    const { rows } = await sql.query<{ n: number }>(
      `select (select count(*) from answers_small_survey_trip) + (select count(*) from submission_pii)
            + (select count(*) from submission_paradata) as n`,
    );
    expect(rows[0]?.n).toBe(0);
  });

  test("one strange envelope never blocks the next one", async () => {
    const { office, projector, counted, quarantine } = await start();
    office.receive(new TextEncoder().encode("not an envelope at all"), "f".repeat(64));
    await office.send();
    await office.sendParts({}, { core: { hh_size: 2, ghost: 1 }, pii: {}, paradata: {} });
    await office.send();
    await office.sendParts({}, { core: { hh_size: 2, family_name: "Amina" }, pii: {}, paradata: {} });
    await office.send({ startedAt: "0000-01-01T00:00:00Z" });
    await office.sendParts({ kind: "refusal" }, { core: { consent: "no", hh_size: 2 }, pii: {}, paradata: {} });
    await office.send();
    expect(await projector.projectNew()).toEqual({ accepted: 3, quarantined: 5, released: 0 });
    expect(await counted()).toHaveLength(3);
    expect(await quarantine()).toEqual([
      "bad-outer: it does not begin as an envelope does",
      "schema-mismatch: its form does not allow: its outline",
      "schema-mismatch: its open part holds what its form keeps with the identifiers",
      expect.stringMatching(/^not-stored: the database refused it with 22\d\d\d$/),
      "consent-missing: the household refused, and there are answers to hh_size",
    ]);
  });

  test("[C107] an interview with a form that is not known yet waits, and counts as soon as the form is there", async () => {
    const { office, known, projector, counted, quarantine } = await start();
    await office.send({}, { ...familyAnswers, dwelling: "tent" }, nextForm);
    expect(await projector.projectNew()).toEqual({ accepted: 0, quarantined: 1, released: 0 });
    expect(await quarantine()).toEqual(["unknown-form: form small_survey 2 is not known here"]);
    known.push(nextForm);
    expect(await projector.projectNew()).toEqual({ accepted: 0, quarantined: 0, released: 1 });
    expect(await quarantine()).toEqual([]);
    expect((await counted(nextForm)).map(({ answers }) => answers.dwelling)).toEqual(["tent"]);
    // The old version of the form is read as well, with the questions that it has
    expect((await counted()).map(({ answers }) => answers.hh_size)).toEqual([3]);
  });

  test("an interview from a device that is not known yet counts as soon as the device is", async () => {
    const { office, projector, counted, quarantine } = await start();
    office.enrolled.clear();
    await office.send();
    await projector.projectNew();
    expect(await quarantine()).toEqual(["unknown-device: device d-1 is not enrolled here"]);
    office.enrolled.set(office.device.id, office.device.key);
    expect(await projector.projectNew()).toEqual({ accepted: 0, quarantined: 0, released: 1 });
    expect(await counted()).toHaveLength(1);
  });

  test.each([33, 7_000, 200_000])(
    "[C110] JSON that is nested %i levels deep is set aside and never reaches SQL",
    async (depth) => {
      const { sql, office, projector, counted, quarantine } = await start();
      const seen: string[] = [];
      const watched = watch(sql, seen);
      const watching = createProjector({
        sql: watched,
        received: office.received,
        forms: () => [smallForm],
        tools: office.tools,
      });
      await office.sendRaw(`{"comment":${"[".repeat(depth)}${"]".repeat(depth)}}`);
      await office.send();
      expect(await watching.projectNew()).toEqual({ accepted: 1, quarantined: 1, released: 0 });
      expect(await quarantine()).toEqual([expect.stringMatching(/^too-deep: its part "core"/)]);
      expect(seen.filter((value) => value.includes("[[["))).toEqual([]);
      expect(seen.length).toBeGreaterThan(10);
      expect(await projector.projectNew()).toEqual({ accepted: 0, quarantined: 0, released: 0 });
      expect(await counted()).toHaveLength(1);
    },
  );

  /** The same database, with every text that goes to it noted. */
  function watch(sql: Sql, seen: string[]): Sql {
    return {
      ...sql,
      query: (text, values) => {
        seen.push(text, ...(values ?? []).map(String));
        return sql.query(text, values);
      },
      transaction: (work) => sql.transaction((tx) => work(watch(tx, seen))),
    };
  }

  test("a household of forty members fits", async () => {
    const { office, projector, counted } = await start();
    const member = Array.from({ length: 40 }, (_, index) => ({ age: index }));
    await office.send({}, { hh_size: 40, member });
    await projector.projectNew();
    expect((await counted())[0]?.answers.member).toEqual(member);
  });
});
