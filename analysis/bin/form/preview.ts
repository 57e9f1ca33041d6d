import { spawn, spawnSync } from "node:child_process";
import { join } from "node:path";
import { formToWire } from "@returns/schemas";
import { FileError } from "../files.ts";
import { UsageError } from "../usage.ts";
import { countNotes, printNotes, usable } from "./notes.ts";
import { type FormCommand, readTool } from "./read-tool.ts";

// The server's own program serves the phone's app. It is started and never imported: analysis knows no other room but schemas
const serverProgram = join(import.meta.dirname, "../../../server/bin");

/** Opens a form in the phone's app on this machine, without enrolment; ends with Ctrl-C. */
export const previewTool: FormCommand = async (paths, { text }, terminal) => {
  const port = text("port") ?? "0";
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new UsageError(`--port is a whole number from 0 to 65535: found "${port}"`);
  const { form, lists, notes } = usable(readTool(paths), paths.tool);
  terminal.err(printNotes(notes));
  terminal.err(`${form.id} ${form.version}: ${countNotes(notes)}\n`);
  build();
  const server = spawn(process.execPath, [join(serverProgram, "returns-server.mjs"), "preview", port], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  server.stdout.setEncoding("utf8").on("data", (address: string) => {
    terminal.err("Trial: nothing that is answered leaves the browser. End with Ctrl-C\n");
    terminal.out(address);
  });
  // Left open: the server ends when this program does
  server.stdin.write(`${JSON.stringify({ form: formToWire(form), lists })}\n`);
  let stopped = false;
  const stop = (): void => {
    stopped = true;
    server.stdin.end();
  };
  process.once("SIGINT", stop).once("SIGTERM", stop);
  const code = await new Promise((resolve) => server.once("exit", resolve));
  process.off("SIGINT", stop).off("SIGTERM", stop);
  if (code !== 0 && !stopped) throw new FileError("The form could not be opened in the browser");
};

/** Builds the app where it is older than its sources, or not there. */
function build(): void {
  const { status } = spawnSync(process.execPath, [join(serverProgram, "build.mjs")], { stdio: ["ignore", 2, 2] });
  if (status !== 0)
    throw new FileError("Cannot try the form as the phone's app could not be built. Run: npm run build");
}
