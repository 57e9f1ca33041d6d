import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface PostgresCluster {
  /** A new, empty database of this cluster. */
  createDatabase(): string;
  stop(): Promise<void>;
}

/**
 * Starts a PostgreSQL of our own in a temporary folder, on a free port, with the durability of a fresh installation.
 *
 * @throws when this machine has no PostgreSQL: `npm test` installs one
 */
export async function startPostgres(): Promise<PostgresCluster> {
  const bin = serverPrograms();
  const owner = unprivileged();
  const folder = mkdtempSync(join(tmpdir(), "returns-postgres-"));
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const data = join(folder, "data");
  const options = { ...owner, cwd: folder, stdio: "ignore" } as const;
  execFileSync(
    join(bin, "initdb"),
    ["-D", data, "-U", "postgres", "--encoding=UTF8", "--locale=C", "--auth=trust"],
    options,
  );
  const port = await freePort();
  const server = spawn(
    join(bin, "postgres"),
    ["-D", data, "-p", String(port), "-k", folder, "-c", "listen_addresses=127.0.0.1", "-c", "shared_buffers=32MB"],
    options,
  );
  const ended = once(server, "exit");
  const ask = (sentence: string) =>
    execFileSync(join(bin, "psql"), ["-h", folder, "-p", String(port), "-U", "postgres", "-qc", sentence], options);
  await untilReady(() => ask("select 1"));
  let databases = 0;
  return {
    createDatabase: () => {
      databases += 1;
      ask(`create database test_${databases}`);
      return `postgresql://postgres@127.0.0.1:${port}/test_${databases}`;
    },
    stop: async () => {
      server.kill("SIGINT");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function serverPrograms(): string {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [process.env.POSTGRES_BIN ?? "", ...versions.map((version) => join(debian, version, "bin"))];
  const bin = folders.find((folder) => existsSync(join(folder, "initdb")));
  if (!bin) throw new Error("Cannot start PostgreSQL as it is not installed: run `npm test`, which installs it");
  return bin;
}

/** PostgreSQL refuses to run as root: then its own user runs it. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("Cannot find a free port");
  return address.port;
}

async function untilReady(ask: () => unknown): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      ask();
      return;
    } catch (cause) {
      if (attempt === 100) throw cause;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
