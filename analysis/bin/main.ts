import { ChartError } from "../src/chart/refuse-addresses.ts";
import { DesignError } from "../src/design/design-error.ts";
import { LedgerError } from "../src/disclosure/ledger.ts";
import { FrameError } from "../src/frame/error.ts";
import { ColumnError } from "../src/frame/lookup.ts";
import { PlanError } from "../src/plan/plan-error.ts";
import { WeightError } from "../src/weight/weight-error.ts";
import { FileError } from "./files.ts";
import type { Terminal } from "./terminal.ts";
import { UsageError } from "./usage.ts";

/** What a command of `returns` is: how it is used, and what it does with its arguments. */
export interface Command {
  readonly usage: string;
  run(args: readonly string[], terminal: Terminal): Promise<void>;
}

// Loaded when asked for: help and mistakes answer at once
const commands: Readonly<Record<string, { readonly about: string; readonly load: () => Promise<Command> }>> = {
  tables: { about: "tables and charts of a survey", load: async () => (await import("./tables.ts")).tables },
  release: {
    about: "tables that may leave the office",
    load: async () => (await import("./release.ts")).release,
  },
  estimate: { about: "one estimate, as JSON", load: async () => (await import("./estimate.ts")).estimate },
  export: { about: "R script that repeats figures", load: async () => (await import("./export.ts")).exports },
  form: {
    about: "check, import, export, try a form; its codebook",
    load: async () => (await import("./form/form.ts")).form,
  },
  weights: { about: "weights from frame and data", load: async () => (await import("./weights.ts")).weights },
};

const help = `Usage: returns <command> …

${Object.entries(commands)
  .map(([name, { about }]) => `  ${name.padEnd(10)} ${about}`)
  .join("\n")}

returns <command> --help tells more, with an example.
Exit codes: 0 done, 1 the data, the plan or the design is wrong, 2 the command was used wrongly
`;

/** Runs the command line and answers with its exit code. What is wrong goes to stderr; stdout is for data. */
export async function main([name, ...args]: readonly string[], terminal: Terminal): Promise<0 | 1 | 2> {
  if (name === "--help" || name === "-h") {
    terminal.out(help);
    return 0;
  }
  const command = name === undefined ? undefined : commands[name];
  if (command === undefined) {
    terminal.err(name === undefined ? help : `There is no command "${name}"\n\n${help}`);
    return 2;
  }
  const { usage, run } = await command.load();
  if (args.includes("--help") || args.includes("-h")) {
    terminal.out(usage);
    return 0;
  }
  try {
    await run(args, terminal);
    return 0;
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.err(`${error.message}\n\n${usage}`);
      return 2;
    }
    if (!isAboutInput(error)) throw error;
    terminal.err(`${error.message}\n`);
    return 1;
  }
}

const isAboutInput = (error: unknown): error is Error =>
  [FrameError, ColumnError, DesignError, PlanError, WeightError, ChartError, FileError, LedgerError].some(
    (kind) => error instanceof kind,
  );
