import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { Form, Sql } from "@returns/schemas";
import { forms as surveys } from "@returns/schemas/forms";
import { type ReceiptKey, receiptKeyAt } from "../access/receipt-key.ts";
import type { Random } from "../access/secrets.ts";
import type { Config } from "../config.ts";
import type { ProjectSetup } from "../demo/setup.ts";
import { createProjector, type Projector } from "../project/projector.ts";
import { takeOverSetup } from "../project/take-over-setup.ts";
import { type FormShelf, openShelf } from "../publish/shelf.ts";
import { openStore, type Store } from "../store/open-store.ts";
import { envelopeTools } from "../sync/envelope-tools.ts";
import { receivedEnvelopes } from "../sync/received-envelopes.ts";

/** Everything that an office has on its disk, opened; with or without a server around it. */
export interface OpenOffice {
  readonly store: Store;
  readonly sql: Sql;
  readonly receiptKey: ReceiptKey;
  readonly setup: ProjectSetup;
  readonly shelf: FormShelf;
  readonly projector: Projector;
  readonly clock: () => Date;
  readonly random: Random;
  /** What the operator should know. */
  readonly notes: readonly string[];
}

/**
 * Opens the data folder and the database.
 *
 * @param onPoisoned the embedded engine has crashed: the process must end
 * @throws OperatorError when something in it cannot be used; then everything is closed again
 */
export async function openOffice(
  { dataDir, databaseUrl }: Config,
  onPoisoned: (cause: Error) => void,
): Promise<OpenOffice> {
  const store = await openStore({ dataDir, databaseUrl, onPoisoned });
  const { sql } = store;
  try {
    const receiptKey = await receiptKeyAt(join(dataDir, "receipt-key.json"));
    const current = Object.values<Form>(surveys);
    const { setup, notes } = await takeOverSetup(sql, dataDir, current);
    const shelf = await openShelf(sql, setup, current);
    const projector = createProjector({
      sql,
      received: receivedEnvelopes(sql),
      forms: () => shelf.known().all,
      tools: envelopeTools,
    });
    if (store.mustRebuild) {
      await projector.rebuild();
      store.rebuilt();
    }
    const clock = () => new Date();
    return {
      store,
      sql,
      receiptKey,
      setup,
      shelf,
      projector,
      clock,
      random: (bytes) => randomBytes(bytes),
      notes: [
        ...notes,
        ...shelf
          .known()
          .unreadable.map(
            (form) => `Form ${form} was published here and cannot be read by this version: its interviews wait`,
          ),
      ],
    };
  } catch (cause) {
    await store.close();
    throw cause;
  }
}
