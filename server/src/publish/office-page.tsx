import type { Child } from "hono/jsx";
import { directionOf } from "../dashboard/format.ts";
import { dashboardLanguages, dashboardWords } from "../dashboard/words.ts";
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
    <html lang={language} dir={directionOf(language)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <link rel="stylesheet" href="/dashboard/style.css" />
      </head>
      <body>
        <a class="skip" href="#content">
          {words.skip}
        </a>
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
              <form method="post" action={`${pageRoutes.signOut.path}?lang=${language}`}>
                <button type="submit">{words.signOut}</button>
              </form>
            </div>
          </div>
        </header>
        <main id="content">{children}</main>
      </body>
    </html>
  );
};
