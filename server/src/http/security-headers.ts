import type { MiddlewareHandler } from "hono";
import type { AppEnv } from "./environment.ts";

/** How the server is reached: through a proxy that ends TLS, or on this machine only. */
export type Transport = "https" | "loopback";

/**
 * The policy of the phone's app, and the strictest of all pages: nothing but our own files, no inline code, no text that
 * becomes code. WebAssembly is PGlite's; the Trusted Types policy `app-loader` names the service worker and the database
 * worker and nothing else.
 */
const phonePolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "connect-src 'self'",
  "img-src 'self' blob: data:",
  // Recordings that were made on this phone, to be heard before they are sent
  "media-src blob:",
  "style-src 'self'",
  "font-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types app-loader",
].join("; ");

/** The policy of the office's pages, which have no code at all, and forms of their own. */
const pagePolicy = [
  "default-src 'none'",
  "img-src 'self' data:",
  "style-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");

/** Sets what every answer carries. */
export function securityHeaders(transport: Transport): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    await next();
    const headers = c.res.headers;
    const isPage = officePages.some((start) => c.req.path === start || c.req.path.startsWith(`${start}/`));
    headers.set("Content-Security-Policy", isPage ? pagePolicy : phonePolicy);
    // A form that is sent without a referrer has no origin either, and could not be told from a foreign one
    headers.set("Referrer-Policy", isPage ? "same-origin" : "no-referrer");
    headers.set("Permissions-Policy", isPage ? permissions([]) : permissions(["camera", "geolocation", "microphone"]));
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    if (!headers.has("Cache-Control")) headers.set("Cache-Control", "no-store");
    if (transport === "https") headers.set("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
  };
}

const officePages = ["/dashboard", "/sign-in", "/sign-out", "/api"];

const features = [
  "accelerometer",
  "autoplay",
  "camera",
  "display-capture",
  "geolocation",
  "gyroscope",
  "hid",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "serial",
  "usb",
  "xr-spatial-tracking",
];

const permissions = (own: readonly string[]) =>
  features.map((feature) => `${feature}=(${own.includes(feature) ? "self" : ""})`).join(", ");
