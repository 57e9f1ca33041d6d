import { householdPlan } from "@returns/analysis";
import { drawChart } from "@returns/analysis/chart";
import type { Form, Sql } from "@returns/schemas";
import type { Hono } from "hono";
import type { ProjectSetup } from "../demo/setup.ts";
import { timeZoneOf } from "../project/time-zone.ts";
import { readPosition, readQuarantine } from "../store/projection.ts";
import { dashboard } from "./index.tsx";
import { loadReport } from "./load-report.ts";
import type { Report } from "./report.ts";

/** The coordinators' pages of a running office: figures of the household interview by the table plan. */
export function officeDashboard(parts: {
  readonly sql: Sql;
  readonly setup: ProjectSetup;
  readonly clock: () => Date;
  /** The household form as it is now, with what its earlier versions had. */
  readonly form: () => Form;
}): Hono {
  const { sql, setup, clock, form } = parts;
  const timeZone = timeZoneOf(setup);
  const load = () => loadReport({ sql, form: form(), plan: householdPlan, setup, now: clock(), timeZone });
  const unchanged = untilChanged(load, async () => {
    const day = new Intl.DateTimeFormat("en-CA", { dateStyle: "short", timeZone }).format(clock());
    return [await readPosition(sql), (await readQuarantine(sql)).length, day, form().hash].join(" ");
  });
  // A report that is still right is as good as a new one, and says so by its time
  const report = async () => ({ ...(await unchanged()), asOf: clock() });
  return dashboard({ report, draw: drawChart, timeZone });
}

/** Keeps a report for as long as its stamp stays the same: nothing arrived, and no day passed. */
function untilChanged(load: () => Promise<Report>, stampOf: () => Promise<string>): () => Promise<Report> {
  let kept: { readonly stamp: string; readonly report: Promise<Report> } | undefined;
  return async () => {
    const stamp = await stampOf();
    if (kept?.stamp !== stamp) {
      const report = load();
      kept = { stamp, report };
      report.catch(() => {
        if (kept?.report === report) kept = undefined;
      });
    }
    return kept.report;
  };
}
