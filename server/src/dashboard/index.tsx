import { Hono } from "hono";
import { compress } from "hono/compress";
import { html } from "hono/html";
import { publishStyle } from "../publish/style.ts";
import { chartsKept, type DrawTable } from "./charts.ts";
import { DashboardPage } from "./page.tsx";
import type { Report } from "./report.ts";
import { dashboardStyle } from "./style.ts";
import { type DashboardLanguage, dashboardLanguages } from "./words.ts";

/** What the coordinators' page asks of the rest of the server. */
export interface DashboardParts {
  /** The figures as they stand; whoever gives them decides how old they may be. */
  readonly report: () => Promise<Report>;
  /** The chart of a table as SVG. */
  readonly draw: DrawTable;
  /** Time zone of the field, such as `Africa/Khartoum`. */
  readonly timeZone: string;
}

/** The coordinators' pages, to be mounted at `/dashboard` behind the sign-in. */
export const dashboard = ({ report, draw, timeZone }: DashboardParts): Hono => {
  const chartsOf = chartsKept(draw);
  return (
    new Hono()
      // A megabyte of charts becomes a tenth; nothing on the page is secret from whoever can ask for it with this session
      .use(compress())
      .get("/style.css", (c) =>
        c.body(dashboardStyle + publishStyle, 200, { "Content-Type": "text/css; charset=utf-8" }),
      )
      .get("/", async (c) => {
        const language = languageOf(c.req.query("lang"), c.req.header("Accept-Language"));
        const snapshot = await report();
        const { figures } = snapshot;
        const charts = figures.status === "made" ? await chartsOf(figures.tables, language) : new Map();
        c.header("Vary", "Accept-Language");
        return c.html(
          html`<!doctype html>${<DashboardPage report={snapshot} language={language} timeZone={timeZone} charts={charts} />}`,
        );
      })
  );
};

/** The language asked for by the link, else the first of the browser's that we have, else English. */
function languageOf(asked: string | undefined, accepted: string | undefined): DashboardLanguage {
  const wanted = [asked, ...(accepted ?? "").split(",").map((part) => part.trim().split(/[-;]/)[0])];
  for (const tag of wanted) {
    const known = dashboardLanguages.find((language) => language === tag);
    if (known !== undefined) return known;
  }
  return "en";
}
