import { forms } from "@returns/schemas/forms";
import { createProjector, envelopeTools, issueEnrolTicket, openPglite, receivedEnvelopes } from "@returns/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { practiceSetup } from "../../../server/src/demo/frame.ts";
import { type Simulated, simulateSurvey } from "../../../server/src/demo/simulate.ts";
import { openTestOffice, type TestOffice } from "../test-office.ts";

const whole = practiceSetup();
/** One cluster of each stratum. */
const setup = { ...whole, clusters: whole.clusters.filter((_, index) => index % 5 === 0) };
const progress: number[] = [];

let office: TestOffice;
let simulated: Simulated;
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
  simulated = await simulateSurvey({
    setup,
    request: office.request,
    tickets: [await issueEnrolTicket(office.parts), await issueEnrolTicket(office.parts)],
    seed: 1,
    now: office.parts.clock(),
    onProgress: ({ sent }) => progress.push(sent),
  });
});
afterAll(() => close());

test("every household of the sample is interviewed and acknowledged", () => {
  expect(simulated.interviews).toBe(120);
  expect(progress.at(-1)).toBe(120);
});

test("the office accepts every simulated interview, and counts it as simulated", async () => {
  const { sql } = office.parts;
  const projector = createProjector({
    sql,
    received: receivedEnvelopes(sql),
    forms: () => Object.values(forms),
    tools: envelopeTools,
  });
  expect(await projector.projectNew()).toMatchObject({ accepted: 120, quarantined: 0 });
  const { rows } = await sql.query("select count(*)::int as n from submission where simulated");
  expect(rows).toEqual([{ n: 120 }]);
});
