import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { formToWire, migrate, type Sql } from "@returns/schemas";
import { forms } from "@returns/schemas/forms";
import {
  connectionLimits,
  createApp,
  enrolLink,
  history,
  issueEnrolTicket,
  makeReceiptKey,
  openPglite,
  practiceSetup,
  readPhoneAssets,
  serveApp,
} from "@returns/server";
import { build } from "vite";
import { projectSource } from "../../../server/src/project/project-source.ts";
import { repositoryRoot } from "../../machine/shared.ts";

/** A real office on a free port, which serves the phone's app as it is built for the field. */
export interface ScreenOffice {
  readonly origin: string;
  readonly sql: Sql;
  /** A new link that enrols one phone. */
  enrolLink(): Promise<string>;
  close(): Promise<void>;
}

/** @param project what the phones load; the practice project where nothing else is said */
export async function openScreenOffice(
  project = projectSource(practiceSetup(), [formToWire(forms.household), formToWire(forms.listing)]),
): Promise<ScreenOffice> {
  const folder = mkdtempSync(join(tmpdir(), "returns-screens-"));
  await build({
    configFile: join(repositoryRoot, "survey-pwa/vite.config.ts"),
    root: join(repositoryRoot, "survey-pwa"),
    logLevel: "error",
    build: { outDir: folder },
  });
  const sql = await openPglite({
    folder: "memory",
    onPoisoned: (cause) => {
      throw cause;
    },
  });
  await migrate(sql, history);
  const access = { sql, clock: () => new Date(), random: (bytes: number) => Uint8Array.from(randomBytes(bytes)) };
  const receiptKey = await makeReceiptKey();
  const app = createApp({
    ...access,
    receiptKey,
    project,
    phone: readPhoneAssets(folder),
    transport: "loopback",
    version: "test",
    log: () => {},
    afterCommit: () => {},
  });
  const server = await serveApp(app, { host: "127.0.0.1", port: 0 }, connectionLimits);
  const origin = `http://127.0.0.1:${server.port}`;
  return {
    origin,
    sql,
    enrolLink: async () => enrolLink(origin, await issueEnrolTicket(access), receiptKey.fingerprint),
    close: async () => {
      await server.close();
      await sql.close();
      rmSync(folder, { recursive: true });
    },
  };
}
