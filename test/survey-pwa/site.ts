import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import { build } from "vite";
import { repositoryRoot } from "../machine/shared.ts";

/** Files of a folder over HTTP, with the headers that the real server gives the app. */
export interface Site {
  readonly origin: string;
  close(): Promise<void>;
}

/** The policy of the real server, word for word. */
const contentSecurityPolicy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; " +
  "img-src 'self' blob: data:; media-src blob:; style-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'none'; " +
  "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types app-loader";

/** Builds one test page as the phone's app is built; returns its folder, which the caller removes. */
export async function builtPage(name: "store" | "phone"): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "returns-page-"));
  await build({
    configFile: join(repositoryRoot, "survey-pwa/vite.config.ts"),
    root: join(repositoryRoot, "test/survey-pwa/pages", name),
    logLevel: "error",
    build: { outDir: folder },
  });
  return folder;
}

/** Builds one test page, and serves it. */
export async function servePage(name: "store" | "phone"): Promise<Site> {
  const folder = await builtPage(name);
  const site = await serveFolder(folder);
  return {
    origin: site.origin,
    close: async () => {
      await site.close();
      rmSync(folder, { recursive: true });
    },
  };
}

async function serveFolder(folder: string): Promise<Site> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    const file = join(folder, normalize(path === "/" ? "index.html" : path));
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      "Content-Type": contentTypes[extname(file)] ?? "application/octet-stream",
      "Content-Security-Policy": contentSecurityPolicy,
      "X-Content-Type-Options": "nosniff",
    });
    response.end(readFileSync(file));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("Cannot serve the page: no port was given");
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

const contentTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
};
