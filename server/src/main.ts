import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { help, readCommandLine } from "./operator/command-line.ts";
import { runCommand } from "./operator/run-command.ts";
import { OperatorError } from "./operator-error.ts";
import { runPreview } from "./preview/run-preview.ts";

// Zod compiles schemas with `Function` where it may; a server needs no code that is made while it runs
z.config({ jitless: true });

const room = new URL("..", import.meta.url);
const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(new URL("package.json", room), "utf8")));

const phoneFolder = fileURLToPath(new URL("../survey-pwa/dist", room));

try {
  const line = readCommandLine(process.argv.slice(2));
  if (line.command === "help") console.log(help);
  else if (line.command === "preview") await runPreview(process.stdin, line.port, phoneFolder);
  else await runCommand(line, { version, phoneFolder });
} catch (cause) {
  // What the operator can mend is said in words; anything else is a fault of the program and shows where it is
  console.error(cause instanceof OperatorError ? cause.message : cause);
  process.exit(1);
}
