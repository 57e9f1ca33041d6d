import { renderUnicodeCompact } from "uqr";
import { type Config, readConfig } from "../config.ts";
import type { CommandLine } from "./command-line.ts";
import { carryOut, type OfficeCommand } from "./office-command.ts";
import { openOffice } from "./open-office.ts";
import { progressBar } from "./progress-bar.ts";
import { type Program, runServer, type StartedServer } from "./run-server.ts";
import { askRunningServer } from "./socket.ts";

/** Does what the command line asks, with the configuration of the environment. */
export async function runCommand(
  line: Exclude<CommandLine, { readonly command: "help" | "preview" }>,
  program: Omit<Program, "onPoisoned">,
): Promise<void> {
  const config = readConfig(process.env);
  if (line.command === "office") await runOrder(config, line.order);
  else await serve(config, line.demo, { ...program, onPoisoned });
}

async function serve(config: Config, demo: "simulate" | "none", program: Program): Promise<void> {
  const server = await runServer(config, program);
  let stopping = false;
  const stop = async () => {
    // Who asks twice does not want to wait
    if (stopping) process.exit(1);
    stopping = true;
    await server.stop();
    process.exit(0);
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  console.log(welcome(server));
  if (demo === "none") return;
  try {
    await printOrder(server.order({ do: "demo" }, showProgress()));
  } catch (cause) {
    await server.stop();
    throw cause;
  }
}

/** Has the running server do it, or does it on the folder itself where none runs. */
async function runOrder(config: Config, order: OfficeCommand): Promise<void> {
  const answer = await askRunningServer(config.dataDir, order, showProgress());
  if (answer) return console.log(answer.join("\n"));
  const office = await openOffice(config, onPoisoned);
  try {
    const origin = config.publicUrl ?? `http://${config.host}:${config.port}`;
    const parts = { ...office, origin, receiptFingerprint: office.receiptKey.fingerprint };
    await printOrder(carryOut(order, parts, showProgress()));
  } finally {
    await office.store.close();
  }
}

const printOrder = async (lines: Promise<readonly string[]>) => console.log((await lines).join("\n"));

const showProgress = () => progressBar(process.stderr, "interviews");

/** Nothing that a crashed engine answers may be believed, so nothing more is asked of it. */
function onPoisoned(cause: Error): void {
  console.error(
    `Cannot go on as the embedded database crashed: ${cause.message}. What was acknowledged is on disk: start the server again`,
  );
  process.exit(1);
}

function welcome({ office, enrolLink, coordinatorLink, apiLink }: StartedServer): string {
  const { title, simulated } = office.setup;
  return [
    `${title.en}${simulated ? " (simulated: nothing here was said by a household)" : ""}`,
    ...office.notes.map((note) => `  ${note}`),
    "",
    "Enumerators: open this on one phone, within 24 hours; more links: npx returns-server enrol 10",
    `  ${enrolLink}`,
    renderUnicodeCompact(enrolLink, { border: 2 }),
    "Coordinators: opens once, within 24 hours; another one: npx returns-server sign-in",
    `  ${coordinatorLink}`,
    "",
    "Programs:",
    `  ${apiLink}`,
    "",
  ].join("\n");
}
