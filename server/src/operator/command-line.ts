import { parseArgs } from "node:util";
import { OperatorError } from "../operator-error.ts";
import type { OfficeCommand } from "./office-command.ts";

/** What was asked for on the command line. */
export type CommandLine =
  | { readonly command: "start"; readonly demo: "simulate" | "none" }
  | { readonly command: "help" }
  /** A form that comes over the standard input is tried: `returns form preview` asks for it. */
  | { readonly command: "preview"; readonly port: number }
  | { readonly command: "office"; readonly order: OfficeCommand };

/**
 * Reads the arguments behind the program's name.
 *
 * @throws OperatorError for what it does not know, with the way to the help
 */
export function readCommandLine(args: readonly string[]): CommandLine {
  const { values, positionals } = parse(args);
  const [command = "start", argument, ...more] = positionals;
  if (values.help) return { command: "help" };
  if (more.length > 0) throw misunderstood(`there is more than one argument behind ${command}`);
  switch (command) {
    case "start":
      return { command, demo: values.demo ? "simulate" : "none" };
    case "preview":
      return { command, port: Number(argument ?? 0) };
    case "enrol":
      return { command: "office", order: { do: command, phones: readCount(argument) } };
    case "revoke":
      if (argument === undefined) throw misunderstood("revoke needs the name of a device; see: returns-server devices");
      return { command: "office", order: { do: command, device: argument } };
    case "demo":
    case "sign-in":
    case "devices":
    case "rebuild":
    case "verify-chain":
      return { command: "office", order: { do: command } };
    default:
      throw misunderstood(`there is no command "${command}"`);
  }
}

export const help = `returns-server: gathers interviews and shows what they say

  returns-server [start] [--demo]   serve; with --demo a survey of 600 households is simulated first
  returns-server demo               the same simulation on the server that runs on this DATA_DIR
  returns-server enrol [n]          n links (1 if not said), each for one phone and 24 hours
  returns-server sign-in            a link to the coordinators' page, for once and 24 hours
  returns-server devices            the phones that are enrolled
  returns-server revoke <device>    what this phone sends from now on is set aside
  returns-server rebuild            make every table of answers anew from the envelopes
  returns-server verify-chain       check that no envelope was changed, removed or moved

Environment: PORT, HOST, PUBLIC_URL, DATA_DIR, DATABASE_URL, TRUST_PROXY (see README)
Example:     PORT=9000 DATA_DIR=/srv/returns returns-server start`;

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        demo: { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (cause) {
    throw misunderstood(cause instanceof Error ? cause.message.split(". ")[0] : String(cause));
  }
}

function readCount(argument: string | undefined): number {
  if (argument === undefined) return 1;
  if (/^\d{1,3}$/.test(argument) && Number(argument) > 0) return Number(argument);
  throw misunderstood(`enrol takes a number of phones from 1 to 999, not "${argument}"`);
}

const misunderstood = (why: string | undefined): OperatorError =>
  new OperatorError(`Cannot understand the command: ${why}. Look at: returns-server --help`);
