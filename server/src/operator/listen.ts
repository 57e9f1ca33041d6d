import { once } from "node:events";
import { createServer } from "node:net";
import type { createApp } from "../app.tsx";
import type { Config } from "../config.ts";
import { connectionLimits, type RunningServer, serveApp } from "../http/serve.ts";
import { OperatorError } from "../operator-error.ts";

/**
 * Listens where the configuration says.
 *
 * @throws OperatorError when that is not possible, with the way out
 */
export const listen = (
  app: ReturnType<typeof createApp>,
  config: Pick<Config, "host" | "port">,
): Promise<RunningServer> =>
  explained(config, () => serveApp(app, { host: config.host, port: config.port }, connectionLimits));

/**
 * Looks whether it will be possible to listen, before seconds go into opening a database.
 *
 * @throws OperatorError as `listen` does
 */
export const checkPort = (config: Pick<Config, "host" | "port">): Promise<void> =>
  explained(config, async () => {
    const probe = createServer().listen(config.port, config.host);
    await once(probe, "listening");
    probe.close();
    await once(probe, "close");
  });

async function explained<T>({ host, port }: Pick<Config, "host" | "port">, listening: () => Promise<T>): Promise<T> {
  try {
    return await listening();
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
    const [why, wayOut] = faults[code] ?? [`the system says ${code}`, "Look at HOST and PORT"];
    throw new OperatorError(`Cannot listen on ${host}:${port} as ${why}. ${wayOut}`, { cause });
  }
}

const faults: Readonly<Record<string, readonly [string, string]>> = {
  EADDRINUSE: ["another program does already", "Stop it, or choose another port, such as PORT=8081"],
  EACCES: ["the system does not allow it", "Choose a port from 1024 on, such as PORT=8080"],
  EADDRNOTAVAIL: ["this machine does not have that address", "Leave HOST out for 127.0.0.1"],
  ENOTFOUND: ["no machine has that name", "Leave HOST out for 127.0.0.1"],
};
