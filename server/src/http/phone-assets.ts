import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { AppContext } from "./environment.ts";

/** One file of the phone's app, in memory. */
interface PhoneAsset {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
  readonly etag: string;
  /** Its name changes with its content, so that it may be kept for ever. */
  readonly lives: "for-ever" | "until-asked";
}

/** The phone's app by path. Only what is listed is served: no path from outside ever touches a disk. */
export type PhoneAssets = ReadonlyMap<string, PhoneAsset>;

/** Reads the built app into memory; empty when it was not built. */
export function readPhoneAssets(folder: string): PhoneAssets {
  if (!existsSync(folder)) return new Map();
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.flatMap((entry) => {
      const file = join(entry.parentPath, entry.name);
      const type = types[extname(file)];
      if (type === undefined) return [];
      const path = `/${relative(folder, file).split(sep).join("/")}`;
      const bytes = Uint8Array.from(readFileSync(file));
      const etag = `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"`;
      return [[path, { bytes, type, etag, lives: hashedName.test(path) ? "for-ever" : "until-asked" }] as const];
    }),
  );
}

const hashedName = /^\/assets\/.+-[A-Za-z0-9_-]{8,}\.\w+$/;

const types: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".data": "application/octet-stream",
  ".gz": "application/octet-stream",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".tar": "application/octet-stream",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

/** Serves the phone's app: the page at `/`, `/enrol` and `/try`, its files by their own names, and `otherwise` for the rest. */
export function servePhone(
  assets: PhoneAssets,
  otherwise: (c: AppContext) => Response,
): (c: AppContext) => Promise<Response> {
  const packed = new Map<string, Promise<Uint8Array>>();
  return async (c) => {
    const path = pagePaths.has(c.req.path) ? "/index.html" : c.req.path;
    const asset = assets.get(path);
    if (asset === undefined) {
      return pagePaths.has(c.req.path) ? c.text(notBuilt, 503) : otherwise(c);
    }
    const { bytes, type, etag, lives } = asset;
    c.header("ETag", etag);
    c.header("Vary", "Accept-Encoding");
    c.header("Cache-Control", lives === "for-ever" ? "public, max-age=31536000, immutable" : "no-cache");
    if (c.req.header("If-None-Match") === etag) return c.body(null, 304);
    c.header("Content-Type", type);
    if (!compressible.test(type) || !acceptsGzip(c)) return c.body(bytes);
    // Packed when it is first asked for: the start does not wait for megabytes that a phone may never want
    const body = packed.get(path) ?? pack(bytes);
    packed.set(path, body);
    c.header("Content-Encoding", "gzip");
    return c.body(Uint8Array.from(await body));
  };
}

const pack = promisify<Uint8Array, Uint8Array>(gzip);
const pagePaths: ReadonlySet<string> = new Set(["/", "/enrol", "/try"]);
const compressible = /^(text\/|application\/(json|manifest|wasm|octet-stream)|image\/svg)/;
const acceptsGzip = (c: AppContext) => /\bgzip\b/.test(c.req.header("Accept-Encoding") ?? "");
const notBuilt = "The phone's app has not been built. Run: npm run build";
