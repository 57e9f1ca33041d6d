import { join } from "node:path";
import { forms } from "@returns/schemas/forms";
import { createApp } from "../app.tsx";
import type { Config } from "../config.ts";
import { officeDashboard } from "../dashboard/for-office.ts";
import { readPhoneAssets } from "../http/phone-assets.ts";
import { faultLine } from "../http/request-log.ts";
import { timeZoneOf } from "../project/time-zone.ts";
import { checkPort, listen } from "./listen.ts";
import { logToFiles } from "./log-file.ts";
import { carryOut, coordinatorLink, enrolmentLink, type OfficeCommand, type OfficeParts } from "./office-command.ts";
import { type OpenOffice, openOffice } from "./open-office.ts";
import { type OnProgress, runDemo } from "./run-demo.ts";
import { listenForOperator } from "./socket.ts";

/** A server that answers requests. */
export interface StartedServer {
  readonly office: OpenOffice;
  readonly origin: string;
  /** For one phone, within 24 hours. */
  readonly enrolLink: string;
  /** For one sign-in, within 24 hours. */
  readonly coordinatorLink: string;
  /** For programs and their authors. */
  readonly apiLink: string;
  /** Carries out a command of the operator. */
  order(command: OfficeCommand, onProgress: OnProgress): Promise<readonly string[]>;
  /** Lets running requests end, writes everything out and frees the folder. */
  stop(): Promise<void>;
}

/**
 * Opens the office and serves it.
 *
 * @throws OperatorError when the operator must mend something first
 */
export async function runServer(config: Config, program: Program): Promise<StartedServer> {
  await checkPort(config);
  const office = await openOffice(config, program.onPoisoned);
  try {
    return await serveOffice(config, office, program);
  } catch (cause) {
    await office.store.close();
    throw cause;
  }
}

/** The program around the server. */
export interface Program {
  readonly version: string;
  /** Folder of the phone's built app. */
  readonly phoneFolder: string;
  /** The embedded engine has crashed: the process must end. */
  readonly onPoisoned: (cause: Error) => void;
}

async function serveOffice(config: Config, office: OpenOffice, program: Program): Promise<StartedServer> {
  const { sql, clock, random, receiptKey, setup, shelf, projector } = office;
  const log = logToFiles(join(config.dataDir, "log"), clock());
  const project = () =>
    void projector.projectNew().catch((cause: unknown) => log(faultLine(cause, "projector", clock())));
  const app = createApp({
    sql,
    clock,
    random,
    log,
    receiptKey,
    project: shelf.project,
    phone: readPhoneAssets(program.phoneFolder),
    transport: config.trustProxy ? "https" : "loopback",
    version: program.version,
    afterCommit: project,
    publishing: { shelf, setup, timeZone: timeZoneOf(setup), afterPublishing: project },
    dashboard: officeDashboard({ sql, setup, clock, form: () => shelf.overVersions(forms.household) }),
  });
  const listening = await listen(app, config);
  const origin =
    config.publicUrl ?? `http://${config.host.includes(":") ? `[${config.host}]` : config.host}:${listening.port}`;
  const parts: OfficeParts = {
    sql,
    projector,
    clock,
    random,
    origin,
    receiptFingerprint: receiptKey.fingerprint,
    simulate: (onProgress) => runDemo(office, (path, init) => app.request(path, init), onProgress),
  };
  const order = (command: OfficeCommand, onProgress: OnProgress) => carryOut(command, parts, onProgress);
  const stopListening = await listenForOperator(config.dataDir, order);
  // What was received before the last end, and what waited for a newer version of this program
  project();
  return {
    office,
    origin,
    enrolLink: await enrolmentLink(parts),
    coordinatorLink: await coordinatorLink(parts),
    apiLink: `${origin}/api`,
    order,
    stop: async () => {
      stopListening();
      await Promise.race([listening.close(), new Promise((resolve) => setTimeout(resolve, patienceMs).unref())]);
      await projector.projectNew().catch(() => {});
      await office.store.close();
    },
  };
}

/** How long an end waits for phones that are in the middle of a request; they try again. */
const patienceMs = 5_000;
