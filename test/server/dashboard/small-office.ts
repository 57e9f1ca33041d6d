import type { Sql } from "@returns/schemas";
import { forms } from "@returns/schemas/forms";
import {
  createProjector,
  envelopeTools,
  issueEnrolTicket,
  issueSignInTicket,
  openPglite,
  type ProjectSetup,
  practiceSetup,
  receivedEnvelopes,
} from "@returns/server";
import { officeDashboard } from "../../../server/src/dashboard/for-office.ts";
import { simulateSurvey } from "../../../server/src/demo/simulate.ts";
import { openTestOffice, type TestOffice } from "../test-office.ts";

const whole = practiceSetup();

/** The practice project with its first strata and the first clusters of each, so many households in every cluster. */
export function smallSetup(size: { strata: number; clusters: number; households: number }): ProjectSetup {
  const strata = whole.strata.slice(0, size.strata);
  const clusters = strata.flatMap(({ id }) =>
    whole.clusters.filter(({ stratum }) => stratum === id).slice(0, size.clusters),
  );
  return { ...whole, strata, clusters: clusters.map((each) => ({ ...each, drawnHouseholds: size.households })) };
}

export interface SmallOffice {
  readonly sql: Sql;
  readonly office: TestOffice;
  /** Simulates visits to all households of a project, sends them, and waits until they are projected. */
  readonly visit: (setup: ProjectSetup, seed: number) => Promise<void>;
  /** A coordinator's cookie. */
  readonly signIn: () => Promise<string>;
  readonly close: () => Promise<void>;
}

/** A whole office in memory, with the coordinators' page of this project. */
export async function openSmallOffice(setup: ProjectSetup): Promise<SmallOffice> {
  const sql = await openPglite({
    folder: "memory",
    onPoisoned: (cause) => {
      throw cause;
    },
  });
  const now = () => new Date("2026-11-24T08:00:00.000Z");
  const office = await openTestOffice(sql, {
    clock: now,
    dashboard: officeDashboard({ sql, setup, clock: now, form: () => forms.household }),
  });
  const projector = createProjector({
    sql,
    received: receivedEnvelopes(sql),
    forms: () => Object.values(forms),
    tools: envelopeTools,
  });
  return {
    sql,
    office,
    visit: async (visited, seed) => {
      const tickets = [await issueEnrolTicket(office.parts)] as const;
      await simulateSurvey({ setup: visited, request: office.request, tickets: [...tickets], seed, now: now() });
      await projector.projectNew();
    },
    signIn: async () => {
      const person = { id: "coordinator", name: "Coordinator", role: "coordinator" } as const;
      const ticket = await issueSignInTicket(person, office.parts);
      const headers = { "Sec-Fetch-Site": "same-origin", "Content-Type": "application/x-www-form-urlencoded" };
      const reply = await office.request("/sign-in", { method: "POST", headers, body: `ticket=${ticket}` });
      return (reply.headers.get("Set-Cookie") ?? "").split(";")[0] ?? "";
    },
    close: () => sql.close(),
  };
}
