import { html } from "hono/html";
import type { AppContext } from "../http/environment.ts";
import { type PageLanguage, pageLanguage, pageWords } from "./words.ts";

type PageName = "sign-in" | "used-up" | "signed-out";

/** A small page of the office in the reader's language. */
export function pageFor(c: AppContext, page: PageName, status: 200 | 401 | 410): Response | Promise<Response> {
  const language = pageLanguage(c.req.query("lang"), c.req.header("Accept-Language"));
  c.header("Vary", "Accept-Language");
  const document = <OfficePage page={page} language={language} ticket={c.req.param("ticket")} />;
  return c.html(html`<!doctype html>${document}`, status);
}

interface Props {
  readonly page: PageName;
  readonly language: PageLanguage;
  readonly ticket: string | undefined;
}

const OfficePage = ({ page, language, ticket }: Props) => {
  const words = pageWords[language];
  const { title, text } = {
    "sign-in": { title: words.signInTitle, text: words.signInText },
    "used-up": { title: words.usedUpTitle, text: words.usedUpText },
    "signed-out": { title: words.signedOutTitle, text: words.signedOutText },
  }[page];
  return (
    <html lang={language} dir={language === "ar" ? "rtl" : "ltr"}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <link rel="stylesheet" href="/api/style.css" />
      </head>
      <body>
        <main class="small">
          <h1>{title}</h1>
          <p>{text}</p>
          {page === "sign-in" && (
            <form method="post" action="/sign-in">
              <input type="hidden" name="ticket" value={ticket} />
              <button type="submit">{words.signInButton}</button>
            </form>
          )}
        </main>
      </body>
    </html>
  );
};
