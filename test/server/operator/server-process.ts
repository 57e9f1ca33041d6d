import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { builtApps } from "../../machine/built.ts";
import { repositoryRoot } from "../../machine/shared.ts";

/** The real server as a process of its own. */
export interface ServerProcess {
  readonly origin: string;
  readonly enrolLink: string;
  readonly output: () => string;
  /** Milliseconds from the start of the process until it printed its links. */
  readonly startMs: number;
  /** Ends it as an operator does, and answers with its exit code. */
  stop(): Promise<number | null>;
  /** Ends it as a power cut does. */
  kill(): Promise<void>;
}

export type Environment = Readonly<Record<string, string>>;

/** Starts the server and waits until it is ready; throws with what it said when it ends before. */
export async function startServer(environment: Environment, args: readonly string[] = []): Promise<ServerProcess> {
  const started = Date.now();
  const child = launch(args, environment);
  const output = collect(child);
  const ended = once(child, "exit");
  let over = false;
  ended.then(() => {
    over = true;
  });
  const find = (pattern: RegExp) => pattern.exec(output())?.[0];
  while (find(/http\S+\/api\n/) === undefined) {
    if (over) throw new Error(`The server ended:\n${output()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const enrolLink = find(/http\S+\/enrol#\S+/) ?? "";
  return {
    origin: new URL(enrolLink).origin,
    enrolLink,
    output,
    startMs: Date.now() - started,
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
      return child.exitCode;
    },
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

/** Kills the server while it starts, so many milliseconds after its process began. */
export async function killWhileStarting(environment: Environment, ms: number): Promise<void> {
  const child = launch([], environment);
  const ended = once(child, "exit");
  await new Promise((resolve) => setTimeout(resolve, ms));
  child.kill("SIGKILL");
  await ended;
}

/** Runs the operator's command to its end. */
export async function runOperator(
  environment: Environment,
  args: readonly string[],
): Promise<{ readonly code: number | null; readonly output: string }> {
  const child = launch(args, environment);
  const output = collect(child);
  await once(child, "close");
  return { code: child.exitCode, output: output() };
}

function launch(args: readonly string[], environment: Environment): ChildProcess {
  const child = spawn(process.execPath, [program, ...args], {
    cwd: repositoryRoot,
    env: { PATH: process.env.PATH ?? "", PORT: "0", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  // A test that fails half-way takes its servers with it
  const killNow = () => child.kill("SIGKILL");
  process.once("exit", killNow);
  child.once("exit", () => process.off("exit", killNow));
  return child;
}

/** The server as `npm start` runs it, built from what the sources are now. */
const { server: program } = await builtApps();

function collect(child: ChildProcess): () => string {
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk) => {
      said += chunk;
    });
  }
  return () => said;
}
