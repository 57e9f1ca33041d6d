import { LanguageLinks } from "../pages/office-document.tsx";
import { publishWords } from "../publish/words.ts";
import { pageRoutes } from "../routes.ts";
import type { Formats } from "./format.ts";
import type { Report } from "./report.ts";
import type { DashboardLanguage, DashboardWords } from "./words.ts";

interface Props {
  readonly report: Report;
  readonly title: string;
  readonly words: DashboardWords;
  readonly language: DashboardLanguage;
  readonly format: Formats;
}

/** What the page is about and how far it can be trusted, the other languages, and the way out. */
export const PageHead = ({ report, title, words, language, format }: Props) => (
  <header>
    {report.simulated && <p class="simulated">{words.simulated}</p>}
    <div class="head">
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
      <div class="ways">
        <LanguageLinks language={language} label={words.language} />
        <a class="button" href={`${pageRoutes.forms.path}?lang=${language}`}>
          {publishWords[language].forms}
        </a>
        <form method="post" action={`/sign-out?lang=${language}`}>
          <button type="submit">{words.signOut}</button>
        </form>
      </div>
    </div>
  </header>
);
