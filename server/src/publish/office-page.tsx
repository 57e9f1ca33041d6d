import type { Child } from "hono/jsx";
import { LanguageLinks, OfficeDocument } from "../pages/office-document.tsx";
import type { PageLanguage } from "../pages/words.ts";
import { pageRoutes } from "../routes.ts";
import { publishWords } from "./words.ts";

interface Props {
  readonly title: string;
  readonly language: PageLanguage;
  readonly children?: Child;
}

/** The frame of the pages about forms: their title, the way to the figures, the other languages, and the way out. */
export const OfficePage = ({ title, language, children }: Props) => {
  const words = publishWords[language];
  return (
    <OfficeDocument title={title} language={language} skip={words.skip}>
      <header>
        <div class="head">
          <h1>{title}</h1>
          <div class="ways">
            <nav>
              <a href={`${pageRoutes.dashboard.path}?lang=${language}`}>{words.figures}</a>
              <a href={`${pageRoutes.forms.path}?lang=${language}`} aria-current="page">
                {words.forms}
              </a>
            </nav>
            <LanguageLinks language={language} label={words.language} />
            <form method="post" action={`${pageRoutes.signOut.path}?lang=${language}`}>
              <button type="submit">{words.signOut}</button>
            </form>
          </div>
        </div>
      </header>
      <main id="content">{children}</main>
    </OfficeDocument>
  );
};
