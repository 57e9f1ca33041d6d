import { OfficeDocument } from "../pages/office-document.tsx";
import { CaveatList, FailedTables } from "./caveats.tsx";
import type { DrawnChart } from "./charts.ts";
import { formats, inLanguage } from "./format.ts";
import { PageHead } from "./page-head.tsx";
import { NumberLine, ProgressTable } from "./progress.tsx";
import { overall, type Report } from "./report.ts";
import { TableSection } from "./table-section.tsx";
import { type DashboardLanguage, dashboardWords } from "./words.ts";

interface Props {
  readonly report: Report;
  readonly language: DashboardLanguage;
  readonly timeZone: string;
  /** The charts by the id of their table, drawn from the same cells. */
  readonly charts: ReadonlyMap<string, DrawnChart>;
}

/** The coordinators' page: one document that works without JavaScript, prints, and reads from right to left in Arabic. */
export const DashboardPage = ({ report, language, timeZone, charts }: Props) => {
  const words = dashboardWords[language];
  const format = formats(language, timeZone);
  const title = inLanguage(report.title, language);
  const shown = { report, words, language, format };
  return (
    <OfficeDocument title={title} language={language} skip={words.skipToContent}>
      <PageHead {...shown} title={title} />
      <main id="content">
        <NumberLine {...shown} />
        <CaveatList caveats={report.caveats} words={words} language={language} format={format} />
        <section aria-labelledby="progress" class="card">
          <h2 id="progress">{words.progressTitle}</h2>
          <ProgressTable {...shown} />
        </section>
        <Tables {...shown} charts={charts} />
      </main>
      <footer>
        <p>{words.footer}</p>
      </footer>
    </OfficeDocument>
  );
};

interface TablesProps extends Pick<Props, "report" | "language" | "charts"> {
  readonly words: (typeof dashboardWords)[DashboardLanguage];
  readonly format: ReturnType<typeof formats>;
}

const Tables = ({ report, charts, ...shown }: TablesProps) => {
  if (report.figures.status === "failed") return <FailedTables figures={report.figures} words={shown.words} />;
  if (overall(report.strata).interviewed === 0) return <p class="nothing">{shown.words.noInterviews}</p>;
  return (
    <>
      {report.figures.tables.map((table) => (
        <TableSection
          {...shown}
          table={table}
          chart={charts.get(table.id)}
          uncovered={report.caveats.uncovered.length}
        />
      ))}
    </>
  );
};
