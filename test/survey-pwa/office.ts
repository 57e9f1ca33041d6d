import { randomBytes } from "node:crypto";
import { migrate, type Sql } from "@returns/schemas";
import {
  connectionLimits,
  createApp,
  enrolLink,
  history,
  issueEnrolTicket,
  makeReceiptKey,
  openPglite,
  type PhoneAssets,
  type ProjectSource,
  readPhoneAssets,
  serveApp,
} from "@returns/server";

/** A real office on a free port, which serves an app to phones. It can go away and come back, as a network does. */
export interface Office {
  readonly origin: string;
  readonly sql: Sql;
  /** The built app; what a test puts in is what the next request gets. */
  readonly assets: Map<string, PhoneAssets extends ReadonlyMap<string, infer Asset> ? Asset : never>;
  /** A new link that enrols one phone. */
  enrolLink(): Promise<string>;
  goAway(): Promise<void>;
  comeBack(): Promise<void>;
  close(): Promise<void>;
}

/**
 * @param app folder of the app as it was built
 * @param project what the phones load
 */
export async function openOffice(app: string, project: ProjectSource): Promise<Office> {
  const sql = await openPglite({
    folder: "memory",
    onPoisoned: (cause) => {
      throw cause;
    },
  });
  await migrate(sql, history);
  const access = { sql, clock: () => new Date(), random: (bytes: number) => Uint8Array.from(randomBytes(bytes)) };
  const receiptKey = await makeReceiptKey();
  const assets = new Map(readPhoneAssets(app));
  const doors = createApp({
    ...access,
    receiptKey,
    project,
    phone: assets,
    transport: "loopback",
    version: "test",
    log: () => {},
    afterCommit: () => {},
  });
  let server = await serveApp(doors, { host: "127.0.0.1", port: 0 }, connectionLimits);
  const { port } = server;
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    sql,
    assets,
    enrolLink: async () => enrolLink(origin, await issueEnrolTicket(access), receiptKey.fingerprint),
    goAway: () => server.close(),
    comeBack: async () => {
      server = await serveApp(doors, { host: "127.0.0.1", port }, connectionLimits);
    },
    close: async () => {
      await server.close();
      await sql.close();
    },
  };
}
