import type { Child } from "hono/jsx";
import { directionOf } from "../dashboard/format.ts";
import { type DashboardLanguage, dashboardLanguages, dashboardWords } from "../dashboard/words.ts";

interface Props {
  readonly title: string;
  readonly language: DashboardLanguage;
  /** The words of the link that leads past the head. */
  readonly skip: string;
  readonly children?: Child;
}

/** The document around every page for those who have signed in. */
export const OfficeDocument = ({ title, language, skip, children }: Props) => (
  <html lang={language} dir={directionOf(language)}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title}</title>
      <link rel="stylesheet" href="/dashboard/style.css" />
    </head>
    <body>
      <a class="skip" href="#content">
        {skip}
      </a>
      {children}
    </body>
  </html>
);

/** The same page in each language. */
export const LanguageLinks = ({
  language,
  label,
}: {
  readonly language: DashboardLanguage;
  readonly label: string;
}) => (
  <nav aria-label={label}>
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
);
