import { problems } from "../http/problem.ts";
import type { openApiDocument } from "../openapi.ts";
import { type ApiRoute, apiRoutes } from "../routes.ts";

type Document = ReturnType<typeof openApiDocument>;

/** The programming interface for people: the same facts as the OpenAPI document, without any code in the page. */
export const ApiPage = ({ document }: { document: Document }) => (
  <html lang="en" dir="ltr">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{`${document.info.title}: programming interface`}</title>
      <link rel="stylesheet" href="/api/style.css" />
    </head>
    <body>
      <main>
        <h1>{`${document.info.title}: programming interface`}</h1>
        <p>
          {`Version ${document.info.version}. ${document.info.summary}. For programs: `}
          <a href="/openapi.json">openapi.json</a>
        </p>
        <p>
          The phone says what it holds, the server answers what it wants; bytes never change and are named by their
          hash; a receipt comes when an envelope is on disk; every step may be repeated.
        </p>
        {Object.values<ApiRoute>(apiRoutes).map((route) => (
          <RouteEntry route={route} />
        ))}
        <h2 id="messages">Messages</h2>
        {Object.entries(document.components.schemas).map(([name, schema]) => (
          <details>
            <summary>
              <code>{name}</code>
            </summary>
            <pre>{JSON.stringify(schema, undefined, 2)}</pre>
          </details>
        ))}
        <h2 id="problems">Problems</h2>
        <p>A refusal is a problem document (RFC 9457). Its code is stable; its words are not.</p>
        <table>
          <thead>
            <tr>
              <th>Code</th>
              <th>Status</th>
              <th>What it says</th>
            </tr>
          </thead>
          <tbody>
            {Object.entries(problems).map(([code, { status, title }]) => (
              <tr id={code}>
                <td>
                  <code>{code}</code>
                </td>
                <td>{status}</td>
                <td>{title}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </main>
    </body>
  </html>
);

const RouteEntry = ({ route }: { route: ApiRoute }) => (
  <section>
    <h2>
      <code>{`${route.method} ${route.path}`}</code>
    </h2>
    <p>{route.summary}</p>
    <dl>
      <dt>Who may</dt>
      <dd>{route.need}</dd>
      {route.body && (
        <>
          <dt>Body</dt>
          <dd>
            <code>{route.body.type}</code>
            {`, at most ${route.body.maxBytes.toLocaleString("en")} bytes`}
          </dd>
        </>
      )}
      {Object.entries(route.replies).map(([status, { says }]) => (
        <>
          <dt>{status}</dt>
          <dd>{says}</dd>
        </>
      ))}
      {route.problems.length > 0 && (
        <>
          <dt>Problems</dt>
          <dd>
            {route.problems.map((code) => (
              <>
                <a href={`#${code}`}>{code}</a>{" "}
              </>
            ))}
          </dd>
        </>
      )}
    </dl>
  </section>
);
