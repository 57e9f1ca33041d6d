import { designFor, everyVariable, framesFromRows, runPlan, surveyOptions } from "@returns/analysis";
import { type Answers, type Form, kinds, splitAnswers } from "@returns/schemas";
import { forms } from "@returns/schemas/forms";
import {
  countedInterviews,
  createProjector,
  envelopeTools,
  issueEnrolTicket,
  openPglite,
  readInterviews,
  receivedEnvelopes,
} from "@returns/server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { interviewId } from "../../server/src/demo/interview-id.ts";
import { enrolSimulatedPhone, type SimulatedPhone } from "../../server/src/demo/phone.ts";
import { openTestOffice, type TestOffice } from "../server/test-office.ts";
import { contractLists } from "./lists.ts";
import { interviewWith, today } from "./respondents.ts";

const seeds = [1, 2, 3, 4, 6, 7, 8, 9];
let office: TestOffice;
let phone: SimulatedPhone;
let close = async () => {};

beforeAll(async () => {
  const sql = await openPglite({
    folder: "memory",
    onPoisoned: (cause) => {
      throw cause;
    },
  });
  close = () => sql.close();
  office = await openTestOffice(sql);
  phone = await enrolSimulatedPhone(office.request, await issueEnrolTicket(office.parts), "contract");
});
afterAll(() => close());

for (const form of Object.values<Form>(forms)) {
  describe(form.id, () => {
    const made = seeds.map((seed) => finished(form, seed));

    beforeAll(async () => {
      for (const answers of made) await phone.seal(headerOf(form), { ...splitAnswers(form, answers), paradata: {} });
      expect(await phone.sync(office.parts.clock())).toBe(made.length);
      await projectorOf(office).projectNew();
    });

    test("what was answered on the phone is what the office reads, without what tells who and where it was", async () => {
      const read = await readInterviews(office.parts.sql, form, countedInterviews);
      expect(read.map(({ answers }) => answers)).toEqual(made.map((answers) => openTo(form, answers)));
    });

    test("every variable that can be counted has a table over these interviews", async () => {
      const read = await readInterviews(office.parts.sql, form, countedInterviews);
      const rows = read.map(({ answers }) => answers);
      const frames = framesFromRows(form, rows, "interview", contractLists());
      const filled = [...frames].filter(([, frame]) => frame.rows > 1);
      const units = new Map(
        filled.map(([name, frame]) => [name, { frame, design: designFor(frame, { singleCluster: "fail" }) }]),
      );
      const plan = filled.flatMap(([, frame]) => everyVariable(frame, undefined));
      const tables = runPlan(plan, units, { ...surveyOptions, provisional: true, simulated: true });
      expect(tables.length).toBeGreaterThan(10);
      expect(tables.every(({ cells }) => cells.length > 0)).toBe(true);
    });
  });
}

function finished(form: Form, seed: number): Answers {
  const { finalised } = interviewWith(form, seed);
  if (finalised.status !== "finalised") throw new Error(JSON.stringify(finalised.problems));
  return finalised.answers;
}

const headerOf = (form: Form) =>
  ({
    project: "practice",
    form: { id: form.id, version: form.version, hash: form.hash },
    interviewId: interviewId(office.parts.clock(), Math.random),
    kind: "final",
    enumeratorId: "E1",
    assignmentId: null,
    clusterId: null,
    startedAt: `${today}T09:00:00+02:00`,
    finalisedAt: `${today}T09:40:00+02:00`,
    clock: { offsetMs: 0, bootId: "contract" },
    simulated: true,
  }) as const;

const projectorOf = ({ parts: { sql } }: TestOffice) =>
  createProjector({
    sql,
    received: receivedEnvelopes(sql),
    forms: () => Object.values(forms),
    tools: envelopeTools,
  });

/** The answers as the analysis may see them: without identifiers, and without positions. */
const openTo = (form: Form, answers: Answers): Answers =>
  Object.fromEntries(
    Object.entries(splitAnswers(form, answers).core).filter(([name]) => {
      const question = form.questions.get(name);
      return question === undefined || kinds[question.kind].measure(question) !== "place";
    }),
  );
