import type { Table } from "@returns/analysis";
import { raw } from "hono/html";
import { directionOf, formats, inLanguage } from "./format.ts";
import { NumberLine, ProgressTable } from "./progress.tsx";
import { overall, type Report } from "./report.ts";
import { BaseLines, TableView } from "./table-view.tsx";
import { type DashboardLanguage, dashboardLanguages, dashboardWords } from "./words.ts";

interface Props {
  readonly report: Report;
  readonly language: DashboardLanguage;
  readonly timeZone: string;
  /** The chart of a table as SVG, drawn from the same cells. */
  readonly charts: ReadonlyMap<string, string>;
}

/** The coordinators' page: one document that works without JavaScript, prints, and reads from right to left in Arabic. */
export const DashboardPage = ({ report, language, timeZone, charts }: Props) => {
  const words = dashboardWords[language];
  const format = formats(language, timeZone);
  const title = inLanguage(report.title, language);
  const shown = { report, words, language, format };
  return (
    <html lang={language} dir={directionOf(language)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <link rel="stylesheet" href="/dashboard/style.css" />
      </head>
      <body>
        <a class="skip" href="#content">
          {words.skipToContent}
        </a>
        {report.simulated && (
          <p class="simulated" role="note">
            {words.simulated}
          </p>
        )}
        <header>
          <div>
            <h1>{title}</h1>
            <p>
              {report.round} · {words.asOf(format.instant(report.asOf))}
            </p>
            {report.provisional && (
              <p>
                <span class="mark">{words.provisional}</span> {words.provisionalNote}
              </p>
            )}
          </div>
          <nav aria-label={words.language}>
            {dashboardLanguages.map((other) => (
              <a
                href={`?lang=${other}`}
                lang={other}
                dir={directionOf(other)}
                aria-current={other === language ? "true" : undefined}
              >
                {dashboardWords[other].languageName}
              </a>
            ))}
          </nav>
        </header>
        <main id="content">
          <NumberLine {...shown} />
          <section aria-labelledby="progress" class="card">
            <h2 id="progress">{words.progressTitle}</h2>
            <ProgressTable {...shown} />
          </section>
          {overall(report.strata).interviewed === 0 ? (
            <p class="nothing">{words.noInterviews}</p>
          ) : (
            report.tables.map((table) => (
              <TableSection table={table} chart={charts.get(table.id)} language={language} timeZone={timeZone} />
            ))
          )}
        </main>
        <footer>
          <p>{words.footer}</p>
        </footer>
      </body>
    </html>
  );
};

interface SectionProps {
  readonly table: Table;
  readonly chart: string | undefined;
  readonly language: DashboardLanguage;
  readonly timeZone: string;
}

const TableSection = ({ table, chart, language, timeZone }: SectionProps) => {
  const words = dashboardWords[language];
  const shown = { table, words, language, format: formats(language, timeZone) };
  const marks = [...(table.provisional ? [words.provisional] : []), ...(table.simulated ? [words.simulated] : [])];
  return (
    <section aria-labelledby={table.id} class="card table">
      <h2 id={table.id}>
        <span class="number">{table.id}</span> {inLanguage(table.title, language)}
      </h2>
      {marks.length > 0 && (
        <p>
          {marks.map((mark) => (
            <span class="mark">{mark}</span>
          ))}
        </p>
      )}
      {table.base.respondents === 0 ? (
        <p class="nothing">{words.nothingToShow}</p>
      ) : (
        <figure>
          {chart !== undefined && (
            <section class="chart" aria-label={inLanguage(table.title, language)} tabindex={0}>
              {raw(chart)}
            </section>
          )}
          <figcaption>
            <BaseLines {...shown} />
          </figcaption>
          <details open={table.rows.length * table.columns.length <= 60}>
            <summary>{words.figures}</summary>
            <TableView {...shown} />
          </details>
        </figure>
      )}
    </section>
  );
};
