import { once } from "node:events";
import { createServer } from "node:http";
import { getRequestListener } from "@hono/node-server";
import type { Hono } from "hono";
import type { AppEnv } from "./environment.ts";

/** What one connection may cost, in milliseconds, bytes and numbers. */
export const connectionLimits = {
  headersTimeout: 20_000,
  /** For the whole request: a phone on a slow line has two minutes for a megabyte. */
  requestTimeout: 120_000,
  connectionsCheckingInterval: 5_000,
  maxHeaderSize: 16_384,
  maxConnections: 1_000,
} as const;

export interface RunningServer {
  readonly port: number;
  /** Takes no new connection, lets running requests end, and then resolves. */
  close(): Promise<void>;
}

/**
 * Listens on one address.
 *
 * @throws the system's error when the port is in use (`EADDRINUSE`) or not allowed (`EACCES`)
 */
export async function serveApp(
  app: Hono<AppEnv>,
  at: { readonly host: string; readonly port: number },
  limits: Readonly<Record<keyof typeof connectionLimits, number>>,
): Promise<RunningServer> {
  const { maxConnections, ...options } = limits;
  const server = createServer(options, getRequestListener(app.fetch));
  server.maxConnections = maxConnections;
  server.listen(at.port, at.host);
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("Cannot tell on which port the server listens");
  return {
    port: address.port,
    close: async () => {
      const closed = once(server, "close");
      server.close();
      server.closeIdleConnections();
      await closed;
    },
  };
}
