import { householdPlan } from "@returns/analysis";
import { forms } from "@returns/schemas/forms";
import { createProjector, envelopeTools, issueEnrolTicket, practiceSetup, receivedEnvelopes } from "@returns/server";
import { expect, test } from "vitest";
import { loadReport } from "../../server/src/dashboard/load-report.ts";
import type { Report } from "../../server/src/dashboard/report.ts";
import { simulateSurvey } from "../../server/src/demo/simulate.ts";
import { eachDatabase } from "./databases.ts";
import { openTestOffice } from "./test-office.ts";

const whole = practiceSetup();
/** Two clusters of the first two strata: 40 households. */
const setup = {
  ...whole,
  strata: whole.strata.slice(0, 2),
  clusters: [...whole.clusters.slice(0, 2), ...whole.clusters.slice(5, 7)],
};
const reports: Report[] = [];

eachDatabase((_kind, create) => {
  test("a survey goes all the way from the phones to the five tables of the coordinators", async () => {
    const sql = await create().open();
    const office = await openTestOffice(sql);
    const now = office.parts.clock();
    const tickets = [await issueEnrolTicket(office.parts)] as const;
    const { interviews } = await simulateSurvey({
      setup,
      request: office.request,
      tickets: [...tickets],
      seed: 7,
      now,
    });
    expect(interviews).toBe(40);
    const projector = createProjector({
      sql,
      received: receivedEnvelopes(sql),
      forms: () => Object.values(forms),
      tools: envelopeTools,
    });
    expect(await projector.projectNew()).toEqual({ accepted: 40, quarantined: 0, released: 0 });
    const form = forms.household;
    const report = await loadReport({ sql, form, plan: householdPlan, setup, now, timeZone: "Africa/Khartoum" });
    const { figures } = report;
    const tables = figures.status === "made" ? figures.tables.map(({ id }) => id) : figures;
    expect(tables).toEqual(expect.arrayContaining(["T05", "T14", "T35", "T36", "T43"]));
    expect(report.receivedToday).toBe(40);
    reports.push(report);
  });
});

test("every database gives the same figures to the last digit", () => {
  const [first, ...others] = reports;
  expect(others).toHaveLength(2);
  for (const other of others) expect(other).toEqual(first);
});
