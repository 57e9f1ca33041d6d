import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
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
  type PhoneAssets,
  practiceSetup,
  readPhoneAssets,
  serveApp,
} from "@returns/server";
import { projectSource } from "../../../server/src/project/project-source.ts";
import { buildPage } from "../site.ts";

/** A real office that serves the phone without its screens. It can go away and come back, as a network does. */
export interface PhoneOffice {
  readonly origin: string;
  readonly sql: Sql;
  /** The built app; what a test puts in is what the next request gets. */
  readonly assets: Map<string, PhoneAssets extends ReadonlyMap<string, infer Asset> ? Asset : never>;
  enrolLink(): Promise<string>;
  goAway(): Promise<void>;
  comeBack(): Promise<void>;
  close(): Promise<void>;
}

export async function openPhoneOffice(): Promise<PhoneOffice> {
  const folder = await buildPage("phone");
  const sql = await openPglite({
    folder: "memory",
    onPoisoned: (cause) => {
      throw cause;
    },
  });
  await migrate(sql, history);
  const access = { sql, clock: () => new Date(), random: (bytes: number) => Uint8Array.from(randomBytes(bytes)) };
  const receiptKey = await makeReceiptKey();
  const assets = new Map(readPhoneAssets(folder));
  const app = createApp({
    ...access,
    receiptKey,
    project: projectSource(practiceSetup(), [formToWire(forms.household)]),
    phone: assets,
    transport: "loopback",
    version: "test",
    log: () => {},
    afterCommit: () => {},
  });
  let server = await serveApp(app, { host: "127.0.0.1", port: 0 }, connectionLimits);
  const { port } = server;
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    sql,
    assets,
    enrolLink: async () => enrolLink(origin, await issueEnrolTicket(access), receiptKey.fingerprint),
    goAway: () => server.close(),
    comeBack: async () => {
      server = await serveApp(app, { host: "127.0.0.1", port }, connectionLimits);
    },
    close: async () => {
      await server.close();
      await sql.close();
      rmSync(folder, { recursive: true });
    },
  };
}
